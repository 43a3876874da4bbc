"""In which markets plans are tried: the first ones, and the choice is folded away, unless somebody wants others."""

from collections.abc import Sequence

import streamlit as st

from game.exploring.which_markets import numbers
from game.shown.exploring import WhichMarkets
from ui.explore.bench import Bench
from ui.language import _, ngettext

FIELDS = ("first", "listed")
LONGEST = 200
"""characters of a list"""


def draw(bench: Bench, way: str, before: WhichMarkets | None) -> None:
    """Draw the fields below how many markets there are; ``before`` is what was asked for last.

    ``way`` tells the fields of one form from those of another ("": comparing plans).
    """
    kept = before or WhichMarkets(1)
    for field, value in zip(FIELDS, (kept.first, kept.listed), strict=True):
        st.session_state.setdefault(bench.key(f"{way}{field}"), value)
    others = bool(kept.listed) or kept.first != 1
    with st.expander(_("Which markets (seeds)"), expanded=others, icon=":material/casino:"):
        st.caption(
            _(
                "A market is drawn by its number: the same number brings the same customers and the same luck, for "
                "everybody and at any time. Take others to see whether what you found holds there too."
            )
        )
        with st.container(horizontal=True):
            st.number_input(_("First number"), 1, None, key=bench.key(f"{way}first"), width=140)
            tip = _("These markets and no others, whatever stands under “Markets” and “First number”.")
            st.text_input(
                _("Or these numbers"),
                max_chars=LONGEST,
                key=bench.key(f"{way}listed"),
                placeholder=_("such as 1, 2, 5-9"),
                help=tip,
                width=280,
                autocomplete="off",
            )


def said(bench: Bench, way: str, usual: int) -> WhichMarkets:
    """Give what stands in the fields; ``usual`` is how many markets it is where nothing does."""
    many, first, listed = (st.session_state.get(bench.key(f"{way}{what}")) for what in ("markets", "first", "listed"))
    return WhichMarkets(usual if many is None else many, 1 if first is None else first, listed or "")


def count(asked: WhichMarkets) -> int:
    """Give how many markets were asked for."""
    return len(numbers(asked))


def which(asked: WhichMarkets) -> str:
    """Say which markets were asked for; nothing where it is the first ones."""
    found = numbers(asked)
    if found[-1] == len(found):
        return ""
    return ngettext("Market {numbers}.", "Markets {numbers}.", len(found)).format(numbers=_in_short(found))


def _in_short(found: Sequence[int]) -> str:
    """Write rising numbers, neighbours as a stretch."""
    begins = [number for number in found if number - 1 not in found]
    ends = [number for number in found if number + 1 not in found]
    pairs = zip(begins, ends, strict=True)
    return _(", ").join(f"{low}" if low == high else f"{low}\u2013{high}" for low, high in pairs)
