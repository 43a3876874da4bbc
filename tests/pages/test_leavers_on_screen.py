"""Why they left, on the screen: tap a reason, a customer, and read the story of one, in both languages."""

import re
from collections.abc import Mapping

import pytest
from streamlit.testing.v1 import AppTest

from game import commands
from game.views import Which, leavers, results
from sim.portfolio import Happening
from sim.why.pressed import Pressed
from tests.pages.at_the_screens import page, two_teammates, words
from tests.pages.school import Class, Opening, actor
from ui.outcomes.outcome_words import cause_name
from ui.why.story import Storyteller

LANGUAGES = ("en", "zh")
both = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def pestered(school: Class) -> tuple[Class, str]:
    """A round is revealed in which Ann's team wrote too often; her token."""
    school, ann, _bob = two_teammates(school)
    commands.save_draft(school.store, actor(school.store, ann), {"messages": 5.0})
    commands.close_round(school.store, school.teacher, school.game_id)
    return school, ann


def tap_reason(screen: AppTest, cause: str) -> AppTest:
    pills = next(group for group in screen.pills if (group.key or "").startswith("leavers-cause"))
    return pills.set_value(cause).run()


@both
def test_from_a_reason_to_the_story_of_one_who_left_for_it(
    visit: Opening, pestered: tuple[Class, str], language: str
) -> None:
    school, ann = pestered
    frame = leavers(school.store, actor(school.store, ann), Which(1)).frame
    worst = frame["cause"].value_counts().index[0]
    screen = page(visit, ann, "results", language)
    screen = tap_reason(screen, worst)
    cards = [button for button in screen.button if (button.key or "").startswith("leaver-")]
    assert len(cards) == min(12, int((frame["cause"] == worst).sum()))
    cards[0].click().run()
    assert not screen.exception
    told = words(screen)
    assert re.search("What made (her|him) go: " if language == "en" else "[她他]离开的原因：", told)
    assert cause_name(worst, language) in told
    screen.button("leaver-back").click().run()
    assert not re.search("What made (her|him) go: |[她他]离开的原因：", words(screen))


@both
def test_the_table_adds_up_to_the_departures_of_the_round(
    visit: Opening, pestered: tuple[Class, str], language: str
) -> None:
    school, ann = pestered
    lost = results(school.store, actor(school.store, ann)).report.lost
    told = words(page(visit, ann, "results", language))
    total = re.search(r'<tr class="lk-mine"><td>(All of them|合计)</td>(.*?)</tr>', told)
    assert total is not None
    cells = [float(cell.replace(",", "")) for cell in re.findall(r"<td>([\d.,]+)</td>", total[2])]
    assert cells[-1] == lost
    assert sum(cells[:-1]) == pytest.approx(lost, abs=0.4)  # each is rounded to a tenth


def test_a_teacher_reads_the_same_of_any_team_and_round(visit: Opening, pestered: tuple[Class, str]) -> None:
    school, _ann = pestered
    teams = [tile.tag.id for tile in school.cockpit().tiles]
    for team in teams:
        screen = visit("look", school.teacher_token, teacher=True, team=str(team))
        assert not screen.exception
        lost = len(leavers(school.store, school.teacher, Which(team=team)).frame)
        assert re.search(rf'lk-mine"><td>All of them</td>.*<td>{lost}</td></tr>', words(screen))


def happening(week: int, kind: str, **detail: object) -> Happening:
    return Happening(2, week, "ann", kind, detail)


