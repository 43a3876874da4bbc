"""Arbitrary text, numbers and out-of-order calls at every command and view: a coded refusal at worst, never damage."""

import inspect
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from game import commands, views
from game.errors import CODES, Refused
from game.store import open_store
from locales import translator
from tests.databases import database
from tests.game.attackers import Victim, victim
from tests.game.classroom import Clock
from tests.game.doors import reachable
from tests.game.junk import arguments, inside
from tests.game.whole import broken
from ui.refusals import words

pytestmark = pytest.mark.long

EXAMPLES, ORDERS, CALLS = 6, 12, 12
PARTS = 10
"""of all commands and views; each is tried on a database of its own"""
TOO_MUCH = {"engine_failed", "storage_failed", "storage_full", "storage_busy"}
"""what no input may bring about"""
ASIDE = {"go_on_measuring", "measure_row", "forget_teacher_password", "new_game"}
"""what works on in the background, what only the server's own screen does, and what is inside other commands"""
CALLABLE = {
    name: function
    for package in (commands, views)
    for name, function in reachable(package).items()
    if name not in ASIDE
}
SLOW = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    database=None,
    suppress_health_check=[*HealthCheck],
)


@pytest.fixture(scope="module")
def asleep() -> Iterator[None]:
    """Nothing is measured in the background."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("game.commands.luck.wake", lambda _store: None)
        yield


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory, asleep: None) -> Victim:  # noqa: ARG001 - nothing works by itself
    """A class at play, to be copied."""
    clock = Clock()
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('model') / 'liuke.db'}")
    store.clock = clock
    return victim(store, clock)


@pytest.fixture(scope="module")
def postgres_model(
    postgres_server: str,
    postgres_template: str,
    asleep: None,  # noqa: ARG001 - nothing works by itself
) -> Iterator[Victim]:
    """The same on PostgreSQL, where nobody is connected to it."""
    clock = Clock()
    with database(postgres_server, postgres_template) as address:
        store = open_store(address)
        store.clock = clock
        model = victim(store, clock)
        store.close()
        yield model


@contextmanager
def copied(model: Victim, folder: Path) -> Iterator[Victim]:
    """The class in a database of its own."""
    source = Path(str(model.store.engine.url.database))
    target = folder / "copy.db"
    with model.store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    for stale in folder.glob("copy.db*"):
        stale.unlink()
    shutil.copy(source, target)
    with standing_at(model, f"sqlite:///{target}") as here:
        yield here


@contextmanager
def on_postgres(model: Victim, server: str) -> Iterator[Victim]:
    """The class in a database of its own on PostgreSQL."""
    name = str(model.store.engine.url.database)
    with database(server, name) as address, standing_at(model, address) as here:
        yield here


@contextmanager
def standing_at(model: Victim, address: str) -> Iterator[Victim]:
    """The class as it is found at an address."""
    store = open_store(address)
    here = Victim(model.here, model.attackers, model.tokens, model.solo_game, model.other_game)
    clock = Clock(model.here.clock.now)
    store.clock = clock
    before, model.here.store, model.here.clock = (model.here.store, model.here.clock), store, clock
    try:
        yield here
    finally:
        model.here.store, model.here.clock = before
        store.close()


def call(data: st.DataObject, here: Victim, name: str) -> Callable[[], object]:
    """Draw who calls a command or view with what."""
    function = CALLABLE[name]
    signature = inspect.signature(function, eval_str=True)
    who = data.draw(st.sampled_from([*here.attackers]) | st.sampled_from(["teacher", "chief"]), label="who")
    drawn: dict[str, Any] = data.draw(arguments(signature, here), label=name)
    for part, kind in signature.parameters.items():
        if inside(kind.annotation):
            drawn[part] = here.store if "Store" in str(kind.annotation) else here.attackers[who]
    return partial(function, **drawn)


def in_words(refusal: Refused) -> None:
    """A refusal is one of the codes that a person can act on, and is worded in both languages."""
    assert refusal.code in CODES
    assert refusal.code not in TOO_MUCH, refusal
    assert words(refusal)
    assert translator("zh").gettext(words(refusal))


@pytest.mark.parametrize("name", CALLABLE)
def test_arbitrary_arguments(model: Victim, tmp_path: Path, name: str) -> None:
    with copied(model, tmp_path) as here:

        @SLOW
        @given(st.data())
        def try_it(data: st.DataObject) -> None:
            try:
                call(data, here, name)()
            except Refused as refusal:
                note(str(refusal))
                in_words(refusal)

        try_it()
        assert not broken(here.store)


@pytest.mark.postgres
@pytest.mark.parametrize("part", range(PARTS))
def test_arbitrary_arguments_on_postgres(postgres_model: Victim, postgres_server: str, part: int) -> None:
    """What SQLite takes PostgreSQL may not: signs that are none, numbers too large, values that are no JSON."""
    with on_postgres(postgres_model, postgres_server) as here:

        @settings(SLOW, max_examples=EXAMPLES * len(CALLABLE) // PARTS)
        @given(st.data())
        def try_it(data: st.DataObject) -> None:
            what = data.draw(st.sampled_from([*CALLABLE][part::PARTS]), label="what")
            try:
                call(data, here, what)()
            except Refused as refusal:
                in_words(refusal)

        try_it()
        assert not broken(here.store)


def play_in_any_order(copy: Callable[[], AbstractContextManager[Victim]], orders: int) -> None:
    """Let anybody call anything after anything, with time passing; every game is whole afterwards."""

    @settings(SLOW, max_examples=orders)
    @given(st.data())
    def play(data: st.DataObject) -> None:
        with copy() as here:
            for _ in range(CALLS):
                name = data.draw(st.sampled_from([*CALLABLE]), label="what")
                try:
                    call(data, here, name)()
                except Refused as refusal:
                    in_words(refusal)
                here.here.clock.forward(data.draw(st.sampled_from((0, 1, 300)), label="seconds"))
            assert not broken(here.store)

    play()


def test_arbitrary_calls_in_any_order(model: Victim, tmp_path: Path) -> None:
    play_in_any_order(partial(copied, model, tmp_path), ORDERS)


@pytest.mark.postgres
def test_arbitrary_calls_in_any_order_on_postgres(postgres_model: Victim, postgres_server: str) -> None:
    play_in_any_order(partial(on_postgres, postgres_model, postgres_server), ORDERS // 4)
