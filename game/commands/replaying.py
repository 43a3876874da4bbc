"""Playing a game again: anew with the same teams, or the same decisions under other circumstances."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from game.actors import Actor
from game.authority import require_teacher, room_game
from game.bumps import tell_everybody
from game.commands.running import close_round, next_round, reveal
from game.commands.teaching import MOST_ROUNDS, new_game
from game.errors import Refused
from game.lines import on_line
from game.log import note
from game.looking_back import require_counted
from game.markets import created, start_place
from game.moving import keep_market
from game.playing import Slot, blank
from game.records import Record, record
from game.rules import FIRST_BRANCH, PRACTICE_BRANCH, Phase
from game.settling import REPLAYED
from game.shown.replays import Settings
from game.store import Store
from game.store.round_tables import Branch, Decision
from game.store.tables import Game, Room, Seat, Team
from game.vacancies import VACANT
from sim import packs
from sim.world import World


def play_again(store: Store, teacher: Actor, game_id: int, settings: Settings) -> int:
    """Create a game with the same teams, names, members and roles, and bring the class there; give its id."""
    require_teacher(teacher)
    with store.write() as session:
        old = room_game(session, game_id)
        game = _like(store, old, settings)
        game.branch = PRACTICE_BRANCH if settings.practice else FIRST_BRANCH
        session.add(game)
        session.flush()
        _seat_the_same(session, old, game, anew=True)
        _bring(session, game)
        note(store, session, teacher, "play_again", game, of=old.id)
        return game.id


def replay_decisions(store: Store, teacher: Actor, game_id: int, settings: Settings, branch: int | None = None) -> int:
    """Play a game's revealed rounds once more with what every team decided, under other settings; give the new game.

    Plans are cut to the budget where other circumstances leave less; computer rivals decide by what they then see.
    The class stays where it is (:func:`bring_class`); where rounds are left, it may go on from there.

    Raises:
        Refused: ``not_revealed`` where there is nothing to play again.
    """
    require_teacher(teacher)
    with store.read() as session:
        old = room_game(session, game_id)
        found = on_line(record(store, session, old), branch)
        last = min(require_counted(found.here), settings.rounds)
        game = _like(store, old, settings)
        world = created(game, [team.firm for team in found.teams])
    with store.write() as session:
        found = on_line(record(store, session, room_game(session, game_id)), branch)
        _set_up_replay(session, found, game, last, world)
        note(store, session, teacher, "replay_decisions", game, of=game_id, rounds=last)
    store.worlds.keep(start_place(game), world)
    _play(store, teacher, game.id, last, by_hand=not settings.auto_reveal)
    return game.id


def bring_class(store: Store, teacher: Actor, game_id: int) -> None:
    """Make a game of the room the one that its students are in; the one before keeps waiting as it stands."""
    require_teacher(teacher)
    with store.write() as session:
        game = room_game(session, game_id)
        _bring(session, game)
        note(store, session, teacher, "bring_class", game)


def checked_events(scenario: str, events: Mapping[str, int]) -> dict[str, object] | None:
    """Give a game's events as they are kept: None where all strike as the scenario has them."""
    usual = {event.key: event.round for event in packs.load(scenario).events}
    for key, number in events.items():
        if key not in usual:
            raise Refused("unknown_event", event=key, allowed=sorted(usual))
        if not 0 <= number <= MOST_ROUNDS:
            raise Refused("out_of_bounds", what="rounds", value=number, low=0, high=MOST_ROUNDS)
    wanted = usual | dict(events)
    return None if wanted == usual else dict(wanted)


def _like(store: Store, old: Game, settings: Settings) -> Game:
    """Give a game in the lobby like the old one, as far as the settings do not say otherwise."""
    game = new_game(
        store,
        old.scenario,
        settings.rounds,
        seed=settings.seed,
        customers=old.customers,
        weights=settings.weights,
    )
    game.room_id, game.mode = old.room_id, old.mode
    game.minutes, game.auto_reveal = settings.minutes, settings.auto_reveal
    game.events, game.replays = checked_events(old.scenario, settings.events), old.id
    return game


def _seat_the_same(session: Session, old: Game, game: Game, *, anew: bool) -> dict[int, int]:
    """Copy teams and seats, and begin the first line of play; give old team id -> new team id.

    ``anew``: teams that were left out for want of members may be joined again.
    """
    ids: dict[int, int] = {}
    for was in session.scalars(select(Team).where(Team.game_id == old.id).order_by(Team.seat)).all():
        kind = "people" if anew and was.kind == "absent" else was.kind
        same = {"seat": was.seat, "name": was.name, "strategy": was.strategy, "firm": was.firm}
        team = Team(game_id=game.id, kind=kind, version=0, **same)
        session.add(team)
        session.flush()
        ids[was.id] = team.id
    for seat in session.scalars(select(Seat).where(Seat.game_id == old.id)).all():
        session.add(Seat(game_id=game.id, member_id=seat.member_id, team_id=ids[seat.team_id], role=seat.role))
    session.add(Branch(game_id=game.id, number=FIRST_BRANCH, parent=None, from_round=1, created_at=game.created_at))
    session.flush()
    return ids


def _set_up_replay(session: Session, found: Record, game: Game, last: int, world: World) -> None:
    """Open round 1 of the replay, with what every team of people is going to play in each round."""
    game.phase, game.round = Phase.OPEN.value, 1
    session.add(game)
    session.flush()
    ids = _seat_the_same(session, found.game, game, anew=False)
    keep_market(session, game, world)
    for number in range(1, last + 1):
        for team in found.active():
            row = found.decision(number, team)
            if team.strategy is None and row is not None and row.played is not None:
                session.add(_same_plan(Slot(game.id, FIRST_BRANCH, number), ids[team.id], row))


def _same_plan(slot: Slot, team: int, was: Decision) -> Decision:
    new = blank(slot, team)
    new.draft, new.draft_by, new.draft_at = was.played, was.draft_by, was.draft_at
    new.reason, new.predicted_retention = was.reason, was.predicted_retention
    new.source = was.source if was.source == VACANT else REPLAYED
    return new


def _play(store: Store, teacher: Actor, game_id: int, last: int, *, by_hand: bool) -> None:
    """Play the rounds; where that is interrupted, the teacher closes the rest by hand and gets the same."""
    for number in range(1, last + 1):
        if number > 1:
            next_round(store, teacher, game_id, (Phase.REVEALED, number - 1))
        close_round(store, teacher, game_id, (Phase.OPEN, number))
        if by_hand:
            reveal(store, teacher, game_id, (Phase.CLOSED, number))


def _bring(session: Session, game: Game) -> None:
    """Make a game the room's current one; screens of the one before move on."""
    room = session.get_one(Room, game.room_id)
    before, room.game_id = room.game_id, game.id
    session.flush()
    tell_everybody(session, game.id)
    if before not in (None, game.id):
        tell_everybody(session, int(before or 0))
