"""A link as a picture that a phone's camera reads, drawn here and not fetched from anywhere."""

import io
from functools import lru_cache

import segno


@lru_cache(maxsize=256)
def svg(link: str, label: str) -> str:
    """Return ``link`` as an inline SVG, dark on white in either theme, that fills the width it is given."""
    drawn = io.BytesIO()
    segno.make(link, error="m", micro=False).save(
        drawn,
        kind="svg",
        xmldecl=False,
        svgns=True,
        border=3,
        light="#ffffff",
        dark="#111111",
        title=label,
        omitsize=True,
    )
    return f'<div class="lk-qr">{drawn.getvalue().decode()}</div>'
