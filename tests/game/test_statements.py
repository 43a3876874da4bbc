"""How often the database is asked for what forty devices draw again and again: a number that must not creep up."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from game import commands
from game.commands.projecting import project
from game.store import Store
from game.views import desk, results
from tests.game.classroom import Classroom

MOST = {"desk": 11, "save": 13, "range": 2}
"""statements of each"""


@contextmanager
def counted(store: Store) -> Iterator[list[str]]:
    """Give the statements that are sent meanwhile."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(store.engine, "before_cursor_execute", note)


def test_a_desk_a_save_and_a_range_ask_only_so_often(played: Classroom) -> None:
    played.next()
    ann = played.students["Ann"]
    commands.save_draft(played.store, ann, {"training": 2500.0})
    with counted(played.store) as saving:
        commands.save_draft(played.store, ann, {"messages": 2.0})
    with counted(played.store) as looking:
        assert desk(played.store, ann).draft.values.messages == 2.0
    with counted(played.store) as projecting:
        project(played.store, ann)
    found = {"desk": len(looking), "save": len(saving), "range": len(projecting)}
    assert all(0 < found[what] <= most for what, most in MOST.items()), found


def test_what_a_page_asks_for_again_in_one_state_is_read_once(played: Classroom) -> None:
    ann = played.students["Ann"]
    first = results(played.store, ann)
    with counted(played.store) as alone:
        assert results(played.store, ann) == first
    with played.store.one_state(), counted(played.store) as both:
        assert results(played.store, ann) == results(played.store, ann) == first
    assert len(both) < len(alone) + len(alone) / 2
    with counted(played.store) as afterwards:
        assert results(played.store, ann) == first
    assert len(afterwards) == len(alone)
