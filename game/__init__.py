"""A class playing: rules, commands, views, scoring and the store. Knows the engine, but no screen."""
