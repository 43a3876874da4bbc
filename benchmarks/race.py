"""Our engine against peers: in turns, within one process, so that a busy machine slows all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from benchmarks.agreement import LIMIT, Compared
from benchmarks.results import Row, Table

OURS = "Liuke"


@dataclass(slots=True)
class Race:
    """Work done a second by each engine, turn by turn; ``sizes`` say how much work one turn is."""

    sizes: Mapping[str, int]
    speeds: dict[str, list[float]] = field(default_factory=dict)

    def note(self, engine: str, speed: float) -> None:
        """Note one turn."""
        self.speeds.setdefault(engine, []).append(speed)

    def usual(self, engine: str) -> float:
        """Give an engine's median speed."""
        return median(self.speeds[engine])

    def ratio(self, peer: str) -> float:
        """Give how many times as fast as a peer we are: the median over the turns."""
        return median(ours / theirs for ours, theirs in zip(self.speeds[OURS], self.speeds[peer], strict=True))

    def rows(self) -> list[Row]:
        """Give the lines to print: engine, size, median and range of speed, ratio."""
        return [self._row(engine) for engine in self.speeds]

    def _row(self, engine: str) -> Row:
        speeds = self.speeds[engine]
        span = f"{min(speeds):,.0f} to {max(speeds):,.0f}"
        ratio = "" if engine == OURS else f"{self.ratio(engine):,.0f} ×"
        return engine, f"{self.sizes[engine]:,}", f"{self.usual(engine):,.0f}", span, ratio


def agreement(title: str, words: str, compared: Mapping[str, Sequence[Compared]]) -> Table:
    """Give the table that shows that peers do the same work: figures, and differences in standard errors."""
    rows = [
        (figures[0].figure, f"{figures[0].ours.mean:,.4f}", *(cell for one in figures for cell in _cells(one)))
        for figures in zip(*compared.values(), strict=True)
    ]
    head = ("figure", OURS, *(cell for peer in compared for cell in (peer, "errors apart")))
    said = f"{words} ± is the standard error of the difference; nothing may be more than {LIMIT} of them apart."
    return Table(title, head, rows, said)


def _cells(one: Compared) -> tuple[str, str]:
    return f"{one.theirs.mean:,.4f} ± {one.error:.4f}", f"{one.apart:+.1f}"
