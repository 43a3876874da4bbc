"""The customer desk: the table of one's own customers and one customer's file."""
