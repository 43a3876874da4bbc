"""Four roles that own their tab, and a team that is never stuck: who may change what, and who comes second."""

import pytest

from game import commands
from game.ownership import TABS
from game.store import Store
from game.views import Desk, Tab, cockpit, desk, pulse
from tests.game.classroom import TEACHER, Classroom, Clock, classroom
from tests.game.refusals import everything, refused

CARE = {"points_rate": 0.02}
SERVICE = {"training": 250.0}
PLATFORM = {"data_quality": 5000.0}


@pytest.fixture
def crew(store: Store, clock: Clock) -> Classroom:
    """Lin leads, Mo markets, Ann serves, Bob cares; nobody has the platform. Cai is in the other team."""
    here = classroom(store, clock)
    for name, role in (("Lin", "leader"), ("Mo", "marketing"), ("Ann", "service"), ("Bob", "care")):
        here.seat(name, 0, role)
    here.seat("Cai", 1)
    here.open()
    return here


def at_desk(crew: Classroom, name: str) -> Desk:
    return desk(crew.store, crew.students[name])


def tab(crew: Classroom, name: str, key: str) -> Tab:
    return next(one for one in at_desk(crew, name).tabs if one.key == key)


def editable(crew: Classroom, name: str) -> set[str]:
    return {one.key for one in at_desk(crew, name).tabs if one.may_edit}


def test_each_changes_their_own_tab_and_the_leader_every_tab(crew: Classroom) -> None:
    commands.save_draft(crew.store, crew.students["Ann"], SERVICE)
    commands.save_draft(crew.store, crew.students["Bob"], CARE)
    commands.save_draft(crew.store, crew.students["Lin"], {"training": 100.0, "points_rate": 0.03, "messages": 1.1})
    assert editable(crew, "Lin") == set(TABS)
    assert editable(crew, "Ann") == {"service", "platform"}
    assert at_desk(crew, "Ann").draft.values.training == 100.0


def test_a_teammates_tab_is_looked_at_and_not_changed(crew: Classroom) -> None:
    before = everything(crew.store)
    with refused("not_your_tab", changed=["points_rate"], tabs=["care"], by=["Bob"]):
        commands.save_draft(crew.store, crew.students["Ann"], SERVICE | CARE)
    assert everything(crew.store) == before
    seen = tab(crew, "Ann", "care")
    assert ([owner.name for owner in seen.owners], seen.mine, seen.may_edit) == (["Bob"], False, False)


def test_a_tab_that_nobody_has_is_everybodys(crew: Classroom) -> None:
    for name in ("Lin", "Mo", "Ann", "Bob"):
        assert tab(crew, name, "platform").may_edit
    commands.save_draft(crew.store, crew.students["Bob"], PLATFORM)
    assert at_desk(crew, "Ann").changes[0].by == "Bob"


def test_who_is_away_holds_no_tab_until_they_are_back(crew: Classroom) -> None:
    crew.clock.forward(41)
    pulse(crew.store, crew.students["Ann"])
    assert editable(crew, "Ann") == set(TABS)
    commands.save_draft(crew.store, crew.students["Ann"], CARE)
    pulse(crew.store, crew.students["Bob"])
    with refused("not_your_tab", by=["Bob"]):
        commands.save_draft(crew.store, crew.students["Ann"], {"points_rate": 0.05})
    assert at_desk(crew, "Bob").draft.values.points_rate == CARE["points_rate"]


def test_helping_out_takes_one_step_is_told_and_ends_with_the_round(crew: Classroom) -> None:
    ann, before = crew.students["Ann"], pulse(crew.store, crew.students["Bob"])
    commands.help_out(crew.store, ann, "care")
    commands.help_out(crew.store, ann, "care")
    commands.save_draft(crew.store, ann, CARE)
    assert pulse(crew.store, crew.students["Bob"]).team_version == before.team_version + 2
    assert (tab(crew, "Bob", "care").helpers, tab(crew, "Ann", "care").helping) == (("Ann",), True)
    assert [line.what for line in cockpit(crew.store, TEACHER, crew.game_id).log].count("help_out") == 1
    crew.close()
    crew.next()
    with refused("not_your_tab"):
        commands.save_draft(crew.store, ann, {"points_rate": 0.05})


def test_helping_out_is_for_ones_own_team_in_an_open_round(crew: Classroom) -> None:
    with refused("unknown_role", role="kitchen", allowed=list(TABS)):
        commands.help_out(crew.store, crew.students["Ann"], "kitchen")
    with refused("student_only"):
        commands.help_out(crew.store, TEACHER, "care")
    commands.help_out(crew.store, crew.students["Cai"], "care")
    assert tab(crew, "Bob", "care").helpers == ()
    crew.close()
    before = everything(crew.store)
    with refused("round_closed"):
        commands.help_out(crew.store, crew.students["Ann"], "care")
    assert everything(crew.store) == before


def test_the_teacher_looks_at_every_tab_and_changes_none(crew: Classroom) -> None:
    tabs = desk(crew.store, TEACHER, crew.teams[0]).tabs
    assert [(one.key, one.may_edit, one.mine) for one in tabs] == [(key, False, False) for key in TABS]


def test_any_member_hands_in_and_everybody_sees_who_and_when(crew: Classroom) -> None:
    commands.save_draft(crew.store, crew.students["Ann"], SERVICE)
    crew.clock.forward(3)
    commands.submit(crew.store, crew.students["Mo"], 1, "Calmer lines.")
    for name in ("Lin", "Mo", "Ann", "Bob"):
        given = at_desk(crew, name).submission
        assert given is not None
        assert (given.by, given.at) == ("Mo", crew.clock.now)
