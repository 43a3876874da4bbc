"""Papers of chapters, tables and charts, and the files that tables become, whoever wrote them."""
