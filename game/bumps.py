"""Telling the screens that something changed: versions that pollers compare."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from game.store.conditional import hits
from game.store.tables import Game, Team


def tell_everybody(session: Session, game_id: int) -> None:
    """Make every screen of the game redraw."""
    new = {"version": Game.version + 1, "activity": Game.activity + 1}
    hits(session, update(Game).where(Game.id == game_id).values(new))


def tell_team(session: Session, team: Team) -> None:
    """Make the team's screens, the cockpit and the projector redraw."""
    hits(session, update(Team).where(Team.id == team.id).values(version=Team.version + 1))
    hits(session, update(Game).where(Game.id == team.game_id).values(activity=Game.activity + 1))
