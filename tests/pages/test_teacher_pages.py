"""The teacher's pages: the first password, a game in one form, one obvious next step, and the way back."""

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from game import commands
from game.rules import Phase
from game.store import Store
from game.views import rooms
from tests.pages.reading import english, spoken, text
from tests.pages.school import PASSWORD, Class, Opening, actor
from ui.handover import COOKIES, TEACHER

NAMES = {"English", "CRM", "Tuesday", "min", "QR"}


def press(screen: AppTest, label: str) -> AppTest:
    return next(button for button in screen.button if button.label == label).click().run()


def teaching(visit: Opening, school: Class, page: str, language: str = "en") -> AppTest:
    return visit(page, school.teacher_token, teacher=True, language=language)


def next_button(screen: AppTest) -> Button:
    return next(button for button in screen.button if (button.key or "").startswith("next_step"))


def next_step(screen: AppTest) -> AppTest:
    return next_button(screen).click().run()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_first_time_a_teacher_chooses_the_password_with_the_set_up_code(
    store: Store, visit: Opening, language: str
) -> None:
    code = commands.new_setup_code(store)
    screen = visit("teach", language=language)
    assert language == "en" or not english(screen, NAMES)
    screen.text_input(key="setup_code").input(f" {code} ".lower())
    screen.text_input(key="new_password").input(PASSWORD)
    next(button for button in screen.button if button.form_id).click().run()
    assert actor(store, screen.session_state["cookies_put"][COOKIES[TEACHER]]).kind == "teacher"


@pytest.mark.parametrize(("language", "words"), [("en", "This is not the set-up code"), ("zh", "设置码不对")])
def test_a_wrong_set_up_code_is_refused_in_words(store: Store, visit: Opening, language: str, words: str) -> None:
    commands.new_setup_code(store)
    screen = visit("teach", language=language)
    screen.text_input(key="setup_code").input("NONSENSE")
    screen.text_input(key="new_password").input(PASSWORD)
    next(button for button in screen.button if button.form_id).click().run()
    assert words in screen.error[0].value


def test_signing_in_with_the_password(teacher_token: str, visit: Opening, store: Store) -> None:
    assert teacher_token
    screen = visit("teach")
    screen.text_input(key="password").input("wrong wrong")
    press(screen, "Sign in")
    assert "not the password" in screen.error[0].value
    screen.text_input(key="password").input(PASSWORD)
    press(screen, "Sign in")
    assert actor(store, screen.session_state["cookies_put"][COOKIES[TEACHER]]).kind == "teacher"


@pytest.mark.parametrize(("language", "opening"), [("en", "Open the class"), ("zh", "创建班级")])
def test_the_first_class_needs_only_a_name(
    teacher_token: str, visit: Opening, store: Store, language: str, opening: str
) -> None:
    screen = visit("teach", teacher_token, teacher=True, language=language)
    screen.text_input(key="room_name").input("CRM 星期二")
    press(screen, opening)
    (room,) = rooms(store, actor(store, teacher_token))
    assert room.name == "CRM 星期二"
    assert room.code in text(screen)
    assert language == "en" or not english(screen, NAMES | {room.code})


def test_a_game_is_created_with_the_defaults_in_one_click(school: Class, visit: Opening) -> None:
    screen = teaching(visit, school, "teach")
    screen.number_input(key="game_teams").set_value(4)
    screen.radio(key="game_scenario").set_value("hotel").run()
    screen.button(key="create_game").click().run()
    latest = rooms(school.store, school.teacher)[0].games[0]
    assert (latest.scenario, latest.teams, latest.mode, latest.phase) == ("hotel", 4, "shared", Phase.LOBBY)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_one_button_leads_through_the_whole_game(school: Class, visit: Opening, language: str) -> None:
    token = school.student("安", 0)
    screen = teaching(visit, school, "cockpit", language)
    phases = []
    for _step in range(12):
        assert not screen.exception
        assert not screen.error
        assert language == "en" or not english(screen, NAMES | {school.code})
        phases.append(str(school.cockpit().phase))
        if phases[-1] == Phase.ENDED:
            break
        if phases[-1] == Phase.OPEN:
            commands.submit(school.store, actor(school.store, token), 0)
            screen.run()
        next_step(screen)
    assert phases == ["lobby", "briefing", "open", "revealed", "open", "revealed", "ended"]


def test_the_button_says_what_will_happen(school: Class, visit: Opening) -> None:
    school.student("Ann", 0)

    def label() -> str:
        return str(next_button(teaching(visit, school, "cockpit")).label)

    assert label() == "Start the briefing"
    commands.open_round(school.store, school.teacher, school.game_id)
    assert label() == "Close round 1 now"
    commands.close_round(school.store, school.teacher, school.game_id)
    assert label() == "Open round 2"
    school.play()
    assert label() == "End the game: show the podium"


def test_when_everyone_is_in_the_round_closes_without_asking(school: Class, visit: Opening) -> None:
    ann = actor(school.store, school.student("Ann", 0))
    commands.open_round(school.store, school.teacher, school.game_id)
    commands.submit(school.store, ann, 0)
    screen = teaching(visit, school, "cockpit")
    assert next_button(screen).label == "Everyone is in: close round 1"
    next_step(screen)
    assert school.cockpit().phase == Phase.REVEALED


