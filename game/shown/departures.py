"""Who left a team in a revealed round, and what one of them lived through."""

from dataclasses import dataclass

import pandas as pd

from game.shown.tags import TeamTag
from sim.personas import Persona
from sim.portfolio import Happening
from sim.why.pressed import Pressed


@dataclass(frozen=True, slots=True)
class Which:
    """A round of a team that is asked for; what is left out is one's own team, the latest round, the current line."""

    round: int | None = None
    team: int | None = None
    branch: int | None = None


@dataclass(frozen=True, slots=True)
class Leavers:
    """Everybody who left a team in a round.

    ``frame`` has the columns of :func:`sim.why.departures.departures`; it is shared and cached: copy before changing.
    A segment is the one on file when the round began ("": none), the true one once the game has ended.
    """

    scenario: str
    round: int
    team: TeamTag
    teams: tuple[TeamTag, ...]
    """everybody whose firm may be where somebody went"""
    frame: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Leaver:
    """One customer who left, and all that passed between them and the team until the end of that round.

    Unlike a customer's file this also holds what the customer kept to themselves: who has left, tells.
    """

    customer: int
    persona: Persona
    scenario: str
    round: int
    segment: str
    """on file, as in :class:`Leavers`"""
    grade: str
    """when the round began, or :data:`sim.why.departures.NEWCOMER`"""
    team: TeamTag
    teams: tuple[TeamTag, ...]
    happenings: tuple[Happening, ...]
    """oldest first"""
    pressed: tuple[Pressed, ...]
    """how the weekly messages came, a round each"""
