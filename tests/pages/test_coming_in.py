"""What a screen asks for while an answer comes in: the first at once, the rest calmly, and no haste behind others."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import pytest

from game.shown.exploring import TryingProgress
from ui import live, parts, soon
from ui.explore import coming_in
from ui.explore.coming_in import BAR, KNOWN, ComingIn

MARKETS = 20


@dataclass(frozen=True)
class Answer:
    progress: TryingProgress


@dataclass
class Screen:
    """What is asked of a page: parts to be drawn again, tasks of its beat, and of who looks every moment."""

    drawn_anew: list[tuple[str, ...]] = field(default_factory=list)
    beats: list[Callable[[], None]] = field(default_factory=list)
    looks: list[Callable[[], None]] = field(default_factory=list)
    known: list[int] = field(default_factory=list)
    draws: dict[str, Callable[[], None]] = field(default_factory=dict)

    def part(self, key: str, draw: Callable[[], None]) -> None:
        self.draws[key] = draw
        draw()

    def draw_anew(self, keys: Iterable[str]) -> None:
        self.drawn_anew.append(tuple(keys))
        for key in self.drawn_anew[-1]:
            if key in self.draws:
                self.draws[key]()

    def show(self, answer: Answer) -> None:
        self.known.append(answer.progress.done)


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    there = Screen()
    monkeypatch.setattr(parts, "part", there.part)
    monkeypatch.setattr(parts, "draw_anew", there.draw_anew)
    monkeypatch.setattr(live, "hasten", lambda: None)
    monkeypatch.setattr(live, "each_beat", there.beats.append)
    monkeypatch.setattr(soon, "look", lambda _key, task: there.looks.append(task))
    return there


def after(done: int, ahead: int = 0) -> Answer:
    return Answer(TryingProgress("running" if done else "waiting", done, MARKETS, ahead))


def test_the_first_is_shown_at_the_next_look_and_the_rest_at_most_every_three_seconds(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([100.0, 100.0, 100.5, 103.0, 103.0, 106.0, 106.0])
    monkeypatch.setattr(coming_in, "monotonic", lambda: next(clock))
    answers = iter([after(0), after(2), after(4), after(6), after(6), after(8)])
    ComingIn(after(0), lambda: next(answers), lambda _answer: "").known(screen.show)
    (look,), (beat,) = screen.looks, screen.beats
    look()
    assert screen.known == []
    look()
    assert screen.known == [2]
    for _ in range(4):
        beat()
    assert screen.known == [2, 6, 8]
    assert screen.drawn_anew == [(BAR, KNOWN), (BAR,), (BAR, KNOWN), (BAR,), (BAR, KNOWN)]


def test_who_waits_behind_others_looks_with_the_beat(screen: Screen) -> None:
    ComingIn(after(0, ahead=39), lambda: after(0, ahead=39), lambda _answer: "").known(screen.show)
    assert not screen.looks
    assert len(screen.beats) == 1


def test_who_comes_back_while_it_goes_on_is_shown_what_is_known(screen: Screen) -> None:
    ComingIn(after(12), lambda: after(12), lambda _answer: "").known(screen.show)
    assert screen.known == [12]
    assert not screen.looks
