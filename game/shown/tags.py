"""How views name teams and people: what everybody in a game may know of them."""

from dataclasses import dataclass
from typing import Literal

TeamKind = Literal["people", "computer", "absent"]
"""absent: nobody joined, and the team takes no part (parallel markets only)"""


@dataclass(frozen=True, slots=True)
class TeamTag:
    """A team as everybody sees it."""

    id: int
    """0 for a computer rival that is no team of the game (parallel markets)"""
    name: str
    """what the team calls itself; a computer rival bears the key of its strategy until somebody names it"""
    seat: int
    """0, 1, 2 … in the game: its colour and symbol"""
    kind: TeamKind
    strategy: str | None
    """of a computer rival"""
    firm: str
    """its key in reports (``firms``, ``lost_to``, ``won_from``, ``people``)"""
    mine: bool = False


@dataclass(frozen=True, slots=True)
class MemberTag:
    """A person as classmates and the teacher see them."""

    id: int
    name: str
    role: str | None
    online: bool
    me: bool = False
