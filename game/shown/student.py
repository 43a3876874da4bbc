"""What a student sees before and while deciding: the lobby, the brief and the desk."""

from dataclasses import dataclass
from datetime import datetime

from game.rules import Phase
from game.shown.tags import MemberTag, TeamTag
from sim.decisions import Decisions, Problem
from sim.report import Position
from sim.targeting.reach import Reach

Source = str
"""Where a played decision came from: submitted, draft, repeated, start or computer."""


@dataclass(frozen=True, slots=True)
class LobbyTeam:
    """A team one may join."""

    tag: TeamTag
    members: tuple[MemberTag, ...]
    open: bool
    """may still be joined"""


@dataclass(frozen=True, slots=True)
class Lobby:
    """The room as a student sees it while choosing a team. Without a game, ``teams`` is empty."""

    room: str
    code: str
    game_id: int | None
    scenario: str | None
    phase: Phase | None
    teams: tuple[LobbyTeam, ...]
    me: MemberTag
    my_team: TeamTag | None


@dataclass(frozen=True, slots=True)
class RivalMove:
    """What the street can see of a firm after the last revealed round."""

    team: TeamTag
    price: float
    """asked price relative to the list price"""
    reputation: float
    awareness: float
    customers: int


@dataclass(frozen=True, slots=True)
class Brief:
    """The company, the coming round and what is new. The texts are the scenario's (``sim.packs.load(scenario)``)."""

    scenario: str
    scale: float
    """the scenario's figures hold at this size: ``sim.packs.load(scenario).at_scale(scale)``"""
    mode: str
    phase: Phase
    round: int
    """the round at hand: played next or now (0: practice)"""
    rounds: int
    practice: bool
    team: TeamTag
    weights: dict[str, float]
    """as shares that add up to 1"""
    events: tuple[str, ...]
    """keys of the scenario's events announced for this round"""
    position: Position | None
    """None before the market exists (lobby, briefing)"""
    rivals: tuple[RivalMove, ...]
    """after a revealed round"""
    teams: tuple[TeamTag, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A team's draft as it is saved."""

    values: Decisions
    version: int
    """grows with every saved change; 0: nothing changed yet this round"""
    by: str | None
    at: datetime | None
    planned: dict[str, float]
    """yuan this round by lever"""
    planned_total: float
    budget: float
    problems: tuple[Problem, ...]
    """what stands against submitting it (over_budget)"""
    reach: Reach
    """whom its aims and automation rules reach as things stand"""


@dataclass(frozen=True, slots=True)
class Submission:
    """What a team handed in."""

    values: Decisions
    version: int
    """of the draft that was submitted"""
    reason: str
    predicted_retention: float | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Change:
    """Who set a lever last in this round's draft."""

    lever: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab of the form: who looks after it, and what the looker may do there."""

    key: str
    owners: tuple[MemberTag, ...]
    """members with the role of that name"""
    helpers: tuple[str, ...]
    """names of teammates who help out there in this round"""
    mine: bool
    """the looker looks after it (the leader: after all)"""
    helping: bool
    """the looker helps out there"""
    may_edit: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """A team's own desk while it decides."""

    game_id: int
    scenario: str
    scale: float
    phase: Phase
    round: int
    rounds: int
    practice: bool
    may_edit: bool
    """the round is open and the clock has not run out"""
    deadline: datetime | None
    paused_seconds: float | None
    server_now: datetime
    team: TeamTag
    me: MemberTag | None
    """None where the teacher looks on"""
    teammates: tuple[MemberTag, ...]
    tabs: tuple[Tab, ...]
    draft: Draft
    changes: tuple[Change, ...]
    """levers that somebody changed this round, latest first"""
    submission: Submission | None
    changed_since_submission: tuple[str, ...]
    """levers in which the draft differs from the submission"""
    last_values: Decisions
    """last round's, or what the company did at the start"""
    last_costs: dict[str, float]
    """what those would cost this round, yuan by lever"""
    position: Position
