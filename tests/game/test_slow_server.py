"""A server that takes too long over a closed round: another has taken it over, and the slow one writes nothing more."""

from collections.abc import Callable, Iterator

import pytest

from game import commands, playing
from game.playing import CLAIM_SECONDS
from game.store import Store
from tests.game.classroom import TEACHER, Classroom, Clock, two_teams
from tests.game.lessons import another, where
from tests.game.refusals import everything, refused

Run = Callable[..., object]
REVEALS = pytest.mark.parametrize("auto_reveal", [True, False], ids=["shown at once", "shown by the teacher"])


@pytest.fixture
def quick(address: str, clock: Clock) -> Iterator[Store]:
    """The server that takes over."""
    opened = another(address, clock)
    yield opened
    opened.close()


def closed(store: Store, clock: Clock, *, auto_reveal: bool) -> Classroom:
    """A class whose first round is open, with a draft and a submitted plan."""
    here = two_teams(store, clock, auto_reveal=auto_reveal)
    here.open()
    commands.save_draft(store, here.students["Ann"], {"training": 222.0})
    commands.submit(store, here.students["Cai"], 0)
    return here


def when_the_engine_has_run(monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[], object], then: Run) -> None:
    """Let something happen once between a server's computing and its writing; whoever computes then does ``then``."""
    run = playing._run

    def held_up(*round_: object) -> object:
        monkeypatch.setattr(playing, "_run", then)
        played = run(*round_)  # type: ignore[arg-type]
        meanwhile()
        return played

    monkeypatch.setattr(playing, "_run", held_up)


@REVEALS
def test_a_round_that_another_server_has_played_stays_as_that_one_left_it(
    store: Store, quick: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch, *, auto_reveal: bool
) -> None:
    here = closed(store, clock, auto_reveal=auto_reveal)
    left: dict[str, object] = {}

    def another_plays() -> None:
        clock.forward(CLAIM_SECONDS + 1)
        assert commands.close_if_due(quick, here.game_id)
        if auto_reveal:
            commands.next_round(quick, TEACHER, here.game_id)
        left.update(everything(quick))

    when_the_engine_has_run(monkeypatch, another_plays, playing._run)
    here.close()
    assert where(store, here.game_id) == (("open", 2, False) if auto_reveal else ("closed", 1, False))
    assert everything(store) == left


@REVEALS
def test_a_round_that_another_server_could_not_play_is_open_and_stays_so(
    store: Store, quick: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch, *, auto_reveal: bool
) -> None:
    here = closed(store, clock, auto_reveal=auto_reveal)
    left: dict[str, object] = {}

    def breaks(*_: object) -> object:
        raise ZeroDivisionError

    def another_fails() -> None:
        clock.forward(CLAIM_SECONDS + 1)
        with refused("engine_failed"):
            commands.close_if_due(quick, here.game_id)
        left.update(everything(quick))

    when_the_engine_has_run(monkeypatch, another_fails, breaks)
    here.close()
    assert where(store, here.game_id) == ("open", 1, False)
    assert everything(store) == left
    monkeypatch.undo()
    here.close()
    assert where(store, here.game_id) == (("revealed" if auto_reveal else "closed"), 1, False)
