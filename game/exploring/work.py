"""What all questions have in common: a name under which the answer is kept, and pieces of work."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

from game.actors import Actor
from game.exploring.trial import Piece
from game.store import Store

Asked = TypeVar("Asked")
Made = TypeVar("Made")


class Work(Protocol):
    """What is to be worked out."""

    @property
    def key(self) -> str:
        """The name under which the answer is kept."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What workers are given, in this order."""


Maker = Callable[[Store, Session, Actor, Asked], Made]
"""Gives the work that a question is, if this person may ask it; else it refuses."""
