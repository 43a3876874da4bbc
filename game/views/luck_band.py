"""The luck band: where each team ends when the same decisions meet other luck."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from game import aside
from game.actors import Actor
from game.authority import game_of
from game.errors import Refused
from game.looking_back import require_ended
from game.records import Record, record
from game.shown.luck import LuckBand, LuckEngine, LuckProgress, LuckTie, TeamLuck
from game.shown.tags import TeamTag
from game.standings import Table, by_place, revealed, table
from game.store import Store
from game.store.luck_tables import LuckJob, Rerun
from game.store.round_tables import Result
from game.store.tables import Game, Seat
from game.views.tagging import team_tag
from sim.luck import ENOUGH, RUNS, Band, Luck, band

_PROGRESS = """
SELECT l.done, l.wanted, l.seconds, l.failed FROM games g
LEFT JOIN luck_jobs l ON l.game_id = g.id AND l.branch = g.branch WHERE g.id = ?
"""


PACE_KNOWN = 10
"""re-runs from which their pace tells the time left: the first ones wait for their workers to start"""


def luck_band(store: Store, actor: Actor, game_id: int | None = None) -> LuckBand:
    """Give the luck band of a game that has ended, as far as it is measured. A teacher names the game."""
    with store.read() as session:
        game = game_of(session, actor, game_id)
        require_ended(game)
        found = record(store, session, game)
        seat = None if actor.member_id is None else session.get(Seat, (game.id, actor.member_id))
        mine = None if seat is None else seat.team_id
        seen = band_of(found, mine, may_measure=actor.kind != "student")
    return replace(seen, silent_cluster=aside.silent_cluster()) if actor.kind == "teacher" else seen


def luck_progress(store: Store, actor: Actor, game_id: int) -> LuckProgress:
    """Give how far a game's re-runs are: the cheap way, for what is polled."""
    if actor.kind != "teacher" and actor.game_id != game_id:
        raise Refused("not_your_game")
    row = store.peek(_PROGRESS, (game_id,))
    if row is None:
        raise Refused("unknown_game")
    return _progress(*row)


def band_of(found: Record, mine: int | None, *, may_measure: bool) -> LuckBand:
    """Give the band of a game that has ended, as the team ``mine`` sees it."""
    job = found.session.get(LuckJob, (found.game.id, found.game.branch))
    progress = _progress(*(None,) * 4) if job is None else _progress(job.done, job.wanted, job.seconds, job.failed)
    counted = revealed(found)
    may_measure = may_measure and bool(counted)
    if progress.done < ENOUGH or not counted:
        return LuckBand(progress, may_measure)
    return replace(_banded(found, mine, progress), may_measure=may_measure, engine=_engine(found, job))


def _banded(found: Record, mine: int | None, progress: LuckProgress) -> LuckBand:
    after = table(found, revealed(found)[-1])
    ranked = by_place(found, after)
    tags = {team.id: team_tag(team, mine) for team in ranked}
    measured = _measured(found, [team.id for team in ranked], progress.done)
    return LuckBand(
        progress=progress,
        preliminary=measured.runs < progress.wanted,
        teams=tuple(_team_luck(after, tags[team], seen) for team, seen in measured.teams.items()),
        ties=tuple(LuckTie(tuple(tags[team] for team in tie.teams), tie.turned, tie.equal) for tie in measured.ties),
    )


def _engine(found: Record, job: LuckJob | None) -> LuckEngine:
    """Hold the engine of the re-runs against the one that played the game."""
    if job is None or job.engine is None:
        return LuckEngine()
    numbers = revealed(found)
    played = {found.session.get_one(Result, _key(found, number)).engine for number in numbers}
    after = table(found, numbers[-1])
    parts = {str(team): score.parts for team, score in after.scores.items()}
    return LuckEngine(
        same=None if None in played else played == {job.engine}, proved=None if job.own is None else job.own == parts
    )


def _key(found: Record, number: int) -> tuple[int, int, int]:
    return found.game.id, found.line.holder(number), number


def _team_luck(after: Table, tag: TeamTag, seen: Luck) -> TeamLuck:
    return TeamLuck(
        team=tag,
        rank=after.ranks[tag.id],
        score=after.scores[tag.id].total,
        shares=seen.shares,
        usual=seen.usual,
        ranks=seen.ranks,
        scores=seen.scores,
    )


def _measured(found: Record, ranking: list[int], done: int) -> Band:
    """Weigh what every re-run brought with the game's weights, as they stand now."""
    game, weights = found.game, found.game.weights

    def weighed() -> Band:
        runs = _runs(found.session, game, done)
        return band(ranking, [{int(team): _total(points, weights) for team, points in run.items()} for run in runs])

    key = ("luck", game.id, game.branch, done, tuple(ranking), tuple(sorted(weights.items())))
    return found.store.reports.recall(key, weighed)


def _total(points: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum(weight * points.get(part, 0.0) for part, weight in weights.items())


def _runs(session: Session, game: Game, done: int) -> list[Mapping[str, Mapping[str, float]]]:
    mine = (Rerun.game_id == game.id, Rerun.branch == game.branch, Rerun.number <= done)
    return list(session.scalars(select(Rerun.parts).where(*mine).order_by(Rerun.number)))


def _progress(done: int | None, wanted: int | None, seconds: float | None, failed: str | None) -> LuckProgress:
    if done is None or wanted is None:
        return LuckProgress("none", 0, RUNS, None)
    if done >= wanted:
        return LuckProgress("done", done, wanted, None)
    left = (wanted - done) * seconds / done if done >= PACE_KNOWN and seconds else None
    return LuckProgress("running" if failed is None else "failed", done, wanted, left)
