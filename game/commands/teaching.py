"""What a teacher sets up: rooms, games, teams, weights."""

import secrets
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from game import credentials
from game.actors import Actor
from game.authority import named, require_teacher, room_game
from game.bounds import number_within, within
from game.bumps import tell_everybody
from game.commands.entry import proper_name
from game.errors import Refused
from game.log import note
from game.rules import FIRST_BRANCH, MODES, PRACTICE_BRANCH, ROLES, Phase
from game.scoring import checked_weights
from game.seating import fill_with_computers, seat_teams
from game.shown.teacher import RoomView
from game.store import Store
from game.store.tables import Game, Member, Room, Seat, Team
from sim import packs
from sim.bots import STRATEGIES

MOST_TEAMS = 12
MOST_ROUNDS = 12
MOST_MINUTES = 600
FEWEST_PEOPLE, MOST_PEOPLE = 400, 500_000
"""in a market"""


def open_room(store: Store, teacher: Actor, name: str, *, asks_number: bool = False) -> RoomView:
    """Open a room with a fresh code that stays the same all term."""
    require_teacher(teacher)
    name, now = proper_name(name), store.now()
    with store.write() as session:
        code = credentials.code(credentials.ROOM_CODE)
        while session.scalar(select(Room.id).where(Room.code == code)) is not None:
            code = credentials.code(credentials.ROOM_CODE)
        room = Room(name=name, code=code, asks_number=asks_number, game_id=None, created_at=now)
        session.add(room)
        session.flush()
        note(store, session, teacher, "open_room", room=room.id)
        return RoomView(room.id, name, code, asks_number, 0, None, ())


def create_game(  # noqa: PLR0913 - every setting of a game is named once, here
    store: Store,
    teacher: Actor,
    room_id: int,
    *,
    scenario: str,
    rounds: int,
    teams: int,
    mode: str = "shared",
    practice: bool = True,
    minutes: float | None = None,
    weights: Mapping[str, float] | None = None,
    seed: int | None = None,
    customers: int | None = None,
    computer_rivals: Sequence[str] = (),
    auto_reveal: bool = True,
) -> int:
    """Create a game in the lobby and make it the room's current one; give its id.

    ``teams`` seats for people, then one seat for each strategy of ``computer_rivals``; ``customers`` people in the
    whole market (None: the scenario's own size).
    """
    require_teacher(teacher)
    _refuse_unknown(scenario, mode, computer_rivals)
    _refuse_seats(teams, len(computer_rivals), mode)
    if minutes is not None:
        number_within("minutes", minutes, 0.1, MOST_MINUTES)
    game = new_game(store, scenario, rounds, seed=seed, customers=customers, weights=weights)
    game.mode, game.minutes, game.auto_reveal = mode, minutes, auto_reveal
    game.branch = PRACTICE_BRANCH if practice else FIRST_BRANCH
    with store.write() as session:
        _bring_into_room(session, game, room_id)
        seat_teams(session, game, teams, computer_rivals)
        note(store, session, teacher, "create_game", game, scenario=scenario, rounds=rounds, teams=teams, mode=mode)
    return game.id


def _bring_into_room(session: Session, game: Game, room_id: int) -> None:
    """Make a new game the room's current one; screens of the one before move on."""
    room = named(session, Room, room_id)
    if room is None:
        raise Refused("unknown_room")
    game.room_id, previous = room.id, room.game_id
    session.add(game)
    session.flush()
    room.game_id = game.id
    if previous is not None:
        tell_everybody(session, previous)


def new_game(  # noqa: PLR0913 - what any game has, alone or in class
    store: Store,
    scenario: str,
    rounds: int,
    *,
    seed: int | None = None,
    customers: int | None = None,
    weights: Mapping[str, float] | None = None,
) -> Game:
    """Give a game in the lobby, not yet kept anywhere and without teams."""
    within("rounds", rounds, 1, MOST_ROUNDS)
    if customers is not None:
        within("customers", customers, FEWEST_PEOPLE, MOST_PEOPLE)
    if seed is not None:
        within("seed", seed, 0, 2**31 - 1)
    return Game(
        room_id=None,
        owner_id=None,
        scenario=scenario,
        mode="shared",
        rounds=rounds,
        customers=customers,
        seed=secrets.randbelow(2**31) if seed is None else seed,
        minutes=None,
        auto_reveal=True,
        weights=checked_weights(packs.load(scenario).score.weights if weights is None else weights),
        phase=Phase.LOBBY.value,
        round=0,
        branch=FIRST_BRANCH,
        ready=False,
        deadline=None,
        paused_seconds=None,
        version=1,
        activity=1,
        created_at=store.now(),
    )


def set_weights(store: Store, teacher: Actor, game_id: int, weights: Mapping[str, float]) -> None:
    """Set what the parts of the score weigh; every table of the game follows at once."""
    require_teacher(teacher)
    shares = checked_weights(weights)
    with store.write() as session:
        game = room_game(session, game_id)
        game.weights = shares
        note(store, session, teacher, "set_weights", game, weights=shares)
        tell_everybody(session, game.id)


def fill_empty_teams(store: Store, teacher: Actor, game_id: int) -> int:
    """Let computers run every team without members; give how many. Opening the first round does it as well."""
    require_teacher(teacher)
    with store.write() as session:
        game = room_game(session, game_id)
        filled = fill_with_computers(session, game)
        note(store, session, teacher, "fill_empty_teams", game, teams=filled)
        tell_everybody(session, game.id)
    return filled


def move_member(store: Store, teacher: Actor, game_id: int, member_id: int, team_id: int) -> None:
    """Put somebody into a team of the game; a computer's team becomes people's again."""
    require_teacher(teacher)
    with store.write() as session:
        game = room_game(session, game_id)
        tell_everybody(session, game.id)  # first: holds the game's row, so that a double click takes one seat
        member, team = named(session, Member, member_id), named(session, Team, team_id)
        if member is None or member.room_id != game.room_id:
            raise Refused("unknown_member")
        if team is None or team.game_id != game.id:
            raise Refused("unknown_team")
        if team.kind == "absent":
            raise Refused("team_not_in_game", team=team.name)
        if team.kind == "computer":
            team.kind, team.strategy, team.name = "people", None, str(team.seat + 1)
        seat = session.get(Seat, (game.id, member_id))
        if seat is None:
            session.add(Seat(game_id=game.id, member_id=member_id, team_id=team_id, role=ROLES[0]))
        else:
            seat.team_id = team_id
        note(store, session, teacher, "move_member", game, member=member_id, team=team_id)


def known_scenario(scenario: str) -> None:
    """Refuse a scenario that is not there."""
    known = packs.keys()
    if scenario not in known:
        raise Refused("unknown_scenario", scenario=scenario, allowed=known)


def _refuse_unknown(scenario: str, mode: str, strategies: Sequence[str]) -> None:
    known_scenario(scenario)
    if mode not in MODES:
        raise Refused("unknown_mode", mode=mode, allowed=list(MODES))
    for strategy in strategies:
        if strategy not in STRATEGIES:
            raise Refused("unknown_strategy", strategy=strategy, allowed=list(STRATEGIES))


def _refuse_seats(people: int, computers: int, mode: str) -> None:
    within("teams", people, 1, MOST_TEAMS)
    within("firms", people + computers, 2 if mode == "shared" else 1, MOST_TEAMS)
