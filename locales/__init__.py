"""The words of the screens in each language, compiled from their catalogues when first needed.

English stands in the code; every ``locales/<language>/LC_MESSAGES/*.po`` adds to one catalogue per language. Nothing
is compiled beforehand, so what is edited is what is shown.
"""

import gettext
import io
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = {"en": "English", "zh": "中文"}
"""Every language a screen can be read in, by its own name."""

SOURCE = "en"
"""The language of the message ids."""

FOLDER = Path(__file__).parent


def catalogue_files(language: str) -> list[Path]:
    """Return the catalogue files of a language, in a fixed order."""
    return sorted((FOLDER / language / "LC_MESSAGES").glob("*.po"))


def read_catalogue(path: Path, language: str) -> Catalog:
    """Return one catalogue file as Babel reads it, fuzzy entries and all."""
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def merged_catalogue(language: str) -> Catalog:
    """Return all messages of a language; a message may stand in several files when it says the same in each."""
    merged = Catalog(locale=language)
    for path in catalogue_files(language):
        for message in read_catalogue(path, language):
            if message.id:
                merged.add(message.id, message.string, flags=message.flags, context=message.context)
    return merged


@cache
def translator(language: str) -> gettext.NullTranslations:
    """Return what turns a message id into the words of ``language``; an unknown language reads the source."""
    if language == SOURCE or language not in LANGUAGES:
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, merged_catalogue(language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
