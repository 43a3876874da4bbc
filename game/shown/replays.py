"""What a game is played again with."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What may differ when a game is played again; everything else is as it was."""

    rounds: int
    seed: int | None
    """None: by chance"""
    weights: Mapping[str, float]
    events: Mapping[str, int]
    """the scenario's events by key, each with the round it strikes (0: never); what is left out stays as it was"""
    minutes: float | None = None
    """of a round's clock"""
    practice: bool = False
    auto_reveal: bool = True


@dataclass(frozen=True, slots=True)
class Again:
    """A game as it could be played again."""

    settings: Settings
    """as they are, all events named"""
    revealed: int
    """rounds whose decisions can be played again"""
    replays: int | None
    """the game of which this is a replay"""
    with_class: bool
    """the class is in this game"""
