"""Everything that a store keeps, in one file: saved while a class plays, brought back into any database."""
