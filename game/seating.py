"""The seats of a game: teams of people, computer rivals, and what becomes of teams that nobody joined."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from game.rules import FIRST_BRANCH
from game.store.round_tables import Branch
from game.store.tables import Game, Seat, Team
from sim import packs, parallel


def seat_teams(session: Session, game: Game, people: int, strategies: Sequence[str]) -> None:
    """Make the first branch and the seats: people (named by number until they name themselves), then computers."""
    for seat in range(people + len(strategies)):
        strategy = strategies[seat - people] if seat >= people else None
        team = Team(
            game_id=game.id,
            seat=seat,
            name=str(seat + 1),
            kind="people" if strategy is None else "computer",
            strategy=strategy,
            firm=firm_key(seat) if game.mode == "shared" else parallel.TEAM,
            version=0,
        )
        session.add(team)
    line = Branch(game_id=game.id, number=FIRST_BRANCH, parent=None, from_round=1, created_at=game.created_at)
    session.add(line)
    session.flush()


def firm_key(seat: int) -> str:
    """Give the key of a seat's firm in a shared market."""
    return f"firm{seat + 1:02}"


def empty_teams(session: Session, game: Game) -> list[Team]:
    """List the teams of people that nobody has joined, by seat."""
    taken = select(Seat.team_id).where(Seat.game_id == game.id)
    empty = select(Team).where(Team.game_id == game.id, Team.kind == "people", Team.id.not_in(taken))
    return list(session.scalars(empty.order_by(Team.seat)))


def fill_with_computers(session: Session, game: Game) -> int:
    """Let the scenario's rivals run every empty team, in turn; give how many."""
    rivals = packs.load(game.scenario).rivals
    empty = empty_teams(session, game)
    for number, team in enumerate(empty):
        team.kind, team.strategy = "computer", rivals[number % len(rivals)]
    return len(empty)


def settle_empty_teams(session: Session, game: Game) -> None:
    """As the first round opens: a computer runs each empty firm of a shared market; a copy nobody plays is left out."""
    if game.mode == "shared":
        fill_with_computers(session, game)
        return
    for team in empty_teams(session, game):
        team.kind = "absent"


def teams_of(session: Session, game_id: int) -> list[Team]:
    """List a game's teams by seat."""
    return list(session.scalars(select(Team).where(Team.game_id == game_id).order_by(Team.seat)))
