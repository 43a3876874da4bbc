"""Colours and symbols: one accent, and for every seat a fixed colour *and* symbol.

Each seat's colour keeps a contrast of at least 3 : 1 against the light and the dark background; neighbours in the
order differ in lightness as well as hue, and the symbol says the same without any colour.
"""

from dataclasses import dataclass
from html import escape

ACCENT = "#0f766e"
MUTED = "#7a828c"
"""Rivals in the background, grid lines, what is not the point."""

TEAM_COLOURS = (
    "#2f7fd6",
    "#d2660a",
    "#0f9a78",
    "#cf3f93",
    "#8a63d2",
    "#8f7a00",
    "#c8402c",
    "#1690b5",
    "#5c9414",
    "#9a6a4f",
    "#5a6fe0",
    "#78808a",
)
TEAM_SYMBOLS = ("●", "■", "▲", "◆", "★", "✚", "▼", "✖\ufe0e", "▶\ufe0e", "◀\ufe0e", "⬢", "⬟")
TEAM_MARKERS = (
    "circle",
    "square",
    "triangle-up",
    "diamond",
    "star",
    "cross",
    "triangle-down",
    "x",
    "triangle-right",
    "triangle-left",
    "hexagon",
    "pentagon",
)
"""Plotly's names of the same symbols."""

DASHES = ("solid", "dash", "dot")


@dataclass(frozen=True, slots=True)
class Seat:
    """How one team looks everywhere."""

    colour: str
    symbol: str
    marker: str
    dash: str


def seat(index: int) -> Seat:
    """Return the look of the team in seat ``index`` (from 0); later seats meet the colours again, shifted."""
    lap, place = divmod(index, len(TEAM_COLOURS))
    shifted = (place + 5 * lap) % len(TEAM_SYMBOLS)
    return Seat(TEAM_COLOURS[place], TEAM_SYMBOLS[shifted], TEAM_MARKERS[shifted], DASHES[lap % len(DASHES)])


def badge(index: int, name: str) -> str:
    """Return a team's symbol and name as HTML, the symbol in the team's colour."""
    look = seat(index)
    return (
        f'<span class="lk-badge"><span class="lk-symbol" style="color:{look.colour}" aria-hidden="true">'
        f"{look.symbol}</span> {escape(name)}</span>"
    )


def plain_badge(index: int, name: str) -> str:
    """Return a team's symbol and name as plain text, for buttons and menus."""
    return f"{seat(index).symbol} {name}"
