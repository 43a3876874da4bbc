"""The debrief: a teacher's as soon as a round is revealed, everybody's once the game has ended."""

from collections.abc import Mapping

from game.actors import Actor
from game.debriefing.contrasts import pairs, spent
from game.debriefing.losses import losses
from game.debriefing.replays import replayed
from game.debriefing.topics import topics
from game.debriefing.true_states import true_states
from game.debriefing.turning_points import turning_points
from game.debriefing.worth import worth
from game.looking_back import open_line, require_counted
from game.records import Record
from game.rules import Phase, revealed_rounds
from game.shown.debrief import Contrast, Debrief, Foreseen
from game.shown.difference import Difference
from game.standings import table
from game.store import Store
from game.store.tables import Room, Team
from game.views.comparison import comparison
from game.views.cost_to_serve import served
from game.views.difference import difference_of
from game.views.luck_band import band_of
from game.views.survival import survival_of
from game.views.tagging import team_tag


def debrief(store: Store, actor: Actor, game_id: int | None = None, branch: int | None = None) -> Debrief:
    """Give all that a class may talk about, up to the last revealed round. A teacher names the game.

    Raises:
        Refused: ``not_now`` for a player before the end; ``not_revealed`` before the first counted round is.
    """
    with store.read() as session:
        found = open_line(store, session, actor, game_id, branch)
        require_counted(found.here)
        return _debrief(found, actor.team_id)


def _debrief(found: Record, mine: int | None) -> Debrief:
    game, last = found.game, revealed_rounds(found.here)
    room = None if game.room_id is None else found.session.get(Room, game.room_id)
    current = found.line.branch == game.branch
    return Debrief(
        game_id=game.id,
        room="" if room is None else room.name,
        comparison=comparison(found, last, mine),
        turning_points=turning_points(found, last),
        contrasts=tuple(_contrast(found, last, pair, mine) for pair in pairs(found, last)),
        causes={team.id: _causes(found, last, team) for team in found.active()},
        losses=losses(found, last),
        true_states=true_states(found, last),
        survival=survival_of(found, "start", found.active(), mine, every=True),
        luck=band_of(found, mine, may_measure=False) if game.phase == Phase.ENDED and current else None,
        foreseen=tuple(_foreseen(found, number, team) for number in range(1, last + 1) for team in found.active()),
        worth=worth(found, last),
        served=served(found, range(1, last + 1), mine),
        topics=topics(found, last),
    )


def _contrast(found: Record, last: int, pair: tuple[bool, Team, Team], mine: int | None) -> Contrast:
    alike, first, second = pair
    after = table(found, last).scores
    parts = difference_of(found, first, second, mine)
    area = parting(parts)
    return Contrast(
        alike=alike,
        first=team_tag(first, mine),
        second=team_tag(second, mine),
        spent=(spent(found, last, first), spent(found, last, second)),
        scores=(after[first.id].total, after[second.id].total),
        retention=(_mean_retention(found, last, first), _mean_retention(found, last, second)),
        difference=parts,
        replay=None if area is None else replayed(found, last, second, first, area),
    )


def parting(parts: Difference) -> str | None:
    """Give the area of decisions to which the first team owes most of its lead; None before it is found out."""
    groups = parts.figures["score"].groups if parts.figures else {}
    return max(groups, key=lambda group: groups[group], default=None)


def _mean_retention(found: Record, last: int, team: Team) -> float:
    rates = [report.retention for report in found.history(team, last)]
    return sum(rates) / len(rates)


def _causes(found: Record, last: int, team: Team) -> Mapping[str, float]:
    reports = found.history(team, last)
    return {cause: sum(report.causes[cause] for report in reports) for cause in reports[0].causes}


def _foreseen(found: Record, number: int, team: Team) -> Foreseen:
    row = found.decision(number, team)
    predicted = None if row is None or row.source != "submitted" else row.predicted_retention
    return Foreseen(team_tag(team), number, predicted, found.firm_report(number, team).retention)
