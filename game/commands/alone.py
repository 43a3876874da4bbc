"""Playing alone against computer rivals."""

from sqlalchemy.orm import Session

from game.actors import Actor
from game.commands.entry import Joined, admit, proper_name
from game.commands.teaching import known_scenario, new_game
from game.log import note
from game.markets import created, start_place
from game.moving import keep_market
from game.rules import ROLES, Phase
from game.seating import firm_key, seat_teams, teams_of
from game.store import Store
from game.store.tables import Game, Seat
from sim import packs


def play_alone(  # noqa: PLR0913, PLR0917 - a player's whole choice
    store: Store, name: str, scenario: str, rounds: int, language: str = "en", seed: int | None = None
) -> Joined:
    """Begin a game of one's own against the scenario's rivals; round 1 is open at once.

    ``submit`` plays and reveals the round, ``next_round`` opens the next, ``end_game`` ends it (all by the player).
    The team bears the company's name in ``language``.
    """
    name = proper_name(name)
    known_scenario(scenario)
    pack = packs.load(scenario)
    game = new_game(store, scenario, rounds, seed=seed)
    world = created(game, [firm_key(seat) for seat in range(1 + len(pack.rivals))])
    with store.write() as session:
        joined = admit(store, session, None, name, None)
        game.owner_id, game.phase, game.round = joined.member_id, Phase.OPEN.value, 1
        session.add(game)
        _take_seat(session, game, joined, pack.name.in_(language), pack.rivals)
        keep_market(session, game, world)
        note(store, session, Actor("solo", joined.member_id, game.id, name=name), "play_alone", game)
    store.worlds.keep(start_place(game), world)
    return joined


def _take_seat(session: Session, game: Game, joined: Joined, company: str, rivals: tuple[str, ...]) -> None:
    session.flush()
    seat_teams(session, game, 1, rivals)
    mine = teams_of(session, game.id)[0]
    mine.name = company[:80]
    session.add(Seat(game_id=game.id, member_id=joined.member_id, team_id=mine.id, role=ROLES[0]))
