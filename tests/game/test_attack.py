"""Each kind of student tries each command and each view of the teacher and of a rival team."""

import dataclasses
from datetime import timedelta

import pandas as pd
import pytest

from game import commands, views
from game.actors import Actor, identify
from game.errors import Refused
from game.store import Store
from tests.game.attackers import PRIVATE_REASON, SECRET_NUMBER, Victim, victim
from tests.game.attacks import ALL_TEACHERS, COMMANDS, TEAM, VIEWS, Attack
from tests.game.classroom import TEACHER, Clock
from tests.game.doors import DOORS, reachable
from tests.game.refusals import everything, refused

TURNED_AWAY = {
    "teacher_only", "student_only", "not_your_game", "not_your_team", "no_team", "no_game", "unknown_team",
    "alone_only",
}  # fmt: skip
SECRETS = (str(SECRET_NUMBER), PRIVATE_REASON, "987654")
PRESENCE = ("members",)
"""being seen is written, whoever asks"""
Rows = dict[str, list[tuple[object, ...]]]
"""by table"""


pytestmark = [pytest.mark.long, pytest.mark.usefixtures("asleep")]
"""who is let in may start luck's re-runs: they would outlive the test"""


@pytest.fixture
def class_(store: Store, clock: Clock) -> Victim:
    return victim(store, clock)


def victims_rows(class_: Victim, rows: Rows) -> Rows:
    """What of all rows belongs to the victim's team: its plan, who sits there, what it is called, its people."""
    people = {class_.here.students[name].member_id for name in ("Ann", "Bob")}
    of_team = {name: [row for row in rows[name] if row[3] == class_.team] for name in ("decisions", "draft_changes")}
    named: list[tuple[object, ...]] = [(row[0], row[3]) for row in rows["teams"] if row[0] == class_.team]
    seats = [row for row in rows["seats"] if row[1] in people]
    return of_team | {"teams": named, "seats": seats}


def told(seen: object) -> str:
    """Everything in what a view gave, in words."""
    if isinstance(seen, pd.DataFrame):
        return str(seen.to_csv())
    if dataclasses.is_dataclass(seen):
        return " ".join(told(getattr(seen, field.name)) for field in dataclasses.fields(seen))
    if isinstance(seen, dict):
        return " ".join(f"{told(key)} {told(value)}" for key, value in seen.items())
    if isinstance(seen, list | tuple | set | frozenset):
        return " ".join(told(part) for part in seen)
    return repr(seen)


def test_every_command_and_view_is_entered_in_the_list_of_attacks() -> None:
    there = set(reachable(commands)) | set(reachable(views))
    assert there - DOORS == set(COMMANDS) | set(VIEWS), "enter it in tests/game/attacks.py: who may, and how to try"
    assert there >= DOORS
    exported = {name for name in (*commands.__all__, *views.__all__) if name[0].islower()}
    assert exported <= there | {"validity_table"}


def test_nobody_does_what_is_not_theirs(class_: Victim, subtests: pytest.Subtests) -> None:
    """What one attack leaves is what the next one finds."""
    rows = everything(class_.store, but=PRESENCE)
    for name, attack in COMMANDS.items():
        for kind, who in class_.attackers.items():
            if kind in attack.may or (attack.own and kind in TEAM):
                continue
            with subtests.test(f"{kind}: {name}"):
                said, before = attempt(class_, attack, who), rows
                rows = everything(class_.store, but=PRESENCE)
                if attack.own:
                    assert victims_rows(class_, rows) == victims_rows(class_, before)
                else:
                    assert said in TURNED_AWAY | attack.also
                    assert rows == before


def test_who_may_is_not_turned_away(class_: Victim, subtests: pytest.Subtests) -> None:
    for name, attack in sorted(COMMANDS.items(), key=lambda item: "teacher" in item[1].may):
        for kind in sorted(attack.may):
            with subtests.test(f"{kind}: {name}"):
                assert attempt(class_, attack, class_.attackers[kind]) not in TURNED_AWAY


def test_no_view_tells_anybody_a_rivals_plan(class_: Victim, subtests: pytest.Subtests) -> None:
    before = everything(class_.store, but=PRESENCE)
    for name, attack in VIEWS.items():
        for kind, who in class_.attackers.items():
            if kind in TEAM | ALL_TEACHERS:
                continue
            with subtests.test(f"{kind}: {name}"):
                seen = looked(class_, attack, who)
                assert attack.own or seen in TURNED_AWAY
                assert not [secret for secret in SECRETS if secret in seen]
    assert everything(class_.store, but=PRESENCE) == before


@pytest.mark.parametrize("name", ["desk", "plan", "results"])
def test_the_team_itself_sees_its_plan(class_: Victim, name: str) -> None:
    assert str(SECRET_NUMBER) in looked(class_, VIEWS[name], class_.attackers["mate"])


@pytest.mark.parametrize("name", ["cockpit", "projector"])
def test_what_the_whole_class_may_glimpse_tells_no_plan(class_: Victim, name: str) -> None:
    seen = looked(class_, VIEWS[name], TEACHER)
    assert not [secret for secret in SECRETS if secret in seen]


def test_a_teacher_leaves_solo_players_alone(class_: Victim) -> None:
    solo = class_.attackers["solo player"]
    with refused("not_your_game"):
        commands.end_game(class_.store, TEACHER, class_.solo_game)
    with refused("unknown_member"):
        commands.new_recovery_code(class_.store, TEACHER, solo.member_id)
    with refused("unknown_member"):
        commands.move_member(class_.store, TEACHER, class_.game, solo.member_id or 0, class_.team)


def test_a_teacher_cannot_mix_two_rooms(class_: Victim) -> None:
    stranger = class_.attackers["student of another room"]
    with refused("unknown_member"):
        commands.move_member(class_.store, TEACHER, class_.game, stranger.member_id or 0, class_.team)
    with refused("unknown_team"):
        commands.move_member(class_.store, TEACHER, class_.other_game, stranger.member_id or 0, class_.team)


def test_a_made_up_or_expired_token_is_nobody(class_: Victim) -> None:
    assert identify(class_.store, "made-up") is None
    token = class_.tokens["Gus"]
    assert identify(class_.store, token) is not None
    class_.here.clock.forward(timedelta(days=366).total_seconds())
    assert identify(class_.store, token) is None


def attempt(class_: Victim, attack: Attack, who: Actor) -> str:
    """What an attacker is told; "done" where nothing stopped them."""
    try:
        attack.act(class_, who)
    except Refused as refusal:
        return refusal.code
    except KeyError:
        return "no such thing"
    return "done"


def looked(class_: Victim, attack: Attack, who: Actor) -> str:
    """What a view told, or the code with which it refused."""
    try:
        return told(attack.act(class_, who))
    except Refused as refusal:
        return refusal.code
