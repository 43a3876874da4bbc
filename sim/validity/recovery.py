"""Whether a complaint that is solved quickly makes a customer happier and more loyal than one whom nothing befell.

The comparable customer without a failure is the same person in the same market, replayed with nothing going wrong.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.complaints import MEMORY_WEEKS, SOLVED_QUICKLY
from sim.scenario import Scenario
from sim.text import Text
from sim.validity.finding import Figure, Finding
from sim.validity.stage import NEVER, PACKS, QUARTER, Played, Whole, open_market, play, uneventful
from sim.world import World

SEEDS = (1, 2, 3, 4)
"""different ones in every pack, because packs of one seed share their people's luck"""
GOOD_CARE = {"compensation": 1.5, "empowerment": 1.0, "complaint_hours": 24.0}
"""what both firms do about complaints: decisions that any team could make"""
WARM_UP = 2
"""quarters whose failures still count as a first one"""
QUARTERS = 4
"""whose complaints are followed, each for another quarter"""
Band = tuple[float, float]
"""lowest and highest figure that is accepted"""


@dataclass(frozen=True, slots=True)
class Recovered:
    """Customers whose complaint was solved quickly, against themselves without any failure; one entry each."""

    again: NDArray[np.bool_]
    """something had gone wrong within the half year before"""
    happier: NDArray[np.float32]
    """satisfaction at the quarter's end, of those still with their firm in both games (nan: not so)"""
    stayed: NDArray[np.float64]
    """1 where only failure and recovery kept them for a quarter, -1 where these lost them, 0 where all is the same"""


def _without_failures(scenario: Scenario) -> Scenario:
    """Give the same pack in a world where nothing goes wrong."""
    return scenario.model_copy(update={"behaviour": scenario.behaviour.model_copy(update={"failure_rate": 0.0})})


def _games(scenario: Scenario, seed: int) -> tuple[Played, Played, Played]:
    """Play half a year with failures, then a year with and without any."""
    world = open_market(scenario, seed, firms=("first", "second"))
    specialists = int(scenario.levers["specialists"].high)
    care = {**GOOD_CARE, "specialists": specialists}
    before = play(scenario, world, WARM_UP, everybody=care)
    start = before.worlds[-1]
    return (
        before,
        play(scenario, start, QUARTERS + 1, everybody=care),
        play(_without_failures(scenario), start, QUARTERS + 1, everybody=care),
    )


def _recovered(scenario: Scenario, seed: int) -> Recovered:
    """Find everybody's first failure of the year that was complained about and solved quickly; compare.

    Those whom something else befell within the quarter that followed are left out.
    """
    before, with_failures, without = _games(scenario, seed)
    events = with_failures.events("complaints")
    customer, week = events["customer"].astype(np.int64), events["week"].astype(np.int64)
    people = with_failures.worlds[0].customers.firm.size
    first = _earliest(customer, week, people)
    later = week > first[customer]
    following = _earliest(customer[later], week[later], people)
    chosen = (events["outcome"] == SOLVED_QUICKLY) & (week == first[customer]) & (week < QUARTERS * QUARTER)
    chosen &= following[customer] >= week + QUARTER
    who, when = customer[chosen], week[chosen]
    return Recovered(
        again=_last_failure(before, people)[who] >= when - MEMORY_WEEKS,
        happier=_happier(with_failures, without, who, when),
        stayed=_gone(without, who, when) - _gone(with_failures, who, when),
    )


def _earliest(customer: Whole, week: Whole, people: int) -> Whole:
    """Give the first of these weeks for each customer; NEVER where there is none."""
    first = np.full(people, NEVER)
    np.minimum.at(first, customer, week)
    return first


def _last_failure(before: Played, people: int) -> Whole:
    """Give the week, counted back from the year's start, in which something last went wrong for each customer."""
    events = before.events("complaints")
    last = np.full(people, -NEVER)
    np.maximum.at(last, events["customer"].astype(np.int64), events["week"].astype(np.int64) - WARM_UP * QUARTER)
    return last


