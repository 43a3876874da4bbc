"""The phase machine of a game: which move leads where. Pure: no database, no clock on the wall.

    lobby → briefing → open → closed → revealed → open (next round) → … → ended

Round 0 is the practice round (branch 0, not counted); counted rounds are 1..rounds on branch 1 and its forks.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from game.errors import Refused

LEADER = "leader"
ROLES = (LEADER, "marketing", "service", "care", "platform")
"""What a member of a team looks after (:mod:`game.ownership`): the leader everything, the others their tab."""

MODES = ("shared", "parallel")
"""One market for all teams, or one copy of the market for each team against the scenario's rivals."""

PRACTICE_ROUND = 0
PRACTICE_BRANCH = 0
FIRST_BRANCH = 1


class Phase(StrEnum):
    """Where a game stands."""

    LOBBY = "lobby"
    BRIEFING = "briefing"
    OPEN = "open"
    CLOSED = "closed"
    """decisions are in; the engine is at work, or the results wait to be revealed"""
    REVEALED = "revealed"
    ENDED = "ended"


class Move(StrEnum):
    """What carries a game from one phase to the next; also the names of the commands that do it."""

    START_BRIEFING = "start_briefing"
    OPEN_ROUND = "open_round"
    CLOSE_ROUND = "close_round"
    REVEAL = "reveal"
    NEXT_ROUND = "next_round"
    END_GAME = "end_game"


FROM: dict[Move, tuple[Phase, ...]] = {
    Move.START_BRIEFING: (Phase.LOBBY,),
    Move.OPEN_ROUND: (Phase.LOBBY, Phase.BRIEFING),
    Move.CLOSE_ROUND: (Phase.OPEN,),
    Move.REVEAL: (Phase.CLOSED,),
    Move.NEXT_ROUND: (Phase.REVEALED,),
    Move.END_GAME: (Phase.LOBBY, Phase.BRIEFING, Phase.OPEN, Phase.REVEALED),
}
"""The phases from which each move may be made."""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Where a game stands: all that the rules need to know of it."""

    phase: Phase
    round: int
    branch: int
    rounds: int
    ready: bool = False
    """results of the closed round are there"""

    @property
    def practising(self) -> bool:
        """True in the practice round, from its opening to the opening of round 1."""
        return self.branch == PRACTICE_BRANCH and self.phase not in (Phase.LOBBY, Phase.BRIEFING)

    @property
    def computing(self) -> bool:
        """True while decisions are in and results are not."""
        return self.phase == Phase.CLOSED and not self.ready

    @property
    def last(self) -> bool:
        """True in the last counted round."""
        return self.round >= self.rounds


def after(move: Move, here: Standpoint) -> Standpoint:
    """Give where the game stands after a move; refuse a move that is not possible here."""
    if here.phase not in FROM[move]:
        needs = [phase.value for phase in FROM[move]]
        raise Refused("not_now", phase=here.phase.value, round=here.round, needs=needs)
    if move == Move.START_BRIEFING:
        return replace(here, phase=Phase.BRIEFING)
    if move == Move.OPEN_ROUND:
        first = PRACTICE_ROUND if here.branch == PRACTICE_BRANCH else 1
        return replace(here, phase=Phase.OPEN, round=first)
    if move == Move.CLOSE_ROUND:
        return replace(here, phase=Phase.CLOSED, ready=False)
    if move == Move.REVEAL:
        return _revealed(here)
    if move == Move.NEXT_ROUND:
        return _next(here)
    return replace(here, phase=Phase.ENDED)


def back_to(round_: int, branch: int, here: Standpoint) -> Standpoint:
    """Give where the game stands when it has gone back to a round, on a new branch."""
    if here.computing:
        raise Refused("round_computing", round=here.round)
    reached = 0 if here.practising or here.phase in (Phase.LOBBY, Phase.BRIEFING) else here.round
    if not 1 <= round_ <= reached:
        raise Refused("no_such_round", round=round_, low=1, high=reached)
    return replace(here, phase=Phase.OPEN, round=round_, branch=branch, ready=False)


def back_from(here: Standpoint, *, practised: bool) -> Standpoint:
    """Give where a game stood one stage earlier, with nothing played undone; refuse where nothing leads back.

    From a round's results only a branch leads back: :func:`back_to`. ``practised``: the practice round was played.
    """
    if here.phase == Phase.BRIEFING:
        return replace(here, phase=Phase.LOBBY)
    if here.phase == Phase.OPEN and here.round > 1:
        return replace(here, phase=Phase.REVEALED, round=here.round - 1, ready=True)
    if here.phase == Phase.OPEN and here.round == 1 and here.branch == FIRST_BRANCH and practised:
        return replace(here, phase=Phase.REVEALED, round=PRACTICE_ROUND, branch=PRACTICE_BRANCH, ready=True)
    if here.phase == Phase.ENDED and here.ready:
        return replace(here, phase=Phase.REVEALED)
    needs = [phase.value for phase in (Phase.BRIEFING, Phase.OPEN, Phase.REVEALED, Phase.ENDED)]
    raise Refused("not_now", phase=here.phase.value, round=here.round, needs=needs)


def obvious(here: Standpoint) -> Move | None:
    """Give the one move that a teacher would make next; none once the game has ended or while it computes."""
    if here.phase == Phase.REVEALED:
        return Move.END_GAME if here.last and not here.practising else Move.NEXT_ROUND
    if here.computing:
        return None
    return {
        Phase.LOBBY: Move.START_BRIEFING,
        Phase.BRIEFING: Move.OPEN_ROUND,
        Phase.OPEN: Move.CLOSE_ROUND,
        Phase.CLOSED: Move.REVEAL,
    }.get(here.phase)


def revealed_rounds(here: Standpoint) -> int:
    """Give how many counted rounds everybody may see."""
    if here.branch == PRACTICE_BRANCH or here.phase in (Phase.LOBBY, Phase.BRIEFING):
        return 0
    if here.phase == Phase.REVEALED:
        return here.round
    if here.phase == Phase.ENDED and here.ready:
        return here.round
    return max(0, here.round - 1)


def _revealed(here: Standpoint) -> Standpoint:
    if not here.ready:
        raise Refused("round_computing", round=here.round)
    return replace(here, phase=Phase.REVEALED)


def _next(here: Standpoint) -> Standpoint:
    if here.practising:
        return replace(here, phase=Phase.OPEN, round=1, branch=FIRST_BRANCH, ready=False)
    if here.last:
        raise Refused("last_round", rounds=here.rounds)
    return replace(here, phase=Phase.OPEN, round=here.round + 1, ready=False)
