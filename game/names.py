"""Names as they are kept: words to read, and nothing that a screen, a chart or a spreadsheet could take for an order.

A sign that would begin a link, a formula, bold type, a mark-up tag or a picture is kept as its full-width twin, which
looks alike, means nothing to any program, and is the same name when names are compared. So no page has to remember.
"""

import re
import unicodedata

WIDE = {sign: ord(sign) + 0xFEE0 for sign in "<>$*`\\|~#[]"}
"""the full-width twins of ASCII stand at one distance from them (Unicode, Halfwidth and Fullwidth Forms)"""
ORDERS = re.compile(
    r"^[=+\-@]"  # a formula, or a list
    r"|:(?=[^\W\d_]|/)"  # :fire:  :red[  https:
    r"|&(?=#|\w+;)"  # &lt;
    r"|(?<![^\W_])_|_(?![^\W_])"  # _slanted_, not snake_case
    r"|(?<=www)\.|(?<=^\d)\.",  # an address, or a numbered list
    re.IGNORECASE,
)
UNSEEN = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""letters and patterns that count as printable and show nothing"""
MOST_MARKS = 2
"""accents on one letter; more of them climb over the lines above"""


def shown(typed: str) -> str:
    """Give what was typed as a name that only reads: one line, printable, without orders to a program."""
    line = "".join(sign for sign in " ".join(typed.split()) if sign.isprintable() and sign not in UNSEEN)
    plain = " ".join(_few_marks(line).split()).translate({ord(sign): wide for sign, wide in WIDE.items()})
    return ORDERS.sub(lambda found: chr(ord(found[0]) + 0xFEE0), plain)


def _few_marks(line: str) -> str:
    """Leave out accents that stand on nothing, and those beyond :data:`MOST_MARKS` on one letter."""
    kept, marks = [], MOST_MARKS
    for sign in line:
        marks = marks + 1 if unicodedata.category(sign) in ("Mn", "Me") else 0
        if marks <= MOST_MARKS:
            kept.append(sign)
    return "".join(kept)
