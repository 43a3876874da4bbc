"""Expecting a refusal, and that it changed nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from game.errors import Refused
from game.store import Store
from game.store.tables import Base


@dataclass
class Caught:
    """What the refusal said."""

    problems: list[dict[str, Any]] = field(default_factory=list)


@contextmanager
def refused(code: str, /, **details: object) -> Iterator[Caught]:
    """Pass if the block is refused with that code (and at least these details)."""
    said = Caught()
    with pytest.raises(Refused) as caught:
        yield said
    assert caught.value.code == code
    problems = caught.value.details.get("problems", [])
    assert isinstance(problems, list)
    said.problems.extend(problems)
    assert {name: caught.value.details[name] for name in details} == details


def everything(store: Store, *, but: tuple[str, ...] = ()) -> dict[str, list[tuple[object, ...]]]:
    """Give every row of every table, to see whether anything changed."""
    with store.engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(table.select())]
            for table in Base.metadata.sorted_tables
            if table.name not in but
        }
