"""Why they left, on the screen: tap a reason, a customer, and read the story of one, in both languages."""

import re
from collections.abc import Mapping

import pytest
from streamlit.testing.v1 import AppTest

from game import commands
from game.views import Which, leavers, results
from sim.portfolio import Happening
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
    assert [week.leaving for week in chinese] == [False, False, False, False, True]
