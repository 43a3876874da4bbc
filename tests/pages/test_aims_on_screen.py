"""A team aims its messages and calls on the decision page, and writes automation rules there."""

import pytest
from streamlit.testing.v1 import AppTest

from game import commands
from game.views import Desk, customers, desk
from sim.targeting.aims import CustomerList, read
from tests.pages.at_the_screens import page, two_teammates, with_a_tab_each, words
from tests.pages.school import Class, Opening, actor


@pytest.fixture
def open_round(school: Class) -> tuple[Class, str, str]:
    """A class with two teammates, and their tokens."""
    return two_teammates(school)


def seen(school: Class, token: str) -> Desk:
    return desk(school.store, actor(school.store, token))


def tap(screen: AppTest, key: str) -> None:
    screen.button(key=key).click().run()


def choose(screen: AppTest, field: str, value: object) -> None:
    """Take one of a menu's or of some pills' choices."""
    fields = [*screen.get("button_group"), *screen.selectbox]
    next(one for one in fields if field in str(one.key)).set_value(value).run()


def with_a_rule(visit: Opening, token: str, lever: str, grade: str) -> AppTest:
    """Open the plan, and on the card of a lever's aim say whom a rule is for, without setting it yet."""
    screen = page(visit, token, "decide")
    tap(screen, f"aim-open-{lever}")
    choose(screen, f"aim-field-{lever}-kind", "rule")
    choose(screen, f"aim-field-{lever}-grade", [grade])
    return screen


