"""Where one step back leads: asked by the command that takes it, and by the cockpit before it is offered."""

from sqlalchemy.orm import Session

from game.errors import Refused
from game.rules import PRACTICE_BRANCH, PRACTICE_ROUND, Phase, Standpoint, back_from
from game.store.luck_tables import LuckJob
from game.store.round_tables import Result
from game.store.tables import Game


def stage_before(session: Session, game: Game) -> Standpoint:
    """Give where the game stood one stage earlier, or refuse; a round's results lead back by a new branch only."""
    if game.phase == Phase.ENDED and session.get(LuckJob, (game.id, game.branch)) is not None:
        raise Refused("not_now", phase=game.phase, round=game.round, needs=[Phase.OPEN.value, Phase.REVEALED.value])
    practised = session.get(Result, (game.id, PRACTICE_BRANCH, PRACTICE_ROUND)) is not None
    return back_from(game.standpoint, practised=practised)


def leads_back(session: Session, game: Game) -> bool:
    """Say whether one step back is possible from where the game stands."""
    here = game.standpoint
    if here.phase == Phase.REVEALED:
        return not here.practising
    try:
        stage_before(session, game)
    except Refused:
        return False
    return True
