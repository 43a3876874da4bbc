"""Speed, printed by commands; nothing here is a test."""
