"""What has been played: reports and decisions along a game's line of play."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from game.lineage import Lineage, lineage
from game.rules import PRACTICE_ROUND, Standpoint
from game.seating import teams_of
from game.store import Store
from game.store.once import once
from game.store.round_tables import SHARED, Decision, Market, Report
from game.store.tables import Game, Team
from sim import packs
from sim.decisions import Decisions, check, starting
from sim.report import FirmReport, Position, RoundReport
from sim.scenario import Scenario

Struck = tuple[tuple[str, int], ...]
"""Events by key, each with the round it strikes; 0: never."""


@lru_cache(maxsize=64)
def scenario_at(key: str, scale: float, events: Struck | None = None) -> Scenario:
    """Give a scenario at the size of a game's firms, its events where the game has them (None: as they are)."""
    nominal = packs.load(key)
    if events is not None:
        rounds = dict(events)
        struck = (event.model_copy(update={"round": rounds.get(event.key, event.round)}) for event in nominal.events)
        nominal = nominal.model_copy(update={"events": tuple(event for event in struck if event.round > 0)})
    return nominal if scale == 1.0 else nominal.at_scale(scale)


def scenario_of(game: Game, scale: float = 1.0) -> Scenario:
    """Give a game's scenario with the events that this game has."""
    if game.events is None:
        return scenario_at(game.scenario, scale)
    return scenario_at(game.scenario, scale, tuple((key, int(str(number))) for key, number in game.events.items()))


@dataclass(frozen=True, slots=True)
class Record:
    """A game's line of play as far as it has been played, read within one transaction."""

    store: Store
    session: Session
    game: Game
    scenario: Scenario
    """at the size of the game's firms; at its nominal size before the market exists"""
    scale: float
    starts: Mapping[str, Position]
    line: Lineage
    here: Standpoint
    """where this line of play stands: the game itself, or where it was left"""
    teams: tuple[Team, ...]

    def market_of(self, team: Team) -> int:
        """Give the number of the market in which a team plays."""
        return SHARED if self.game.mode == "shared" else team.id

    def report(self, round_number: int, market: int) -> RoundReport:
        """Give one market's report of a round that has been played."""
        key = (self.game.id, self.line.holder(round_number), round_number, market)
        return self.store.reports.recall(
            key, lambda: RoundReport.model_validate_json(self.session.get_one(Report, key).report)
        )

    def firm_report(self, round_number: int, team: Team) -> FirmReport:
        """Give a team's report of a round that has been played."""
        return self.report(round_number, self.market_of(team)).firms[team.firm]

    def history(self, team: Team, last: int) -> list[FirmReport]:
        """List a team's counted reports up to a round, oldest first (for the practice round: that one)."""
        first = PRACTICE_ROUND if last == PRACTICE_ROUND else 1
        return [self.firm_report(number, team) for number in range(first, last + 1)]

    def position(self, round_number: int, team: Team) -> Position:
        """Give the position from which a team decides for a round."""
        if round_number <= 1:
            return self.starts[team.firm]
        return self.firm_report(round_number - 1, team).position

    def decision(self, round_number: int, team: Team) -> Decision | None:
        """Give a team's row for a round, as far as there is one."""
        key = (self.game.id, self.line.holder(round_number), round_number, team.id)
        return self.session.get(Decision, key)

    def played(self, round_number: int, team: Team) -> Decisions | None:
        """Give what a team played in a round."""
        row = self.decision(round_number, team)
        return None if row is None or row.played is None else check(row.played, self.scenario)

    def last_values(self, round_number: int, team: Team) -> Decisions:
        """Give what a team did in the round before, or what the company did at the start."""
        before = self.played(round_number - 1, team) if round_number > 1 else None
        return before or starting(self.scenario)

    def active(self) -> list[Team]:
        """List the teams that take part."""
        return [team for team in self.teams if team.kind != "absent"]


def record(store: Store, session: Session, game: Game) -> Record:
    """Read a game's line of play."""
    return once(session, ("record", game.id), lambda: _record(store, session, game))


def _record(store: Store, session: Session, game: Game) -> Record:
    market = session.get(Market, game.id)
    scale = 1.0 if market is None else market.scale
    starts = {} if market is None else {f: Position.model_validate(p) for f, p in market.positions.items()}
    return Record(
        store=store,
        session=session,
        game=game,
        scenario=scenario_of(game, scale),
        scale=scale,
        starts=starts,
        line=lineage(session, game.id, game.branch),
        here=game.standpoint,
        teams=tuple(teams_of(session, game.id)),
    )


def round_rows(session: Session, game: Game) -> dict[int, Decision]:
    """Give the decisions of the round at hand by team."""
    here = (Decision.game_id == game.id, Decision.branch == game.branch, Decision.round == game.round)
    return {row.team_id: row for row in session.scalars(select(Decision).where(*here))}