def test_a_story_tells_week_by_week_what_the_log_says_and_nothing_else() -> None:
    shares: Mapping[str, float] = {"wait": 0.7, "natural": 0.27, "price": 0.03}
    passed = [
        happening(0, "order", amount=80.0),
        happening(0, "order", amount=40.0),
        happening(4, "contact", outcome="abandoned", wait=6.5, channel="phone", minute=3.0),
        happening(4, "complaint", large=True, hours=0.0, outcome="silent"),
        happening(6, "departure", to="bob", shares=shares),
    ]
    names = {"bob": "Bright Bees"}
    english = Storyteller("female", names, "en").rounds(passed)[2]
    assert [(week.when, week.told) for week in english] == [
        ("Week 1", "She bought 2 times, for ¥120 in all."),
        ("Weeks 2 to 4", "Nothing passed between you."),
        ("Week 5", "She waited 6.5 minutes (Phone) and gave up. Something went badly wrong. She told nobody."),
        ("Week 6", "Nothing passed between you."),
        ("Week 7", "She left for Bright Bees. What made her go: Waiting 70%, Natural 27%."),
    ]
    late = Storyteller("female", names, "en").rounds(passed[2:], came=2)[2]
    assert late[0].when == "Week 5"  # not yet a customer before
    chinese = Storyteller("male", names, "zh", contractual=True).rounds(passed)[2]
    assert chinese[0].told == "他付了2期账单，共¥120。"
    assert chinese[-1].told == "他去了Bright Bees。他离开的原因：等待 70%、自然流失 27%。"
    assert [bool(week.parting) for week in chinese] == [False, False, False, False, True]
    assert chinese[-1].told.endswith(chinese[-1].parting)


def test_a_story_tells_the_weekly_messages_and_from_when_they_were_too_much() -> None:
    shares: Mapping[str, float] = {"over_contact": 0.8, "natural": 0.2}
    passed = [happening(3, "order", amount=80.0), happening(8, "departure", to="", shares=shares)]
    mailed = [Pressed(1, 1.0, tuple(range(0, 13, 2)), ()), Pressed(2, 4.0, tuple(range(9)), (1, 4, 5, 6, 7, 8))]
    english = Storyteller("female", {}, "en").rounds(passed, mailed)
    assert [(week.when, week.told) for week in english[1]] == [
        ("Weeks 1 to 13", "In 7 of these weeks you sent her one message.")
    ]
    assert [(week.when, week.told) for week in english[2]] == [
        ("Weeks 1 to 9", "You sent her 4 messages a week."),
        ("Week 1", "Nothing else passed between you."),
        ("Week 2", "This week she got more messages, offers and calls than she liked."),
        ("Week 3", "Nothing else passed between you."),
        ("Week 4", "She bought for ¥80."),
        ("Week 5", "From this week on she got more messages, offers and calls than she liked."),
        ("Weeks 6 to 8", "Nothing else passed between you."),
        ("Week 9", "She left, and went to nobody else. What made her go: Over-contact 80%, Natural 20%."),
    ]
    chinese = Storyteller("male", {}, "zh").rounds(passed, mailed)[2]
    assert chinese[0].told == "你们每周给他发4条消息。"
    assert chinese[5].told == "从这周起，消息、推销和来电多得让他心烦。"


def test_a_story_tells_who_came_back_before_they_bought_again() -> None:
    passed = [
        happening(1, "departure", to="bob", shares={"rival_offer": 1.0}),
        happening(3, "message", what="win_back"),
        happening(3, "coming", again=True, seen=False),
        happening(5, "order", amount=80.0),
        happening(6, "departure", to="", shares={"natural": 1.0}),
        happening(9, "coming", again=True, seen=True),
        happening(9, "order", amount=40.0),
    ]
    english = {week.when: week.told for week in Storyteller("female", {"bob": "Bright Bees"}, "en").rounds(passed)[2]}
    assert english["Week 4"] == "You asked her to come back. She came back to you."
    assert english["Week 10"] == "By now she was your customer again. She bought for ¥40."
    chinese = {week.when: week.told for week in Storyteller("male", {}, "zh").rounds(passed)[2]}
    assert chinese["第4周"] == "你们请他回来。他又回到你们这里。"
    newcomer = Storyteller("female", {}, "en").rounds([happening(2, "coming", again=False, seen=False)], came=2)[2]
    assert [(week.when, week.told) for week in newcomer] == [("Week 3", "She came to you.")]


@both
def test_who_was_driven_away_by_messages_reads_about_them(
    visit: Opening, pestered: tuple[Class, str], language: str
) -> None:
    _school, ann = pestered
    screen = tap_reason(page(visit, ann, "results", language), "over_contact")
    next(button for button in screen.button if (button.key or "").startswith("leaver-")).click().run()
    told = words(screen)
    assert re.search(
        r"You sent (her|him) 5 messages a week\." if language == "en" else "你们每周给[她他]发5条消息。", told
    )
    assert re.search("than (she|he) liked" if language == "en" else "多得让[她他]心烦", told)
