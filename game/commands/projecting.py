"""A team's draft run forward, in the background."""

from game.actors import Actor
from game.authority import require_begun, require_player, team_of
from game.exploring import crew
from game.projecting.desks import Place, desks, switched_on
from game.rules import Phase
from game.shown.projection import Projection
from game.store import Store
from game.store.round_tables import Decision


def project(store: Store, student: Actor) -> Projection:
    """Have the team's draft run forward by this round, unless it is known, and give what is known of it so far.

    Nothing is worked out here, and nothing once the round is closed.

    Raises:
        Refused: ``student_only``, ``no_team``, ``not_now`` before the first round.
    """
    require_player(student)
    with store.read() as session:
        game, team = team_of(session, student)
        require_begun(game)
        place = Place(game.id, game.branch, game.round, team.id)
        row = session.get(Decision, place.key)
        version, is_open = 0 if row is None else row.version, game.phase == Phase.OPEN
    if not switched_on():
        return Projection(None, fresh=False, switched_off=True)
    here = desks(store)
    if is_open:
        here.want(place, version)
        crew.wake()
    return here.projection(place, version)
