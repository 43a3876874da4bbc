"""What a round's results hold beyond the first answers is folded up, and each part says in a line what is inside."""

import pytest
from streamlit.testing.v1 import AppTest

from game import commands
from game.views import results
from tests.pages.at_the_screens import page, two_teammates, unfolded, words
from tests.pages.school import Class, Opening, actor
from ui import format as figures
from ui.outcomes.closer_look import service_in_a_line

both = pytest.mark.parametrize("language", ["en", "zh"])
SERVICE, MONEY = {"en": "How long did they wait?", "zh": "他们等了多久？"}, {"en": "Money", "zh": "收支"}


@pytest.fixture
def revealed(school: Class) -> tuple[Class, str]:
    """A round is revealed in which Ann's team bought nothing and asked nobody; her token."""
    school, ann, _bob = two_teammates(school)
    commands.save_draft(school.store, actor(school.store, ann), {"survey_share": 0.0})
    commands.close_round(school.store, school.teacher, school.game_id)
    return school, ann


def heads(screen: AppTest) -> list[str]:
    """The lines over the folded parts."""
    return [one.label for one in screen.expander if one.label.startswith("**")]


@both
def test_folded_parts_say_what_is_inside_and_are_drawn_when_somebody_looks(
    visit: Opening, revealed: tuple[Class, str], language: str
) -> None:
    school, ann = revealed
    screen = page(visit, ann, "results", language)
    report = results(school.store, actor(school.store, ann)).report
    service, _felt, money = heads(screen)  # nothing was bought: no part on what was found out
    contacts = sum(one.contacts for one in report.channels.values())
    each = figures.money(sum(one.cost for one in report.channels.values()) / contacts, language=language)
    assert each in service
    assert figures.percent(report.first_contact_resolution, 0, language) in service
    assert money.startswith(f"**{MONEY[language]}**")
    assert figures.money(report.profit, short=True, language=language) in money
    assert SERVICE[language] not in [one.value for one in screen.subheader]
    assert "lk-hero-number" in words(screen)
    opened = unfolded(screen, "service")
    assert SERVICE[language] in [one.value for one in opened.subheader]


def test_a_round_of_before_channels_were_counted_says_no_cost(revealed: tuple[Class, str]) -> None:
    school, ann = revealed
    report = results(school.store, actor(school.store, ann)).report.model_copy(update={"channels": {}})
    assert "contact," not in service_in_a_line(report, "en")
    assert "¥" not in service_in_a_line(report, "en")
