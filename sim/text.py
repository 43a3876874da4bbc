"""Words in both languages, as scenario packs carry them."""

from pydantic import Field

from sim.pack_part import Part


class Text(Part):
    """The same words in English and Chinese."""

    en: str = Field(min_length=1)
    zh: str = Field(min_length=1)

    def in_(self, language: str) -> str:
        """Give the words in ``language`` (``"en"`` or ``"zh"``); anything else is English."""
        return self.zh if language == "zh" else self.en
