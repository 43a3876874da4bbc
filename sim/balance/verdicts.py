"""What a pack must show to count as fair and worth playing, and whether it does."""

from math import inf, isfinite

from pydantic import Field

from sim.pack_part import Part
from sim.text import Text


class Verdict(Part):
    """One measure of one pack: what was aimed at, what came out."""

    key: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    ours: float = Field(allow_inf_nan=True)
    error: float = 0.0
    """standard error of ``ours``, 0 where none is reckoned"""
    note: Text | None = None
    """whom or what the figure is about"""

    @property
    def target(self) -> "Target":
        """What was aimed at."""
        return TARGETS[self.key]

    @property
    def judged(self) -> bool:
        """False where the figure is only told: the model sets no target for it."""
        return isfinite(self.target.low) or isfinite(self.target.high)

    @property
    def passed(self) -> bool:
        """True where ours lies in the target's band (a figure that could not be measured lies in none)."""
        if self.target.beyond and self.ours == self.target.low:
            return False
        return self.target.low <= self.ours <= self.target.high

    @property
    def within_error(self) -> bool:
        """True where an end of the band is no farther from ours than its standard error: the verdict may be chance."""
        ends = (end for end in (self.target.low, self.target.high) if isfinite(end))
        return self.error > 0 and any(abs(self.ours - end) <= self.error for end in ends)

    def as_data(self) -> dict[str, object]:
        """Give the measure as plain data with its target; ``null`` for an open end and for what was not measured."""
        figures = {"low": self.target.low, "high": self.target.high, "ours": self.ours, "error": self.error}
        return {
            "key": self.key,
            "name": self.target.name.model_dump(),
            **{name: figure if isfinite(figure) else None for name, figure in figures.items()},
            "note": self.note.model_dump() if self.note else None,
            "passed": self.passed if self.judged else None,
            "within_error": self.within_error if self.judged else None,
        }


class Target(Part):
    """The band that a measure should lie in."""

    name: Text
    low: float = Field(-inf, allow_inf_nan=True)
    high: float = Field(inf, allow_inf_nan=True)
    beyond: bool = False
    """``low`` itself is not enough"""
    percent: bool = True


TARGETS: dict[str, Target] = {
    "luck_between_seats": Target(
        name=Text(en="Luck: same strategy, other seat (variation)", zh="运气：同一策略换座位（变异系数）"), high=0.03
    ),
    "luck_over_seeds": Target(
        name=Text(en="Luck: same strategy, other seed (variation)", zh="运气：同一策略换随机种子（变异系数）")
    ),
    "seat_bias": Target(
        name=Text(en="No seat is better (p of an F test)", zh="没有哪个座位占便宜（F 检验 p 值）"),
        low=0.01,
        percent=False,
    ),
    "skill": Target(name=Text(en="Score variance from strategy", zh="得分差异中来自策略的部分"), low=0.80),
    "luck_share": Target(name=Text(en="Score variance from luck", zh="得分差异中来自运气的部分"), high=0.15),
    "same_order": Target(
        name=Text(en="Same ranking on other seeds (Spearman)", zh="换种子后名次不变（斯皮尔曼相关）"),
        low=0.8,
        percent=False,
    ),
    "random_wins": Target(name=Text(en="Random strategies win", zh="随机策略的胜率"), high=0.15),
    "one_idea_wins": Target(
        name=Text(en="The strongest one-idea strategy wins", zh="最强单一思路策略的胜率"), high=0.40
    ),
    "generalist_wins": Target(
        name=Text(en="The generalist wins against four one-idea rivals", zh="均衡派对四个单一思路对手的胜率"),
        low=0.60,
        high=0.85,
    ),
    "counter": Target(
        name=Text(en="The best strategy loses to its counter", zh="最强策略输给克星的比例"), low=0.50, beyond=True
    ),
    "half_time": Target(
        name=Text(en="Half-time and final ranking (Spearman)", zh="半程与最终名次（斯皮尔曼相关）"),
        low=0.60,
        high=0.85,
        percent=False,
    ),
    "lead_changes": Target(
        name=Text(en="The lead changes after half-time", zh="半程后领先者易位的对局"), low=0.25, high=0.40
    ),
}
"""Measure -> its band (MODEL: fair and worth playing), in the order in which they are shown."""
