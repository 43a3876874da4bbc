"""Results: what a revealed round brought to one team, and what a team played."""

from game.actors import Actor
from game.aims import reached
from game.authority import game_of, named, require_begun, room_game, team_of
from game.errors import Refused
from game.known_reports import as_known
from game.looking_back import read_alike, team_line
from game.markets import log_of, world_after
from game.records import Record, record
from game.rules import PRACTICE_ROUND, Phase
from game.shown.figures import Played, Results, Standing
from game.standings import mean_retention, revealed, table, visible_round
from game.store import Store
from game.store.tables import Member, Team
from game.views.tagging import known_firms, team_tag
from sim.decisions import check
from sim.portfolio import Happening, history


def results(
    store: Store, actor: Actor, round_number: int | None = None, team_id: int | None = None, branch: int | None = None
) -> Results:
    """Give a team's own results of a revealed round (None: the latest).

    ``branch`` names a line of play that was left, as far as it was revealed.

    Raises:
        Refused: ``not_revealed``; ``not_your_team`` where a student names another team.
    """
    with store.read() as session:
        found, team = team_line(store, session, actor, team_id, branch)
        if team.kind == "absent":
            raise Refused("team_not_in_game", team=team.name)
        number = visible_round(found, round_number)
        whose = ("results", branch, number, team.id, team.version)
        return read_alike(store, found.game, whose, lambda: _results(found, team, number))


def _results(found: Record, team: Team, number: int) -> Results:
    game, ended = found.game, found.game.phase == Phase.ENDED
    so_far = [as_known(one, ended=ended) for one in found.history(team, number)]
    report = found.report(number, found.market_of(team))
    after = table(found, number)
    return Results(
        scenario=game.scenario,
        scale=found.scale,
        round=number,
        rounds=game.rounds,
        practice=number == PRACTICE_ROUND,
        phase=Phase(game.phase),
        revealed=revealed(found),
        team=team_tag(team, team.id),
        teams=known_firms(found, team),
        report=so_far[-1],
        previous=so_far[-2] if len(so_far) > 1 else None,
        history=tuple(so_far),
        class_retention=mean_retention(found, number),
        played=_played(found, team, number),
        standing=Standing(team_tag(team, team.id), after.ranks[team.id], after.scores[team.id]),
        events=tuple(report.events),
        people={person: copies[team.firm] for person, copies in report.people.items() if team.firm in copies},
        stories=_stories(found, team, number),
    )


def _played(found: Record, team: Team, number: int) -> Played:
    row = found.decision(number, team)
    if row is None or row.played is None:
        raise Refused("not_revealed", round=number)
    submitted = row.source == "submitted" and row.submitted_by is not None
    by = found.session.get_one(Member, row.submitted_by).name if submitted else None
    values = check(row.played, found.scenario)
    key = ("reached", found.game.id, found.line.holder(number), number, team.id)
    return Played(
        values=values,
        before=found.last_values(number, team),
        source=row.source or "",
        reason=row.reason,
        predicted_retention=row.predicted_retention,
        submitted_by=by,
        submitted_at=row.submitted_at if submitted else None,
        reached=found.store.reports.recall(key, lambda: reached(found, team, number, values)),
    )


def _stories(found: Record, team: Team, number: int) -> dict[str, tuple[Happening, ...]]:
    """Give what passed in the round between the team and its own copies of the named people."""
    key = ("stories", found.game.id, found.line.holder(number), number, team.id)

    def told() -> dict[str, tuple[Happening, ...]]:
        market = found.market_of(team)
        world, log = world_after(found, number, market), log_of(found, number, market)
        home = world.seat(team.firm) * world.twins
        return {
            person: tuple(h for h in history([(number, log)], home + twin, world.firms) if h.firm == team.firm)
            for person, twin in world.named.items()
        }

    return found.store.reports.recall(key, told)


def plan(store: Store, actor: Actor, team_id: int, round_number: int) -> Played:
    """Give what a team played in a revealed round: its own any time, a rival's only when the game has ended."""
    with store.read() as session:
        team = named(session, Team, team_id)
        game = room_game(session, team.game_id) if actor.kind == "teacher" and team else game_of(session, actor)
        if team is None or team.game_id != game.id:
            raise Refused("unknown_team")
        if actor.kind != "teacher" and game.phase != Phase.ENDED:
            team_of(session, actor, team_id)
        require_begun(game)
        found = record(store, session, game)
        return _played(found, team, visible_round(found, round_number))
