"""Playing alone against computer rivals."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from game.actors import Actor
from game.commands.entry import Joined, admit, proper_name
from game.commands.teaching import known_scenario, new_game
from game.log import note
from game.markets import created, start_place
from game.moving import keep_market
from game.playing_alone.rivals import FAIR, rivals_of
from game.rules import ROLES, Phase
from game.seating import firm_key, seat_teams, teams_of
from game.store import Store
from game.store.alone_tables import AloneGame
from game.store.tables import Game, Seat
from sim import packs
from sim.world import World


def play_alone(  # noqa: PLR0913, PLR0917 - a player's whole choice
    store: Store,
    name: str,
    scenario: str,
    rounds: int,
    language: str = "en",
    seed: int | None = None,
    *,
    difficulty: str = FAIR,
    rivals: int | None = None,
) -> Joined:
    """Begin a game of one's own as somebody new; round 1 is open at once.

    ``submit`` plays and reveals the round, ``next_round`` opens the next, ``end_game`` ends it (all by the player).
    The team bears the company's name in ``language``. The rivals are drawn by the game's seed from those of that
    difficulty (:mod:`game.playing_alone.rivals`); ``rivals`` None: as many as the company usually has.
    """
    name = proper_name(name)
    begun = _begun(store, scenario, rounds, seed, difficulty, rivals)
    with store.write() as session:
        joined = admit(store, session, None, name, None)
        _sit_down(store, session, begun, Actor("solo", joined.member_id, name=name), language)
    store.worlds.keep(start_place(begun.game), begun.world)
    return joined


@dataclass(frozen=True, slots=True)
class _Begun:
    """A game that is about to be kept, with its market and who else is in it."""

    game: Game
    world: World
    difficulty: str
    rivals: tuple[str, ...]


def _begun(  # noqa: PLR0913, PLR0917 - a player's whole choice
    store: Store, scenario: str, rounds: int, seed: int | None, difficulty: str, rivals: int | None
) -> _Begun:
    known_scenario(scenario)
    game = new_game(store, scenario, rounds, seed=seed)
    against = rivals_of(packs.load(scenario), difficulty, rivals, game.seed)
    world = created(game, [firm_key(seat) for seat in range(1 + len(against))])
    return _Begun(game, world, difficulty, against)


def _sit_down(store: Store, session: Session, begun: _Begun, player: Actor, language: str) -> None:
    """Keep the game, open its first round and let the player sit in its first seat."""
    game = begun.game
    game.owner_id, game.phase, game.round = player.member_id, Phase.OPEN.value, 1
    session.add(game)
    session.flush()
    seat_teams(session, game, 1, begun.rivals)
    mine = teams_of(session, game.id)[0]
    mine.name = packs.load(game.scenario).name.in_(language)[:80]
    session.add(Seat(game_id=game.id, member_id=player.member_id, team_id=mine.id, role=ROLES[0]))
    session.add(AloneGame(game_id=game.id, difficulty=begun.difficulty))
    keep_market(session, game, begun.world)
    note(store, session, player, "play_alone", game, difficulty=begun.difficulty, rivals=list(begun.rivals))
