"""The record of a game played alone: taken of the game as it stands, kept as JSON, read back as it was."""

from typing import cast

from pydantic import TypeAdapter

from game.shown.alone import OwnGame
from game.shown.handing_over import GameRecord, HandedOver, LineRecord
from game.store.hand_over_tables import HandOver
from game.store.tables import Json

_RECORD = TypeAdapter(GameRecord)


def record_of(game: OwnGame) -> GameRecord | None:
    """Give the record of a game as it stands now; None before a round of it was played."""
    lines = tuple(
        LineRecord(line.number, line.played, line.score, line.rank, line.retention)
        for line in game.lines
        if line.score is not None and line.rank is not None and line.retention is not None
    )
    if not lines:
        return None
    return GameRecord(
        scenario=game.scenario,
        difficulty=game.difficulty,
        rivals=game.rivals,
        rounds=game.rounds,
        again=len(game.lines) - 1,
        last_played=game.last_played,
        lines=lines,
    )


def kept(record: GameRecord) -> Json:
    """Give a record as the store keeps it."""
    return cast("Json", _RECORD.dump_python(record, mode="json"))


def handed(row: HandOver, player: int) -> HandedOver:
    """Give what a class has of a player's game."""
    return HandedOver(
        room_id=row.room_id,
        game_id=row.game_id,
        player=player,
        name=row.name,
        student_number=row.student_number,
        at=row.at,
        record=_RECORD.validate_python(row.record),
        member_id=row.member_id,
    )
