"""Earlier lines of play on the screens: students look back, the teacher takes one up again or plays a game again."""

import pytest
from streamlit.testing.v1 import AppTest

from game import commands
from game.rules import Phase
from game.views import again, desk, results, rooms
from tests.pages.at_the_screens import page, two_teammates, words
from tests.pages.reading import english, text
from tests.pages.school import Class, Opening, actor


@pytest.fixture
def gone_back(school: Class) -> tuple[Class, str]:
    """Round 1 was played and then opened again; Ann's token."""
    school, ann, _bob = two_teammates(school)
    commands.save_draft(school.store, actor(school.store, ann), {"training": 2500.0})
    commands.close_round(school.store, school.teacher, school.game_id)
    commands.go_back(school.store, school.teacher, school.game_id, 1)
    return school, ann


def cockpit_page(visit: Opening, school: Class, language: str = "en") -> AppTest:
    screen = visit("door", school.teacher_token, teacher=True, language=language)
    screen.switch_page("cockpit.py").run()
    assert not screen.exception
    return screen


def chooser(screen: AppTest) -> object:
    return next(box for box in screen.selectbox if str(box.key).startswith("line-"))


@pytest.mark.parametrize("name", ["results", "compare"])
def test_a_student_looks_at_what_was_revealed_before_the_class_went_back(
    visit: Opening, gone_back: tuple[Class, str], name: str
) -> None:
    school, ann = gone_back
    screen = page(visit, ann, name)
    assert screen.title[0].value == name.capitalize()
    chooser(screen).set_value(1).run()  # type: ignore[attr-defined]
    assert screen.title[0].value == "Round 1 of 2"
    assert "An earlier line of play" in words(screen)
    commands.close_round(school.store, school.teacher, school.game_id)
    screen.run()
    screen.switch_page(f"{name}.py").run()
    assert chooser(screen).value == 2  # type: ignore[attr-defined]
    assert "An earlier line of play" not in words(screen)


def test_where_the_class_never_went_back_there_is_nothing_to_choose(visit: Opening, school: Class) -> None:
    school, ann, _bob = two_teammates(school)
    commands.close_round(school.store, school.teacher, school.game_id)
    assert not [box for box in page(visit, ann, "results").selectbox if str(box.key).startswith("line-")]
    assert "Earlier lines of play" not in [each.label for each in cockpit_page(visit, school).expander]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_teacher_reads_an_earlier_line_and_takes_it_up_again(
    visit: Opening, gone_back: tuple[Class, str], language: str
) -> None:
    school, ann = gone_back
    screen = cockpit_page(visit, school, language)
    screen.toggle(key=f"show-line-{school.game_id}-1").set_value(True).run()
    told = text(screen)
    assert ("Training" if language == "en" else "培训") in told
    assert language == "en" or not english(
        screen, {"English", "CRM", "Tuesday", "min", "QR", "Ann", "Bob", "Cai", school.code}
    )
    screen.button(key="return-1").click().run()
    assert school.cockpit().phase == Phase.REVEALED
    assert results(school.store, actor(school.store, ann)).played.values.training == 2500.0
    screen.button(key="reopen-2").click().run()
    assert (school.cockpit().phase, school.cockpit().branch) == (Phase.OPEN, 3)


def test_the_teacher_plays_the_decisions_again_in_calmer_times_and_sees_what_became_of_them(
    visit: Opening, gone_back: tuple[Class, str]
) -> None:
    school, ann = gone_back
    commands.return_to(school.store, school.teacher, school.game_id, 1)
    screen = cockpit_page(visit, school)
    screen.number_input(key=f"again_{school.game_id}_seed").set_value(8)
    screen.number_input(key=f"again_{school.game_id}_event_parcel_jam").set_value(1)
    screen.button(key="replay_decisions").click().run()
    assert not screen.exception
    told = text(screen)
    assert "Seed: 7 → 8" in told
    assert "Parcels stuck in the snow: Round 3 → Round 1" in told
    assert "The class is in another game of this room." in told
    assert not results(school.store, actor(school.store, ann)).events
    screen.button(key="bring_class").click().run()
    assert results(school.store, actor(school.store, ann)).events == ("parcel_jam",)
    assert "The class is in another game" not in text(screen)


def test_the_teacher_lets_the_same_teams_play_again(visit: Opening, gone_back: tuple[Class, str]) -> None:
    school, ann = gone_back
    screen = cockpit_page(visit, school)
    screen.number_input(key=f"again_{school.game_id}_rounds").set_value(1)
    screen.button(key="play_again").click().run()
    assert not screen.exception
    (room,) = rooms(school.store, school.teacher)
    assert room.game_id not in (None, school.game_id)
    assert again(school.store, school.teacher, room.game_id or 0).settings.rounds == 1
    commands.open_round(school.store, school.teacher, room.game_id or 0)
    seen = desk(school.store, actor(school.store, ann))
    assert [mate.name for mate in seen.teammates] == ["Bob"]
