"""Opening the store."""


class Store:
    """An open store: transactions for reading and writing, and the clock."""


def open_store(url: str | None = None) -> Store:
    """Open the store at ``url`` (else ``DATABASE_URL``, else ``data/liuke.db``), its schema brought up to date.

    Raises:
        StoreRefused: ``newer_database``, ``bad_address``, ``storage_full``, ``storage_failed``.
    """
    raise NotImplementedError
