"""The debrief on the teacher's screen, in both languages, with what takes it along."""

import re

import pytest

from game import commands
from game.debriefing.material import topic_material
from game.views import Which, compare, leavers
from tests.pages.at_the_screens import two_teammates, words
from tests.pages.reading import english, text
from tests.pages.school import Class, Opening, actor
from ui import menu
from ui.debrief.files import FORMATS
from ui.format import percent

both = pytest.mark.parametrize("language", ["en", "zh"])
NAMES = {"Ann", "Bob", "Cai", "CRM", "Tuesday", "Liuke", "English", "TARP", "CLV", "HTML", "We", "write", "less", "now"}
REASON = "We write less now"


@pytest.fixture
def revealed(school: Class, monkeypatch: pytest.MonkeyPatch) -> tuple[Class, str]:
    """A round is revealed, in which Ann's team wrote less, with a reason and a prediction. Her token."""
    monkeypatch.setattr("game.commands.difference.find_out", lambda _store, _task: None)
    school, ann, _bob = two_teammates(school)
    draft = commands.save_draft(school.store, actor(school.store, ann), {"messages": 0.25})
    commands.submit(school.store, actor(school.store, ann), draft.version, REASON, 0.9)
    commands.close_round(school.store, school.teacher, school.game_id)
    return school, ann


@both
def test_the_teacher_reads_what_turned_the_game_and_asks_about_it(
    visit: Opening, revealed: tuple[Class, str], language: str
) -> None:
    school, _ann = revealed
    screen = visit("debrief", school.teacher_token, teacher=True, language=language, game=str(school.game_id))
    assert not screen.exception
    told = text(screen)
    for record in compare(school.store, school.teacher, game_id=school.game_id).teams:
        assert percent(record.rounds[-1].retention, language="en") in told
    assert REASON in told
    asked = topic_material()["crm_marketing"].questions
    assert all(question.in_(language) in told for question in asked)
    assert topic_material()["contact_centre"].questions[0].in_(language) not in told
    assert len(screen.get("download_button")) == len(FORMATS)
    if language == "zh":
        lines = {line for line in english(screen, NAMES) if "=" not in line and "←" not in line}
        assert not lines


def test_what_parts_the_pairs_is_found_out_at_a_tap(visit: Opening, revealed: tuple[Class, str]) -> None:
    school, _ann = revealed
    screen = visit("debrief", school.teacher_token, teacher=True, game=str(school.game_id))
    asked: list[object] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ui.debrief.page_view.find_difference", lambda _store, _actor, which, _game: asked.append(which))
        screen.button("debrief-find").click().run()
    assert not screen.exception
    assert len(asked) == 1


@both
def test_from_the_causes_the_teacher_gets_to_those_who_left_a_team(
    visit: Opening, revealed: tuple[Class, str], language: str
) -> None:
    school, _ann = revealed
    commands.end_game(school.store, school.teacher, school.game_id)
    screen = visit("door", school.teacher_token, teacher=True, language=language)
    screen.switch_page("debrief.py").run()
    last = compare(school.store, school.teacher, game_id=school.game_id).standings[-1].team
    screen.button(f"debrief-left-{last.id}").click().run()
    assert not screen.exception
    lost = len(leavers(school.store, school.teacher, Which(team=last.id)).frame)
    assert re.search(rf'lk-mine"><td>(All of them|合计)</td>.*<td>{lost}</td></tr>', words(screen))


def test_before_a_round_is_revealed_the_page_says_when_to_come_back(visit: Opening, school: Class) -> None:
    screen = visit("debrief", school.teacher_token, teacher=True, game=str(school.game_id))
    assert "After the first round" in words(screen)


def test_no_player_has_the_page(revealed: tuple[Class, str]) -> None:
    school, ann = revealed
    assert menu.DEBRIEF not in menu.entries(actor(school.store, ann))
    assert menu.DEBRIEF in menu.entries(school.teacher)
