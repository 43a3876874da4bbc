"""Retention rates as lines, one per team, labelled at their ends: a picture without controls, for the wall."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor
from urllib.parse import quote

from ui.format import percent
from ui.language import _
from ui.theme import MUTED, seat

WIDTH, HEIGHT = 1000.0, 680.0
LEFT, RIGHT, TOP, BOTTOM = 90.0, 300.0, 20.0, 84.0
LABEL_GAP = 34.0
STEPS = (0.01, 0.02, 0.05, 0.1, 0.2)
MOST_TICKS = 6
STYLE = f"""<style>
text {{ font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; font-size: 28px;
  dominant-baseline: central; }}
polyline {{ fill: none; stroke-width: 5; stroke-linejoin: round; stroke-linecap: round; }}
.rule {{ stroke: {MUTED}; stroke-opacity: 0.35; stroke-width: 1.5; }}
.tick {{ fill: {MUTED}; }}
.mark {{ font-size: 30px; text-anchor: middle; }}
.end {{ font-weight: 600; }}
</style>"""
"""The picture's own: an image cannot see the page's theme, so its greys and colours suit both."""
DASHES = {"solid": "", "dash": "14 8", "dot": "3 8"}


@dataclass(frozen=True, slots=True)
class Line:
    """One team's rates, oldest first."""

    seat: int
    name: str
    values: Sequence[float]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a round and a rate stand in the picture."""

    rounds: int
    low: float
    high: float

    def x(self, place: int) -> float:
        """Return the place of a round, counted from 0."""
        return LEFT + (WIDTH - LEFT - RIGHT) * (place / max(self.rounds - 1, 1))

    def y(self, rate: float) -> float:
        """Return the place of a rate."""
        return TOP + (HEIGHT - TOP - BOTTOM) * (self.high - rate) / (self.high - self.low)


def picture(lines: Sequence[Line], rounds: int, label: str) -> str:
    """Return the picture as an image; ``rounds`` is the length of the whole game, so that the race is seen to grow."""
    drawn = quote(_svg(lines, rounds), safe="")
    return f'<img class="lk-lines" src="data:image/svg+xml,{drawn}" alt="{escape(label)}">'


def _svg(lines: Sequence[Line], rounds: int) -> str:
    values = [value for line in lines for value in line.values]
    step = _step(min(values), max(values))
    low, high = floor(min(values) / step) * step, min(ceil(max(values) / step) * step, 1.0)
    played = max(len(line.values) for line in lines)
    frame = Frame(max(rounds, played), low, max(high, low + step))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}">{STYLE}'
        f"{_rates(frame, step)}{_rounds(frame)}{''.join(_curve(line, frame) for line in lines)}"
        f"{_labels(lines, frame)}</svg>"
    )


def _step(low: float, high: float) -> float:
    return next((step for step in STEPS if (high - low) / step <= MOST_TICKS), STEPS[-1])


def _rates(frame: Frame, step: float) -> str:
    rates = [frame.low + tick * step for tick in range(round((frame.high - frame.low) / step) + 1)]
    return "".join(_rule(frame.y(rate)) + _tick(LEFT - 12, frame.y(rate), percent(rate, 0), "end") for rate in rates)


def _rounds(frame: Frame) -> str:
    numbers = [_tick(frame.x(place), HEIGHT - 58, str(place + 1)) for place in range(frame.rounds)]
    return "".join([*numbers, _tick((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 22, _("Round"))])


def _rule(y: float) -> str:
    return f'<line class="rule" x1="{LEFT}" x2="{WIDTH - RIGHT + 12}" y1="{y:.1f}" y2="{y:.1f}"/>'


def _tick(x: float, y: float, text: str, anchor: str = "middle") -> str:
    return f'<text class="tick" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _curve(line: Line, frame: Frame) -> str:
    look = seat(line.seat)
    points = [(frame.x(place), frame.y(value)) for place, value in enumerate(line.values)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    marks = "".join(
        f'<text class="mark" x="{x:.1f}" y="{y:.1f}" fill="{look.colour}">{look.symbol}</text>' for x, y in points
    )
    dash = f' stroke-dasharray="{DASHES[look.dash]}"' if DASHES[look.dash] else ""
    return f'<polyline points="{path}" stroke="{look.colour}"{dash}/>{marks}'


def _labels(lines: Sequence[Line], frame: Frame) -> str:
    """Return the names at the lines' ends, pushed apart where they would meet."""
    ordered = sorted(lines, key=lambda line: -line.values[-1])
    places = spread_out([frame.y(line.values[-1]) for line in ordered], LABEL_GAP, HEIGHT - BOTTOM)
    drawn = []
    for line, y in zip(ordered, places, strict=True):
        x = frame.x(len(line.values) - 1) + 22
        text = f"{escape(line.name)} {percent(line.values[-1])}"
        drawn.append(f'<text class="end" x="{x:.1f}" y="{y:.1f}" fill="{seat(line.seat).colour}">{text}</text>')
    return "".join(drawn)


def spread_out(places: Sequence[float], gap: float, lowest: float) -> list[float]:
    """Return ascending places at least ``gap`` apart, moved as little as one pass allows, none beyond ``lowest``."""
    spread: list[float] = []
    for place in places:
        spread.append(max(place, spread[-1] + gap) if spread else place)
    overshoot = max(0.0, spread[-1] - lowest) if spread else 0.0
    for index in range(len(spread) - 1, -1, -1):
        limit = lowest if index == len(spread) - 1 else spread[index + 1] - gap
        spread[index] = min(spread[index], limit) if overshoot else spread[index]
    return spread
