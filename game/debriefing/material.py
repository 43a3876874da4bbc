"""What a debrief brings along, written by hand in both languages: questions by topic, and the model's equations."""

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from sim.text import Text

FOLDER = Path(__file__).resolve().parents[2] / "scenarios" / "debrief"


class TopicMaterial(BaseModel):
    """A topic of the course: its name and its questions; what happened, why, and beyond the game."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: Text
    questions: tuple[Text, Text, Text]


class Equation(BaseModel):
    """A step of the model, as docs/model.md has it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: Text
    lines: Text


@cache
def topic_material() -> dict[str, TopicMaterial]:
    """Give name and questions of every topic, in the course's order."""
    return TypeAdapter(dict[str, TopicMaterial]).validate_python(_read("topics.yaml"))


@cache
def equations() -> dict[str, Equation]:
    """Give the equations that a debrief shows."""
    return TypeAdapter(dict[str, Equation]).validate_python(_read("equations.yaml"))


def _read(name: str) -> object:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
