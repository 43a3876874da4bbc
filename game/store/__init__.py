"""Where games are kept: SQLite by default, PostgreSQL for a school server."""

from game.store.opening import Store, open_store

__all__ = ["Store", "open_store"]
