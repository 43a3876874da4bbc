"""Playing alone against computer rivals."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from game import moving
from game.actors import Actor
from game.authority import game_of, own_game, own_games
from game.commands.branching import reopen, resume
from game.commands.entry import Joined, admit, proper_name
from game.commands.teaching import known_scenario, new_game
from game.errors import Refused
from game.lines import lines_of, on_line
from game.log import note
from game.markets import created, start_place
from game.moving import keep_market
from game.playing_alone import coach
from game.playing_alone.games import MOST_LINES, refuse_too_many
from game.playing_alone.rivals import rivals_of
from game.records import record
from game.rules import ROLES, Move, Phase
from game.seating import firm_key, seat_teams, teams_of
from game.shown.alone import OwnChoice
from game.standings import visible_round
from game.store import Store
from game.store.alone_tables import AloneGame, AtHand
from game.store.tables import Game, Seat
from sim import packs
from sim.world import World

Line = tuple[int, int]
"""a line of play and the round at hand on it"""


def play_alone(store: Store, name: str, wanted: OwnChoice) -> Joined:
    """Begin a game of one's own as somebody new; round 1 is open at once.

    ``submit`` plays and reveals the round, ``next_round`` opens the next, ``end_game`` ends it (all by the player).
    The rivals are drawn by the game's seed from those of that difficulty (:mod:`game.playing_alone.rivals`).

    Raises:
        Refused: ``name_missing``; ``unknown_scenario``; ``unknown_difficulty``; ``out_of_bounds`` (rounds,
            rivals, seed).
    """
    name = proper_name(name)
    begun = _begun(store, wanted)
    with store.write() as session:
        joined = admit(store, session, None, name, None)
        _sit_down(store, session, begun, Actor("solo", joined.member_id, name=name))
    store.worlds.keep(start_place(begun.game), begun.world)
    return joined


def play_another(store: Store, player: Actor, wanted: OwnChoice) -> int:
    """Begin one more game of one's own, which is then at hand; the others wait as they stand. Give its id.

    Raises:
        Refused: ``too_many_games`` where too many are not finished; as :func:`play_alone`.
    """
    with store.read() as session:
        refuse_too_many(session, own_games(session, player))
    begun = _begun(store, wanted)
    with store.write() as session:
        refuse_too_many(session, own_games(session, player))
        _sit_down(store, session, begun, player)
        _take_in_hand(store, session, begun.game)
    store.worlds.keep(start_place(begun.game), begun.world)
    return begun.game.id


def take_up(store: Store, player: Actor, game_id: int) -> None:
    """Go on with one of one's own games, or look at it again; the one that was at hand waits as it stands."""
    with store.write() as session:
        game = own_game(session, player, game_id)
        _take_in_hand(store, session, game)


def give_up(store: Store, player: Actor, game_id: int) -> None:
    """End one of one's own games that was not played to its end; what was played can still be looked at."""
    with store.write() as session:
        moving.move(store, session, own_game(session, player, game_id), Move.END_GAME, player)


def take_back(store: Store, player: Actor, game_id: int, round_number: int, at: Line | None = None) -> int:
    """Open a round of one's own game again, on a new line of play; the one that is left can be looked at. Give it.

    ``at`` is the line and round that the screen showed: who presses twice goes back once (``already_moved``).

    Raises:
        Refused: ``no_such_round``; ``round_computing``; ``too_many_lines``.
    """
    with store.write() as session:
        game = own_game(session, player, game_id)
        if at is not None and (game.branch, game.round) != at:
            raise Refused("already_moved", phase=game.phase, round=game.round)
        if len(lines_of(session, game)) >= MOST_LINES:
            raise Refused("too_many_lines", most=MOST_LINES)
        if not isinstance(round_number, int) or isinstance(round_number, bool):
            raise Refused("no_such_round", round=round_number, low=1, high=game.round)
        return reopen(store, session, game, round_number, player)


def take_line(store: Store, player: Actor, game_id: int, branch: int) -> None:
    """Go on with another line of play of one's own game, where it was left; refused as :func:`return_to` is."""
    with store.write() as session:
        resume(store, session, own_game(session, player, game_id), branch, player)


def ask_coach(store: Store, player: Actor, round_number: int | None = None, branch: int | None = None) -> None:
    """Have the coach's advice for a round of the game at hand worked out in the background.

    Raises:
        Refused: ``alone_only``; ``not_revealed``; ``no_such_line``.
    """
    with store.read() as session:
        own_games(session, player)
        found = on_line(record(store, session, game_of(session, player)), branch)
        coach.ask(store, found, visible_round(found, round_number))


def _take_in_hand(store: Store, session: Session, game: Game) -> None:
    row = session.get(AtHand, game.owner_id)
    if row is None:
        session.add(AtHand(member_id=game.owner_id, game_id=game.id, at=store.now()))
    else:
        row.game_id, row.at = game.id, store.now()


@dataclass(frozen=True, slots=True)
class _Begun:
    """A game that is about to be kept, with its market and who else is in it."""

    wanted: OwnChoice
    game: Game
    world: World
    rivals: tuple[str, ...]


def _begun(store: Store, wanted: OwnChoice) -> _Begun:
    known_scenario(wanted.scenario)
    game = new_game(store, wanted.scenario, wanted.rounds, seed=wanted.seed)
    against = rivals_of(packs.load(wanted.scenario), wanted.difficulty, wanted.rivals, game.seed)
    world = created(game, [firm_key(seat) for seat in range(1 + len(against))])
    return _Begun(wanted, game, world, against)


def _sit_down(store: Store, session: Session, begun: _Begun, player: Actor) -> None:
    """Keep the game, open its first round and let the player sit in its first seat."""
    game, wanted = begun.game, begun.wanted
    game.owner_id, game.phase, game.round = player.member_id, Phase.OPEN.value, 1
    session.add(game)
    session.flush()
    seat_teams(session, game, 1, begun.rivals)
    mine = teams_of(session, game.id)[0]
    mine.name = packs.load(game.scenario).name.in_(wanted.language)[:80]
    session.add(Seat(game_id=game.id, member_id=player.member_id, team_id=mine.id, role=ROLES[0]))
    session.add(AloneGame(game_id=game.id, difficulty=wanted.difficulty))
    keep_market(session, game, begun.world)
    note(store, session, player, "play_alone", game, difficulty=wanted.difficulty, rivals=list(begun.rivals))
