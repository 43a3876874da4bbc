"""The contact centre's own waiting line against Erlang-C and Erlang-A, whose answers are known in closed form."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.contact_centre.erlang import erlang_a, erlang_c
from sim.contact_centre.queue import Calls, Roster, serve
from sim.streams import Purpose, Streams
from sim.text import Text
from sim.validity.finding import Curve, Figure, Finding, Plot

RATE, HANDLING, PATIENCE = 48.0, 1.0, 2.0
"""calls a minute; minutes that each takes and that callers wait, both exponential"""
TEXTBOOK = {45: (0.084, 10.0), 50: (0.0309, 3.71), 53: (0.015, 1.8)}
"""agents -> share that hangs up, seconds that callers wait"""
ENDLESS_WAIT = 20.83
"""seconds, 50 agents, nobody ever hangs up"""
NEAR = 0.05
CALLS = 2_000_000
PLOTTED = range(44, 57)
PLOTTED_CALLS = 200_000
BATCHES = 40
ENDLESS_RUNS = 4
"""near saturation waits cling together, so that a call tells little"""
SEED = 11


@dataclass(frozen=True, slots=True)
class Met:
    """What callers met in a long run: share that hung up, and mean wait in seconds."""

    abandoned: float
    wait: float


def waiting_line_against_erlang() -> Finding:
    """Let millions of calls through the game's own line and compare what callers met."""
    figures = [figure for agents in TEXTBOOK for figure in _erlang_a(agents)]
    endless = long_run(50, math.inf, CALLS, ENDLESS_RUNS)
    name = Text(en="50 agents, endless patience: wait", zh="50 名坐席，从不挂断：等待")
    return Finding(
        key="waiting_line_against_erlang",
        title=Text(en="How long callers wait, and how many hang up", zh="来电等多久，多少人挂断"),
        standing="emerges",
        source="Erlang 1917; Palm 1957; Garnett, Mandelbaum & Reiman 2002, M&SOM 4(3)",
        setting=Text(
            en="the contact centre's own line, the program that serves every contact of the packs, here with a "
            "textbook's calls instead of a pack's: 48 calls a minute of one minute each, patience two minutes, "
            "2 million calls for each figure, 8 million with endless patience; standard errors up to 2 % of a figure",
            zh="呼叫中心自己的排队程序，各案例的每次来电都由它排队，这里把来电换成教科书的算例："
            "每分钟 48 通来电，每通 1 分钟，平均耐心 2 分钟；"
            "每个数字 200 万通，从不挂断时 800 万通；标准误不超过数值的 2%",
        ),
        figures=(*figures, _figure(name, endless.wait, ENDLESS_WAIT, "seconds")),
        plot=_plot(endless),
    )


def _erlang_a(agents: int) -> tuple[Figure, Figure]:
    abandoned, wait = TEXTBOOK[agents]
    met = long_run(agents, PATIENCE, CALLS)
    return (
        _figure(Text(en=f"{agents} agents: hang up", zh=f"{agents} 名坐席：挂断"), met.abandoned, abandoned, "percent"),
        _figure(Text(en=f"{agents} agents: wait", zh=f"{agents} 名坐席：等待"), met.wait, wait, "seconds"),
    )


def _figure(name: Text, ours: float, published: float, unit: str) -> Figure:
    band = {"low": published * (1 - NEAR), "high": published * (1 + NEAR)}
    return Figure.model_validate({"name": name, "ours": ours, "published": published, "unit": unit, **band})


def long_run(agents: int, patience: float, calls: int, runs: int = 1) -> Met:
    """Serve long runs of calls; the luck of their draws is taken out by regression (control variates)."""
    met, luck = zip(*(_batches(agents, patience, calls, run) for run in range(runs)), strict=True)
    luck_of_batches = np.concatenate(luck)
    design = np.column_stack([np.ones(len(luck_of_batches)), luck_of_batches])
    means = np.linalg.lstsq(design, np.concatenate(met))[0][0]
    return Met(abandoned=float(means[0]), wait=float(means[1]))


def _batches(agents: int, patience: float, calls: int, run: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Serve one run and drop its first batch, which fills the line.

    Gives the batch means of (hung up, seconds waited), shape ``(40, 2)``, and of the luck of the draws (gaps, handling
    times, patience, each relative to its known mean), shape ``(40, 3)``.
    """
    batch = calls // BATCHES
    draws = Streams(SEED, 0).generator(Purpose.CONTACT, agents, run).exponential(1, (3, calls + batch))
    gaps, handling, patiences = draws
    waits = patiences * patience if math.isfinite(patience) else np.full_like(patiences, math.inf)
    line = Calls(np.cumsum(gaps / RATE), handling * HANDLING, waits, np.zeros(waits.size, np.int8))
    found = serve(line, Roster(np.zeros(agents), np.full(agents, math.inf)))
    met = np.stack([~found.answered, found.wait * 60])
    return _means(met, batch), _means(draws - 1, batch)


def _means(values: NDArray[np.float64], batch: int) -> NDArray[np.float64]:
    means: NDArray[np.float64] = values[:, batch:].reshape(len(values), BATCHES, batch).mean(axis=2).T
    return means


def _plot(endless: Met) -> Plot:
    agents = tuple(map(float, PLOTTED))
    closed = tuple(60 * erlang_a(RATE, HANDLING, PATIENCE, number).mean_wait for number in PLOTTED)
    ours = tuple(long_run(number, PATIENCE, PLOTTED_CALLS).wait for number in PLOTTED)
    enough = tuple(number for number in agents if number >= 50)
    patient = tuple(60 * erlang_c(RATE, HANDLING, int(number)).mean_wait for number in enough)
    formula = Text(en="Erlang-C: nobody hangs up", zh="Erlang-C 公式：从不挂断")
    line = Text(en="our line, nobody hangs up", zh="本模型，从不挂断")
    return Plot(
        x=Text(en="agents", zh="坐席人数"),
        y=Text(en="seconds that callers wait", zh="平均等待（秒）"),
        curves=(
            Curve(name=Text(en="Erlang-A", zh="Erlang-A 公式"), kind="line", x=agents, y=closed),
            Curve(name=Text(en="our line", zh="本模型"), kind="points", x=agents, y=ours),
            Curve(name=formula, kind="line", x=enough, y=patient),
            Curve(name=line, kind="points", x=(50.0,), y=(endless.wait,)),
        ),
    )
