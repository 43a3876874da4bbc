"""What made the difference between two teams: a teacher's at any time, everybody's once the game has ended."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from game.actors import Actor
from game.difference import Task, kept, kept_by_now, progress, task_of
from game.errors import Refused
from game.looking_back import open_line, require_counted
from game.records import Record
from game.shown.difference import Difference, DifferenceProgress, TwoTeams
from game.standings import table
from game.store import Store
from game.store.tables import Team
from game.views.tagging import team_tag
from sim.score import PARTS
from sim.why.difference import EVERY, Figures, Pair, Shared, gaps, share_out

DONE = DifferenceProgress("done", len(EVERY), len(EVERY))


def difference(store: Store, actor: Actor, which: TwoTeams, game_id: int | None = None) -> Difference:
    """Give what made the difference, as far as it is found out. A teacher names the game.

    Raises:
        Refused: ``not_now`` for a player before the end; ``not_revealed``; ``unknown_team``.
    """
    with store.read() as session:
        found, first, second = two_teams(store, session, actor, which, game_id)
        return difference_of(found, first, second, actor.team_id)


def difference_of(found: Record, first: Team, second: Team, mine: int | None) -> Difference:
    """Give what made the difference between two teams of a line of play, as far as it is found out."""
    task = task_of(found, *by_seat(first, second))
    pairs = kept(found.session, task)
    reached = progress(found.store, task.place)
    if pairs is None and reached.state == "done":  # since this transaction began; unless what was kept was thrown away
        pairs = kept_by_now(found.store, task)
    seen = DONE if pairs is not None else _unfinished(reached)
    return Difference(
        progress=seen,
        first=team_tag(first, mine),
        second=team_tag(second, mine),
        rounds=len(task.duel.rounds),
        figures={} if pairs is None else _figures(found, pairs, turned=first.seat > second.seat),
        proved=None if pairs is None else _proved(found, task, pairs, by_seat(first, second)),
    )


def two_teams(
    store: Store, session: Session, actor: Actor, which: TwoTeams, game_id: int | None
) -> tuple[Record, Team, Team]:
    """Give the line of play and the two teams, if the actor may look at what they decided."""
    found = open_line(store, session, actor, game_id, which.branch)
    require_counted(found.here)
    teams = {team.id: team for team in found.active()}
    if which.first == which.second or not {which.first, which.second} <= set(teams):
        raise Refused("unknown_team")
    return found, teams[which.first], teams[which.second]


def by_seat(first: Team, second: Team) -> tuple[Team, Team]:
    """Give the team of the lower seat first: whoever asks, the replays are the same."""
    return (first, second) if first.seat <= second.seat else (second, first)


def _unfinished(seen: DifferenceProgress) -> DifferenceProgress:
    """Where it was done but is not kept any more, it has to be found out again."""
    return seen if seen.state in ("running", "failed") else DifferenceProgress("none", 0, len(EVERY))


def _figures(found: Record, pairs: Sequence[Pair], *, turned: bool) -> dict[str, Shared]:
    """Share out every figure's gap; the score's under the game's weights as they stand."""
    ahead = [_scored(gap, found.game.weights) for gap in gaps(pairs, copies=found.game.mode != "shared")]
    sign = -1.0 if turned else 1.0
    return {name: share_out([sign * gap[name] for gap in ahead]) for name in ahead[0]}


def _scored(gap: Figures, weights: Mapping[str, float]) -> Figures:
    score = sum(weights.get(part, 0.0) * gap[f"score_{part}"] for part in PARTS)
    return {"score": score} | {name: value for name, value in gap.items() if not name.startswith("score_")}


def _proved(found: Record, task: Task, pairs: Sequence[Pair], teams: tuple[Team, Team]) -> bool:
    """Tell whether what was played comes out as it was, to the last digit."""
    after = table(found, len(task.duel.rounds))
    first = {part: pairs[0][0][f"score_{part}"] for part in PARTS}
    other = {part: (pairs[-1][0] if task.duel.other is None else pairs[0][1])[f"score_{part}"] for part in PARTS}
    same = task.duel.other is not None or task.duel.counted[0] == task.duel.counted[1]
    return first == after.scores[teams[0].id].parts and (not same or other == after.scores[teams[1].id].parts)
