"""What a bought study tells of the rivals: estimates from interviews with their customers, each with its error."""

from pydantic import BaseModel, ConfigDict


class _Figures(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Estimate(_Figures):
    """What some interviews let one think of all: a mean or a share."""

    value: float
    error: float
    """half width of the 95 % interval, same unit"""
    answers: int


class RivalStudy(_Figures):
    """What was found out about one rival; empty where the study was not bought or nobody could be asked."""

    satisfaction: Estimate | None = None
    """1..5, what its customers say"""
    by_segment: dict[str, Estimate] = {}
    """the same by segment"""
    price_image: Estimate | None = None
    """1..5: dear to cheap, as its customers feel it"""
    annoyed_by: dict[str, Estimate] = {}
    """wait, failure, neglect, over_contact -> share of its customers who say that it annoyed them lately"""
    segments: dict[str, Estimate] = {}
    """share of its customers who belong to a segment"""
    reasons: dict[str, Estimate] = {}
    """cause -> share of those who left it in the round who name it as their reason"""


class StudyReport(_Figures):
    """All that a firm bought of an institute in one round."""

    bought: tuple[str, ...]
    """of :data:`sim.levers.STUDIES`"""
    interviews: int
    """asked for of every rival, for each study"""
    rivals: dict[str, RivalStudy]
    """by firm"""
