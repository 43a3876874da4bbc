"""What would have been: a team's own past rounds played again, rivals deciding as they did.

A team may ask about its own revealed rounds and its own levers at any time; what the winners did is everybody's once
the game has ended, and a teacher's before.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from threading import Lock

import pandas as pd

from game.actors import Actor
from game.customer_analysis.filed import Keeping, filed
from game.customer_files import keeping_of
from game.errors import Refused
from game.known_reports import as_imagined, as_known
from game.looking_back import require_counted, require_ended, team_line
from game.pasts import Levers, history_of, levers_of, stretch_of, winners
from game.reruns import market_of
from game.rules import Phase
from game.shown.tags import TeamTag
from game.shown.what_if import Asked, Replayable, Turned, TurnedCustomer, WhatIf
from game.store import Store
from game.store.tables import Game, Team
from game.views.tagging import known_firms, team_tag
from sim.decisions import starting
from sim.levers import Value
from sim.personas import persona
from sim.report import FirmReport
from sim.why import replay as both_ways
from sim.why.replay import Lived, Stretch, replay

NAMED = 60
"""customers who are named in each direction"""
_one_by_one = Lock()
"""a class may ask all at once; each replay has the processor for itself"""


def replayable(store: Store, actor: Actor, team_id: int | None = None, branch: int | None = None) -> Replayable:
    """Give a team's past: a player their own team's, a teacher any team's.

    Raises:
        Refused: ``not_revealed`` before the first counted round is.
    """
    with store.read() as session:
        found, team = team_line(store, session, actor, team_id, branch)
        game, last = found.game, require_counted(found.here)
        _require_present(team)
        leader = winners(found, last, team) if _may_copy(actor, game) else None
        rounds = market_of(found, team).rounds
        return Replayable(
            scenario=game.scenario,
            scale=found.scale,
            rounds=game.rounds,
            revealed=tuple(range(1, last + 1)),
            team=team_tag(team, team.id),
            teams=known_firms(found, team),
            played={number: rounds[number - 1][team.firm] for number in range(1, last + 1)},
            start=starting(found.scenario),
            winners=None if leader is None else team_tag(leader, team.id),
        )


def what_if(store: Store, actor: Actor, asked: Asked, language: str, *, everybody: bool = False) -> WhatIf:
    """Play past rounds of a team again with something set otherwise, and set both histories side by side.

    Of those who end otherwise the best :data:`NAMED` are named, or ``everybody``.

    Raises:
        Refused: ``not_revealed``; ``not_your_team``; ``not_now`` for the winners' decisions before the end;
            ``decision_refused`` for a value that nobody may choose.
    """
    with store.read() as session:
        found, team = team_line(store, session, actor, asked.team, asked.branch)
        game, last = found.game, require_counted(found.here)
        _require_present(team)
        if isinstance(asked.first, bool) or not 1 <= asked.first <= last:
            raise Refused("not_revealed", round=asked.first)
        if asked.change.source == "winners" and actor.kind != "teacher":
            require_ended(game)
        last = last if asked.to_end else asked.first
        levers = levers_of(found, team, asked, last)
        stretch = stretch_of(found, team, asked.first, last)
        history, same = history_of(found, team, stretch, asked.first)
        tags = team_tag(team, team.id), known_firms(found, team)
        keeping = None if game.phase == Phase.ENDED else keeping_of(found, team, stretch.before)
        key = ("what if", found.game.id, found.line.holder(last), asked.first, last, team.id, _as_key(levers))
    compared = store.reports.recall(key, lambda: _compared(stretch, history, team.firm, levers))
    known = _as_known(compared, keeping)
    naming = _Naming(language, None if everybody else NAMED)
    return _shown(known, tags, stretch, naming, same_engine=same)


def _as_key(levers: Levers) -> Hashable:
    return tuple(tuple(sorted(each.items())) for each in levers)


@dataclass(frozen=True, slots=True)
class _Compared:
    """What came of setting two histories side by side; small enough to be kept."""

    history: tuple[FirmReport, ...]
    other: tuple[FirmReport, ...]
    changed: Mapping[str, tuple[Value, Value]]
    cut: tuple[int, ...]
    turned: both_ways.Turned


def _compared(stretch: Stretch, history: Lived, firm: str, levers: Levers) -> _Compared:
    with _one_by_one:
        other = replay(stretch, {firm: levers})
    was, now = history.rounds[0][firm].as_dict(), other.rounds[0][firm].as_dict()
    return _Compared(
        history=history.reports(firm),
        other=other.reports(firm),
        changed={lever: (was[lever], now[lever]) for lever in was if was[lever] != now[lever]},
        cut=other.cut,
        turned=both_ways.turned(stretch.scenario, history, other, firm),
    )


def _as_known(compared: _Compared, keeping: Keeping | None) -> _Compared:
    """Give it as it may be told: segments as they stood in the files when the first round began; None: all of it."""
    ended = keeping is None
    history = tuple(as_known(report, ended=ended) for report in compared.history)
    both = zip(compared.other, compared.history, strict=True)
    other = tuple(as_imagined(report, was, ended=ended) for report, was in both)
    compared = replace(compared, history=history, other=other)
    if keeping is None:
        return compared
    stayed, left = (
        filed(frame, keeping) for frame in (compared.turned.would_have_stayed, compared.turned.would_have_left)
    )
    return replace(compared, turned=replace(compared.turned, would_have_stayed=stayed, would_have_left=left))


@dataclass(frozen=True, slots=True)
class _Naming:
    """In which language how many are named; None: everybody."""

    language: str
    most: int | None


def _shown(
    compared: _Compared,
    tags: tuple[TeamTag, tuple[TeamTag, ...]],
    stretch: Stretch,
    naming: _Naming,
    *,
    same_engine: bool,
) -> WhatIf:
    found = compared.turned
    return WhatIf(
        first=stretch.before.round + 1,
        last=stretch.before.round + len(stretch.rounds),
        team=tags[0],
        teams=tags[1],
        history=compared.history,
        other=compared.other,
        changed=compared.changed,
        cut=compared.cut,
        would_have_stayed=_named(stretch, found.would_have_stayed, naming),
        would_have_left=_named(stretch, found.would_have_left, naming),
        won=found.won,
        would_have_won=found.would_have_won,
        same_engine=same_engine,
    )


def _require_present(team: Team) -> None:
    if team.kind == "absent":
        raise Refused("team_not_in_game", team=team.name)


def _may_copy(actor: Actor, game: Game) -> bool:
    return actor.kind == "teacher" or game.phase == Phase.ENDED


def _named(stretch: Stretch, frame: pd.DataFrame, naming: _Naming) -> Turned:
    people = tuple(
        TurnedCustomer(
            customer=int(row["customer"]),
            name=persona(stretch.scenario, stretch.before, int(row["customer"]), naming.language).name,
            round=int(row["round"]),
            week=int(row["week"]),
            **{key: str(row[key]) for key in ("grade", "segment", "cause", "to")},
        )
        for row in frame.iloc[: naming.most].to_dict("records")
    )
    return Turned(len(frame), people)
