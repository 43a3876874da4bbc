"""Telling the screens that something changed: versions that pollers compare."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from game.store.tables import Game, Team


def tell_everybody(session: Session, game_id: int) -> None:
    """Make every screen of the game redraw."""
    new = {"version": Game.version + 1, "activity": Game.activity + 1}
    session.execute(update(Game).where(Game.id == game_id).values(new), execution_options=_BLIND)


def tell_team(session: Session, team: Team) -> None:
    """Make the team's screens, the cockpit and the projector redraw."""
    session.execute(update(Team).where(Team.id == team.id).values(version=Team.version + 1), execution_options=_BLIND)
    changed = update(Game).where(Game.id == team.game_id).values(activity=Game.activity + 1)
    session.execute(changed, execution_options=_BLIND)


_BLIND = {"synchronize_session": False}
