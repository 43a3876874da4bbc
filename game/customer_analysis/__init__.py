"""Analytical CRM: what a firm can work out from its own customer files. Tables in, tables out."""
