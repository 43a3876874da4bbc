"""Teams that come and go: one more, one less, between rounds."""

from dataclasses import asdict

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from game.actors import Actor
from game.authority import require_teacher, room_game
from game.bumps import tell_everybody
from game.commands.teaching import MOST_TEAMS
from game.errors import Refused
from game.holding import held_in_room
from game.lesson import BEFORE
from game.log import note
from game.playing import blank, result_rows
from game.records import record
from game.rules import Phase
from game.seating import firm_key, teams_of
from game.store import Store
from game.store.desk_tables import TargetList, TeamGradeRule
from game.store.lesson_tables import Dismissal, Message
from game.store.tables import Game, Seat, Team
from game.vacancies import VACANT, CarriedOn, carried_on, free_firms
from sim import packs, parallel

BETWEEN = (*BEFORE, Phase.REVEALED)
"""when teams may come and go"""


def add_team(store: Store, teacher: Actor, game_id: int, takes_over: int | None = None) -> int:
    """Make room for one more team; give its id.

    Before the first round it founds a firm. In a running shared market it takes over ``takes_over`` (None: the first
    firm that is free). In running parallel markets it gets a copy that carried on so far. A team answers for the
    rounds it decides itself.

    Raises:
        Refused: ``no_free_firm``; ``out_of_bounds`` (firms); ``not_now`` within a round.
    """
    require_teacher(teacher)
    with store.write() as session:
        game = held_in_room(session, game_id, BETWEEN)
        running = game.phase == Phase.REVEALED
        if running and game.mode == "shared":
            team = _take_over(session, game, takes_over)
        else:
            team = _found(session, game, "absent" if running else "people")
        note(store, session, teacher, "add_team", game, team=team.id, seat=team.seat + 1)
        tell_everybody(session, game.id)
        number, waits, here = team.id, team.kind == "absent", (game.branch, game.round)
    if waits:
        _begin_copy(store, game_id, number, here)
    return number


def drop_team(store: Store, teacher: Actor, game_id: int, team_id: int, strategy: str | None = None) -> None:
    """Take a team out; its people may choose another. In a running game a computer carries its firm on."""
    require_teacher(teacher)
    with store.write() as session:
        game = held_in_room(session, game_id, BETWEEN)
        team = session.get(Team, team_id)
        if team is None or team.game_id != game.id or team.kind == "absent":
            raise Refused("unknown_team")
        note(store, session, teacher, "drop_team", game, team=team.id, name=team.name)
        session.execute(delete(Seat).where(Seat.game_id == game.id, Seat.team_id == team_id))
        if game.phase in BEFORE:
            _remove(session, game, team)
        else:
            team.kind, team.strategy = "computer", _known(game, strategy)
        tell_everybody(session, game.id)


def _take_over(session: Session, game: Game, wanted: int | None) -> Team:
    """Give a firm that nobody runs to people; it is named by its number until they name it."""
    free = free_firms(session, game)
    team = next((team for team in free if wanted in (None, team.id)), None)
    if team is None:
        raise Refused("no_free_firm")
    team.kind, team.strategy, team.name = "people", None, _unused_name(session, game, team.seat, team.id)
    return team


def _found(session: Session, game: Game, kind: str) -> Team:
    """Add a seat at the end of the row."""
    teams = teams_of(session, game.id)
    if len(teams) >= MOST_TEAMS:
        raise Refused("out_of_bounds", what="firms", value=len(teams) + 1, low=1, high=MOST_TEAMS)
    seat = 1 + max((team.seat for team in teams), default=-1)
    team = Team(
        game_id=game.id,
        seat=seat,
        name=_unused_name(session, game, seat),
        kind=kind,
        strategy=None,
        firm=firm_key(seat) if game.mode == "shared" else parallel.TEAM,
        version=0,
    )
    session.add(team)
    session.flush()
    return team


def _unused_name(session: Session, game: Game, seat: int, team_id: int | None = None) -> str:
    taken = {team.name for team in teams_of(session, game.id) if team.id != team_id}
    return next(
        name for name in (str(number) for number in range(seat + 1, seat + 2 + len(taken))) if name not in taken
    )


def _begin_copy(store: Store, game_id: int, team_id: int, here: tuple[int, int]) -> None:
    """Let a new team's copy of the market carry on through all rounds played so far, and only then let it take part."""
    with store.read() as session:
        found = record(store, session, room_game(session, game_id))
        team = session.get_one(Team, team_id)
        rounds = list(carried_on(found, team))
    with store.write() as session:
        game = held_in_room(session, game_id, BETWEEN)
        if (game.branch, game.round) != here:
            raise Refused("already_moved", phase=game.phase, round=game.round)
        for each in rounds:
            _write(session, team_id, each)
        session.get_one(Team, team_id).kind = "people"
        tell_everybody(session, game_id)


def _write(session: Session, team_id: int, each: CarriedOn) -> None:
    row = blank(each.slot, team_id)
    row.played, row.source = asdict(each.values), VACANT
    session.add(row)
    session.add_all(result_rows(each.slot, team_id, (each.world, each.outcome)))


def _remove(session: Session, game: Game, team: Team) -> None:
    """Take a firm out of a market that is not made yet."""
    fewest = 2 if game.mode == "shared" else 1
    left = (session.scalar(select(func.count()).where(Team.game_id == game.id)) or 0) - 1
    if left < fewest:
        raise Refused("out_of_bounds", what="firms", value=left, low=fewest, high=MOST_TEAMS)
    to_team = select(Message.id).where(Message.team_id == team.id)
    session.execute(delete(Dismissal).where(Dismissal.message_id.in_(to_team)))
    session.execute(delete(Message).where(Message.team_id == team.id))
    session.execute(delete(TeamGradeRule).where(TeamGradeRule.team_id == team.id))
    session.execute(delete(TargetList).where(TargetList.team_id == team.id))
    session.delete(team)
    session.flush()


def _known(game: Game, strategy: str | None) -> str:
    rivals = packs.load(game.scenario).rivals
    if strategy is not None and strategy not in rivals:
        raise Refused("unknown_strategy", strategy=strategy, allowed=list(rivals))
    return strategy or rivals[0]