def test_a_form_without_aims_has_no_field_of_them_and_asks_for_no_lists(
    visit: Opening, open_round: tuple[Class, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("lists were read")

    monkeypatch.setattr("ui.decide.aim_editor.target_lists", never)
    _school, ann, _bob = open_round
    screen = page(visit, ann, "decide")
    assert [one.key for one in screen.number_input if "aim-" in str(one.key)] == []
    assert words(screen).count("Everyone") >= 4


def test_messages_go_to_a_rule_and_the_card_says_whom_it_reaches(
    visit: Opening, open_round: tuple[Class, str, str]
) -> None:
    school, ann, bob = open_round
    screen = page(visit, ann, "decide")
    tap(screen, "aim-open-messages_to")
    choose(screen, "aim-field-messages_to-kind", "rule")
    choose(screen, "aim-field-messages_to-grade", ["A", "B"])
    choose(screen, "aim-field-messages_to-segment", ["first_years", "unknown"])
    screen.number_input(key="aim-field-messages_to-silent->=").set_value(2).run()
    tap(screen, "aim-set-messages_to")
    now = seen(school, ann)
    assert now.draft.values.messages_to == "grade=AB; segment=first_years,unknown; silent>=2"
    reached = now.draft.reach.customers["messages_to"]
    assert 0 < reached < now.position.customers / 2
    assert f"reaches {reached:,} customers now" in words(screen)
    assert "grade A or B, on file as First-years or not on file, weeks since the last order: at least 2" in words(
        screen
    )
    assert "grade A or B" in words(page(visit, bob, "decide")), "a teammate sees it"
    tap(screen, "aim-open-messages_to")
    tap(screen, "aim-open-messages_to")
    assert screen.number_input(key="aim-field-messages_to-silent->=").value == 2
    choose(screen, "aim-field-messages_to-segment", ["first_years"])


def test_calls_go_to_a_list_of_the_desk_by_its_name(visit: Opening, open_round: tuple[Class, str, str]) -> None:
    school, ann, _bob = open_round
    me = actor(school.store, ann)
    some = customers(school.store, me).frame["customer"].head(25).tolist()
    commands.save_target_list(school.store, me, "To be called", some)
    screen = page(visit, ann, "decide")
    tap(screen, "aim-open-proactive_to")
    choose(screen, "aim-field-proactive_to-kind", "list")
    tap(screen, "aim-set-proactive_to")
    aim = read(seen(school, ann).draft.values.proactive_to)
    assert isinstance(aim, CustomerList)
    assert aim.customers.tolist() == some
    assert "list “To be called” (25)" in words(screen)
    commands.save_target_list(school.store, me, "To be called", some[:5])
    tap(screen, "aim-open-proactive_to")
    tap(screen, "aim-open-proactive_to")
    assert "has been changed since you chose it" in words(screen)
    choose(screen, "aim-field-proactive_to-kind", "everyone")
    tap(screen, "aim-set-proactive_to")
    assert seen(school, ann).draft.values.proactive_to == ""


def test_automation_rules_are_added_and_taken_away(visit: Opening, open_round: tuple[Class, str, str]) -> None:
    school, ann, _bob = open_round
    screen = page(visit, ann, "decide")
    tap(screen, "aim-open-automation")
    tap(screen, "rule-add")
    choose(screen, "rule-trigger", "silent")
    choose(screen, "rule-grades", ["A"])
    choose(screen, "rule-action", "call")
    tap(screen, "rule-add")
    assert seen(school, ann).draft.values.automation == "complaint 3 -> message\nsilent 6 grade A -> call"
    assert "no order for 6 weeks (grade A) → call" in words(screen)
    tap(screen, "rule-drop-0")
    assert seen(school, ann).draft.values.automation == "silent 6 grade A -> call"


def test_what_a_teammate_has_just_aimed_is_not_overwritten_but_told(
    visit: Opening, open_round: tuple[Class, str, str]
) -> None:
    school, ann, bob = open_round
    screen = with_a_rule(visit, ann, "care_to", "A")
    commands.save_draft(school.store, actor(school.store, bob), {"care_to": "grade=B"})
    screen.button(key="aim-set-care_to").click()
    saved = seen(school, ann).draft.values.care_to
    screen.run()
    assert saved == seen(school, ann).draft.values.care_to == "grade=B"
    assert "Bob" in words(screen)


def test_the_desk_puts_a_list_into_the_plan(visit: Opening, open_round: tuple[Class, str, str]) -> None:
    school, ann, bob = open_round
    me = actor(school.store, ann)
    some = customers(school.store, me).frame["customer"].tail(12).tolist()
    commands.save_target_list(school.store, me, "Newest", some)
    screen = page(visit, ann, "customers")
    choose(screen, "desk-room", "targets")
    choose(screen, "list-use-for", "care_to")
    tap(screen, "list-use")
    aim = read(seen(school, bob).draft.values.care_to)
    assert isinstance(aim, CustomerList)
    assert aim.customers.tolist() == sorted(some)
    assert "stands in the plan" in words(screen)


def test_a_list_for_a_teammates_tab_is_refused_with_the_name(visit: Opening, school: Class) -> None:
    school, ann, bob = with_a_tab_each(school)
    me = actor(school.store, ann)
    commands.save_target_list(school.store, me, "Few", customers(school.store, me).frame["customer"].head(2).tolist())
    screen = page(visit, ann, "customers")
    choose(screen, "desk-room", "targets")
    choose(screen, "list-use-for", "care_to")
    tap(screen, "list-use")
    assert "Bob looks after Care" in words(screen)
    assert seen(school, bob).draft.version == 0


def test_an_aim_that_comes_after_the_close_is_told_at_once_and_never_in_the_next_round(
    visit: Opening, open_round: tuple[Class, str, str]
) -> None:
    school, ann, _bob = open_round
    screen = with_a_rule(visit, ann, "care_to", "A")
    commands.close_round(school.store, school.teacher, school.game_id)
    tap(screen, "aim-set-care_to")
    told = [one.value for one in screen.warning]
    assert any("Round 1 had closed before this was saved" in one and "grade A" in one for one in told)
    tap(screen, "too-late-read")
    commands.next_round(school.store, school.teacher, school.game_id)
    screen.switch_page("decide.py").run()
    assert screen.title[0].value.startswith("Round 2")
    assert not screen.error
    assert not screen.warning
    assert seen(school, ann).draft.values.care_to == ""


def test_a_card_left_open_holds_the_plan_when_one_comes_back_and_is_closed_in_the_next_round(
    visit: Opening, open_round: tuple[Class, str, str]
) -> None:
    school, ann, _bob = open_round
    screen = with_a_rule(visit, ann, "messages_to", "B")
    tap(screen, "aim-set-messages_to")
    screen.switch_page("customers.py").run()
    screen.switch_page("decide.py").run()
    tap(screen, "aim-set-messages_to")
    assert seen(school, ann).draft.values.messages_to == "grade=B"
    commands.close_round(school.store, school.teacher, school.game_id)
    commands.next_round(school.store, school.teacher, school.game_id)
    screen.run()
    assert not [one for one in screen.button if one.key == "aim-set-messages_to"]
