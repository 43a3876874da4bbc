"""Telling the screens that something changed: versions that pollers compare."""

from collections.abc import Iterable

from sqlalchemy import update
from sqlalchemy.orm import Session

from game.store.conditional import hits
from game.store.tables import Game, Team


def tell_everybody(session: Session, game_id: int) -> None:
    """Make every screen of the game redraw."""
    new = {"version": Game.version + 1, "activity": Game.activity + 1}
    hits(session, update(Game).where(Game.id == game_id).values(new))


def tell_onlookers(session: Session, game_id: int) -> None:
    """Make the cockpit and the projector redraw, and the lobby in its own time."""
    hits(session, update(Game).where(Game.id == game_id).values(activity=Game.activity + 1))


def tell_teams(session: Session, team_ids: Iterable[int]) -> None:
    """Make the screens of some teams redraw, and of nobody else."""
    hits(session, update(Team).where(Team.id.in_(list(team_ids))).values(version=Team.version + 1))


def tell_team(session: Session, team: Team) -> None:
    """Make the team's screens, the cockpit and the projector redraw."""
    tell_teams(session, [team.id])
    tell_onlookers(session, team.game_id)
