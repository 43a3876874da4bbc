"""Words that are written in one place and translated where they are shown."""


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for a deferred message; extractors look for it
    """Mark ``message`` as one to translate; it stays English until a page asks the catalogue."""
    return message
