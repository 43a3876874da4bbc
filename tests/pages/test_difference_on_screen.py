"""What made the difference, on the screen: for the teacher at any time, for players after the end."""

import re
import time
from collections.abc import Iterator, Sequence

import pytest
from streamlit.testing.v1 import AppTest

from game import commands
from game.shown.difference import TwoTeams
from game.views.difference import difference
from sim.why.difference import Duel, Pair, exchanged
from tests.pages.at_the_screens import page, two_teammates, words
from tests.pages.school import Class, Opening, actor

both = pytest.mark.parametrize("language", ["en", "zh"])
VERDICT = re.compile(r"is ahead of .* by [\d.]+\.|领先.*[\d.]+，主要来自")


@pytest.fixture
def played(school: Class, monkeypatch: pytest.MonkeyPatch) -> tuple[Class, str]:
    """A round is revealed in which Ann's team wrote too often; replays are made in this process."""

    def here(duel: Duel, sets: Sequence[Sequence[int]]) -> Iterator[list[Pair]]:
        return (exchanged(duel, some) for some in sets)

    monkeypatch.setattr("game.difference.many", here)
    school, ann, _bob = two_teammates(school)
    commands.save_draft(school.store, actor(school.store, ann), {"messages": 5.0})
    commands.close_round(school.store, school.teacher, school.game_id)
    return school, ann


def found_out(screen: AppTest, school: Class) -> AppTest:
    """Press the button and wait until the replays are there."""
    screen.button("find-difference").click().run()
    assert not screen.exception
    teams = TwoTeams(*(tile.tag.id for tile in school.cockpit().tiles))
    end = time.monotonic() + 60
    while difference(school.store, school.teacher, teams, school.game_id).progress.state != "done":
        assert time.monotonic() < end
        time.sleep(0.05)
    return screen.run()


@both
def test_a_teacher_has_the_gap_of_two_teams_shared_out(
    visit: Opening, played: tuple[Class, str], language: str
) -> None:
    school, _ann = played
    screen = visit("door", school.teacher_token, teacher=True, language=language)
    screen.switch_page("whatif.py").run()
    screen = found_out(screen, school)
    assert not screen.exception
    told = words(screen)
    assert VERDICT.search(told)
    assert ("**Marketing**" if language == "en" else "**营销**") in told
    rows = re.findall(r"<tr><td>[^<]+</td>(?:<td>.*?</td>){6}</tr>", told)
    assert len(rows) == 6
    assert "find-difference" not in {button.key for button in screen.button}


@both
def test_players_see_it_once_the_game_has_ended(visit: Opening, played: tuple[Class, str], language: str) -> None:
    school, ann = played
    question = "What made the difference?" if language == "en" else "差距从何而来？"
    assert question not in {head.value for head in page(visit, ann, "whatif", language).subheader}
    commands.end_game(school.store, school.teacher, school.game_id)
    screen = found_out(page(visit, ann, "whatif", language), school)
    assert question in {head.value for head in screen.subheader}
    assert VERDICT.search(words(screen))
