"""Sentences set side by side as each language does."""

from collections.abc import Iterable


def together(sentences: Iterable[str], language: str) -> str:
    """Give the sentences in one line: a space between them, none in Chinese."""
    return ("" if language == "zh" else " ").join(sentence for sentence in sentences if sentence)
