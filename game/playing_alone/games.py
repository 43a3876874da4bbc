"""A solo player's games: which there are, how far they are, and how each of their lines of play came out."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from game.errors import Refused
from game.lines import Line, lines_of, on_line
from game.records import Record, record
from game.rules import Phase, revealed_rounds
from game.shown.alone import OwnGame, OwnLine
from game.standings import table
from game.store import Store
from game.store.alone_tables import AloneGame
from game.store.tables import Event, Game

MOST_UNFINISHED = 6
"""games that one player may have begun and not ended"""
MOST_GAMES = 100
MOST_LINES = 40
"""lines of play of one game"""


def games_of(store: Store, session: Session, member_id: int, at_hand: int | None) -> tuple[OwnGame, ...]:
    """List somebody's own games: the one at hand, then the one played last."""
    games = session.scalars(select(Game).where(Game.owner_id == member_id).order_by(Game.id)).all()
    last = _last_played(session, [game.id for game in games])
    own = [_own_game(store, session, game, last.get(game.id, game.created_at), at_hand) for game in games]
    return tuple(sorted(own, key=lambda game: (game.at_hand, game.last_played, game.game_id), reverse=True))


def own_game_view(store: Store, session: Session, game: Game) -> OwnGame:
    """Give the game that is at hand."""
    last = _last_played(session, [game.id])
    return _own_game(store, session, game, last.get(game.id, game.created_at), game.id)


def refuse_too_many(session: Session, member_id: int) -> None:
    """Refuse another game (``too_many_games``) to somebody who has many to finish, or very many at all."""
    own = select(func.count()).select_from(Game).where(Game.owner_id == member_id)
    if (session.scalar(own.where(Game.phase != Phase.ENDED.value)) or 0) >= MOST_UNFINISHED:
        raise Refused("too_many_games", most=MOST_UNFINISHED)
    if (session.scalar(own) or 0) >= MOST_GAMES:
        raise Refused("too_many_games", most=MOST_GAMES)


def _last_played(session: Session, games: list[int]) -> dict[int, datetime]:
    """Give when something was last done in each game."""
    latest = select(Event.game_id, func.max(Event.at)).where(Event.game_id.in_(games)).group_by(Event.game_id)
    return {int(game): at for game, at in session.execute(latest) if game is not None and at is not None}


def _own_game(store: Store, session: Session, game: Game, last_played: datetime, at_hand: int | None) -> OwnGame:
    found, chosen = record(store, session, game), session.get(AloneGame, game.id)
    return OwnGame(
        game_id=game.id,
        scenario=game.scenario,
        difficulty=None if chosen is None else chosen.difficulty,
        rivals=tuple(team.strategy for team in found.teams if team.strategy is not None),
        rounds=game.rounds,
        phase=Phase(game.phase),
        round=game.round,
        at_hand=game.id == at_hand,
        last_played=last_played,
        lines=tuple(_own_line(found, line) for line in lines_of(session, game)),
    )


def _own_line(found: Record, line: Line) -> OwnLine:
    played = revealed_rounds(line.here)
    retention, score, rank = _came_out(on_line(found, line.number), played) if played else (None, None, None)
    return OwnLine(
        number=line.number,
        current=line.current,
        from_round=line.from_round,
        begun=line.created_at,
        phase=Phase(line.here.phase),
        round=line.here.round,
        played=played,
        retention=retention,
        score=score,
        rank=rank,
    )


def _came_out(found: Record, played: int) -> tuple[float, float, int]:
    """Give the retention rate, the score and the place after the last round that was played of a line."""
    key = ("came out alone", found.game.id, found.line.holder(played), found.line.branch, played)

    def counted() -> tuple[float, float, int]:
        mine, after = found.teams[0], table(found, played)
        return found.firm_report(played, mine).retention, after.scores[mine.id].total, after.ranks[mine.id]

    return found.store.reports.recall(key, counted)
