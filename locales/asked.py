"""The language of a command line."""

from collections.abc import Mapping, Sequence

from locales import LANGUAGES


def language_of(words: Sequence[str], environment: Mapping[str, str]) -> str:
    """Give the language asked for with ``--language``, else the system's, else English."""
    for first, second in zip(words, [*words, ""][1:], strict=True):
        asked = second if first == "--language" else first.removeprefix("--language=")
        if asked in LANGUAGES:
            return asked
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "zh" if environment[name].lower().startswith("zh") else "en"
    return "en"
