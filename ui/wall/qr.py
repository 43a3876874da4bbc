"""A link as a picture that a phone's camera reads, drawn here and not fetched from anywhere."""

from functools import lru_cache
from html import escape

import segno


@lru_cache(maxsize=256)
def picture(link: str, label: str) -> str:
    """Return ``link`` as an image, dark on white in either theme, that fills the width it is given."""
    code = segno.make(link, error="m", micro=False)
    data = code.svg_data_uri(border=3, light="#ffffff", dark="#111111", omitsize=True)
    return f'<div class="lk-qr"><img src="{data}" alt="{escape(label)}"></div>'
