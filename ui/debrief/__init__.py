"""The debrief: written once as a paper of chapters, then shown as a page, an HTML file, slides and a spreadsheet."""