def _gone(played: Played, who: Whole, when: Whole) -> NDArray[np.float64]:
    """Say who left within a quarter of that week."""
    return (played.leave(who, when) < when + QUARTER).astype(np.float64)


def _happier(with_failures: Played, without: Played, who: Whole, when: Whole) -> NDArray[np.float32]:
    difference = np.full(who.size, np.nan, np.float32)
    for quarter in range(QUARTERS):
        now = np.flatnonzero(when // QUARTER == quarter)
        one, other = with_failures.worlds[quarter + 1], without.worlds[quarter + 1]
        people = who[now]
        both = _long_there(one)[people] & _long_there(other)[people]
        change = one.customers.satisfaction.ravel()[people] - other.customers.satisfaction.ravel()[people]
        difference[now[both]] = change[both]
    return difference


def _long_there(world: World) -> NDArray[np.bool_]:
    """Say who has been with their firm for the whole quarter."""
    stayed: NDArray[np.bool_] = (world.customers.tenure > QUARTER).ravel()
    return stayed


def _together(parts: list[Recovered]) -> Recovered:
    """Give the customers of several games as one."""
    return Recovered(
        again=np.concatenate([part.again for part in parts]),
        happier=np.concatenate([part.happier for part in parts]),
        stayed=np.concatenate([part.stayed for part in parts]),
    )


def recovery_paradox() -> Finding:
    """Follow customers whose complaint was solved quickly, and the same customers without any failure."""
    found = _together(
        [_recovered(uneventful(key), seed + len(SEEDS) * number) for number, key in enumerate(PACKS) for seed in SEEDS]
    )
    return Finding(
        key="recovery_paradox",
        title=Text(
            en="A quick recovery makes customers happier, not more loyal, and only once",
            zh="补救悖论：迅速补救让顾客更满意，却不更忠诚，而且只灵一次",
        ),
        standing="tuned",
        source="de Matos, Henrique & Rossi 2007, Journal of Service Research 10(1)",
        setting=_setting(found),
        figures=(
            *_gains(found, ~found.again, Text(en="first failure", zh="第一次出错"), ((0.001, 1.0), (-1.0, 1.0)), 0.0),
            *_gains(found, found.again, Text(en="second failure", zh="第二次出错"), ((-4.0, 0.0), (-100.0, 0.0))),
        ),
    )


def _gains(
    found: Recovered, who: NDArray[np.bool_], which: Text, bands: tuple[Band, Band], published: float | None = None
) -> tuple[Figure, Figure]:
    """Give what these customers gained in satisfaction and in retention, each with its band."""
    return (
        Figure(
            name=Text(en=f"{which.en}: satisfaction gained (1–5)", zh=f"{which.zh}：满意度变化（1–5）"),
            ours=float(np.nanmean(found.happier[who])),
            low=bands[0][0],
            high=bands[0][1],
        ),
        Figure(
            name=Text(en=f"{which.en}: retention gained", zh=f"{which.zh}：留存率变化"),
            ours=float((100 * found.stayed)[who].mean()),
            published=published,
            low=bands[1][0],
            high=bands[1][1],
            unit="points",
        ),
    )


def _setting(found: Recovered) -> Text:
    """Say what was run, with the number of customers and the sampling error of their staying."""
    first, second = int((~found.again).sum()), int(found.again.sum())
    error = float((100 * found.stayed)[~found.again].std() / np.sqrt(first))
    return Text(
        en=(
            f"every pack, {len(SEEDS)} games each, without events; two firms that handle complaints well; "
            f"{first} customers after a first and {second} after a second failure within "
            "half a year, complained about and solved quickly, against themselves in the same game without "
            f"failures; staying over a quarter (standard error after the first {error:.1f} points)"
        ),
        zh=(
            f"各案例各 {len(SEEDS)} 局，不含事件；两家都善待投诉的企业；"
            f"半年内第一次出错的客户 {first} 人、第二次出错的 {second} 人，"
            "都投诉了也都被迅速解决，与同一局中什么错都没出的自己相比；"
            f"看一个季度内是否留下（第一次的标准误为 {error:.1f} 个百分点）"
        ),
    )