def test_closing_before_everyone_is_in_is_asked_again(school: Class, visit: Opening) -> None:
    school.student("Ann", 0)
    commands.open_round(school.store, school.teacher, school.game_id)
    screen = next_step(teaching(visit, school, "cockpit"))
    assert "1 team has not submitted yet." in text(screen)
    screen.run()
    assert "1 team has not submitted yet." in text(screen), "the question went away when the page was redrawn"
    assert school.cockpit().phase == Phase.OPEN
    screen.button(key="leave_open").click().run()
    assert "1 team has not submitted yet." not in text(screen)
    assert school.cockpit().phase == Phase.OPEN
    next_step(screen)
    screen.button(key="close_anyway").click().run()
    assert school.cockpit().phase == Phase.REVEALED


def test_a_second_click_from_an_old_screen_changes_nothing(school: Class, visit: Opening) -> None:
    old, new = (teaching(visit, school, "cockpit") for _window in range(2))
    next_step(new)
    next_step(old)
    assert school.cockpit().phase == Phase.BRIEFING
    assert not old.error


def test_the_clock_is_paused_extended_and_let_run(school: Class, visit: Opening) -> None:
    commands.open_round(school.store, school.teacher, school.game_id)
    screen = teaching(visit, school, "cockpit")
    screen.button(key="pause").click().run()
    paused = school.cockpit().paused_seconds
    assert paused is not None
    screen.button(key="extend_2").click().run()
    extended = school.cockpit().paused_seconds
    assert extended is not None
    assert extended == pytest.approx(paused + 120, abs=2)
    screen.button(key="resume").click().run()
    assert school.cockpit().deadline is not None


def test_a_tile_tells_how_far_a_team_is(school: Class, visit: Opening) -> None:
    ann = actor(school.store, school.student("Ann", 0))
    school.student("Bo", 1)
    commands.open_round(school.store, school.teacher, school.game_id)
    commands.save_draft(school.store, ann, {"training": 1500.0})
    said = text(teaching(visit, school, "cockpit"))
    assert "draft by Ann" in said
    assert "has not touched anything yet" in said
    commands.submit(school.store, ann, 1)
    assert "submitted by Ann" in text(teaching(visit, school, "cockpit"))


def test_somebody_is_moved_and_given_a_new_recovery_code(school: Class, visit: Opening) -> None:
    token = school.student("Ann", 0)
    screen = teaching(visit, school, "cockpit")
    second = sorted(tile.tag.id for tile in school.cockpit().tiles)[1]
    screen.selectbox(key=f"into_{school.game_id}_en").set_value(second).run()
    screen.button(key="move").click().run()
    assert actor(school.store, token).team_id == second
    screen.button(key="give_code").click().run()
    shown = next(line for line in spoken(screen) if len(line.replace(" ", "")) == 10 and line.isupper())
    assert commands.recover(school.store, school.code, shown)


def test_a_round_is_opened_again_and_nothing_is_lost(school: Class, visit: Opening) -> None:
    school.student("Ann", 0)
    school.play()
    school.play()
    screen = teaching(visit, school, "cockpit")
    screen.selectbox(key=f"back_to_{school.game_id}_en").set_value(1).run()
    screen.button(key="go_back").click().run()
    here = school.cockpit()
    assert (here.phase, here.round, len(here.branches)) == (Phase.OPEN, 1, 2)
    assert "The clock is off" in text(screen)
    screen.button(key="start_clock").click().run()
    assert school.cockpit().deadline is not None
    assert "The clock is off" not in text(screen)


def test_weights_are_set_by_the_teacher(school: Class, visit: Opening) -> None:
    screen = teaching(visit, school, "cockpit")
    for part, weight in {"retention": 70, "satisfaction": 30, "profit": 0, "equity": 0}.items():
        screen.number_input(key=f"weights_{school.game_id}_{part}").set_value(weight)
    screen.run()
    screen.button(key="set_weights").click().run()
    assert school.cockpit().weights["retention"] == pytest.approx(0.7)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_cockpit_tells_what_happened(school: Class, visit: Opening, language: str) -> None:
    ann = actor(school.store, school.student("安", 0))
    commands.rename_team(school.store, ann, "留客小队")
    school.play()
    commands.go_back(school.store, school.teacher, school.game_id, 1)
    screen = teaching(visit, school, "cockpit", language)
    said = text(screen)
    assert "留客小队" in said
    assert "went back to round 1" in said or "回到第 1 回合" in said
    assert language == "en" or not english(screen, NAMES | {school.code})


def test_a_class_that_was_just_opened_is_the_one_at_hand(school: Class, visit: Opening) -> None:
    screen = teaching(visit, school, "teach")
    for name in ("Second", "Third"):
        screen.text_input(key="room_name").input(name)
        press(screen, "Open the class")
        assert f"A new game for {name}" in text(screen)
