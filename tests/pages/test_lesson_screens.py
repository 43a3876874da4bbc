"""The lesson at the screens: one button, its course, messages, who is missing, a look over a team's shoulder."""

import pytest
from streamlit.testing.v1 import AppTest

from game import commands
from game.errors import Refused
from game.lesson import Stage
from game.lesson_keeper import Keeper
from game.views import lesson_plan, messages
from tests.pages.at_the_screens import unfolded
from tests.pages.reading import english, markup, text
from tests.pages.school import Class, Opening, actor

NAMES = {"English", "CRM", "Tuesday", "QR", "Night", "Owl", "Corner", "Ann", "Cai"}


def cockpit(visit: Opening, school: Class, language: str = "en") -> AppTest:
    screen = visit("cockpit", school.teacher_token, teacher=True, language=language)
    assert not screen.exception
    assert language == "en" or not english(screen, NAMES | {school.code})
    return screen


def look(visit: Opening, school: Class, team: int, language: str = "en") -> AppTest:
    screen = visit("door", school.teacher_token, teacher=True, language=language)
    screen.query_params["team"] = str(team)
    screen.switch_page("look.py").run()
    assert not screen.exception
    return screen


def click(screen: AppTest, key: str) -> AppTest:
    return next(button for button in screen.button if (button.key or "").startswith(key)).click().run()


@pytest.mark.parametrize(("language", "ends"), [("en", "Ends at about"), ("zh", "结束")])
def test_one_button_starts_the_lesson_and_says_what_comes(
    school: Class, visit: Opening, language: str, ends: str
) -> None:
    school.student("安", 0)
    screen = cockpit(visit, school, language)
    assert markup(screen).count('class="lk-stage') == 2 + 2 * 2
    click(screen, "start_lesson")
    assert not screen.error
    assert school.cockpit().phase == "briefing"
    assert school.cockpit().deadline is not None
    assert ends in text(screen)
    assert language == "en" or not english(screen, NAMES | {school.code})
    assert "Then round 1 opens by itself." in text(screen) or language == "zh"
    assert 'lk-now" aria-current="step"' in markup(screen)


def test_a_second_click_on_an_old_screen_starts_nothing_twice(school: Class, visit: Opening) -> None:
    old, new = (cockpit(visit, school) for _window in range(2))
    click(new, "start_lesson")
    click(old, "start_lesson")
    assert not old.error
    assert school.cockpit().phase == "briefing"


def test_every_stage_is_paused_prolonged_and_let_go(school: Class, visit: Opening) -> None:
    click(cockpit(visit, school), "start_lesson")
    screen = cockpit(visit, school)
    click(screen, "pause")
    assert "Paused" in text(screen)
    click(screen, "extend_2")
    click(screen, "resume")
    assert school.cockpit().paused_seconds is None
    click(screen, "steer_by_hand")
    assert school.cockpit().deadline is None
    click(screen, "start_lesson")
    assert school.cockpit().deadline is not None


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_plan_is_changed_in_its_fields(school: Class, visit: Opening, language: str) -> None:
    screen = cockpit(visit, school, language)
    field = next(each for each in screen.number_input if f"_{Stage.DECIDE}_1_" in (each.key or ""))
    field.set_value(11.0).run()
    screen.toggle(key=f"plan_{school.game_id}_early").set_value(False).run()
    screen.button(key="set_plan").click().run()
    plan = lesson_plan(school.store, school.teacher, school.game_id)
    assert [step.minutes for step in plan.steps if step.stage == Stage.DECIDE] == [11.0, 11.0]
    assert not plan.early_close


def test_the_practice_round_is_a_switch_until_the_first_round(school: Class, visit: Opening) -> None:
    screen = cockpit(visit, school)
    screen.toggle(key=f"plan_{school.game_id}_practice").set_value(True).run()
    screen.button(key="set_plan").click().run()
    commands.open_round(school.store, school.teacher, school.game_id)
    assert school.cockpit().practice
    assert not [each for each in cockpit(visit, school).toggle if (each.key or "").endswith("_practice")]


def test_one_step_back_from_results_asks_first_and_opens_the_round_again(school: Class, visit: Opening) -> None:
    school.student("Ann", 0)
    school.play()
    screen = cockpit(visit, school)
    assert "Everybody decides on round 1 again." in text(screen)
    click(screen, "step_back")
    assert (school.cockpit().phase, school.cockpit().branch) == ("open", 2)
    assert school.cockpit().paused_seconds == 9 * 60


def test_one_step_back_is_offered_exactly_where_it_is_possible(school: Class, visit: Opening) -> None:
    def offered() -> bool:
        keys = {button.key for button in cockpit(visit, school).button}
        return any((key or "").startswith("step_back") for key in keys)

    def possible() -> bool:
        here = school.cockpit()
        try:
            commands.step_back(school.store, school.teacher, school.game_id)
        except Refused:
            return False
        if here.phase == "briefing":
            commands.start_briefing(school.store, school.teacher, school.game_id)
        return True

    commands.start_briefing(school.store, school.teacher, school.game_id)
    assert offered() == possible() is True
    commands.open_round(school.store, school.teacher, school.game_id)
    assert offered() == possible() is False
    commands.close_round(school.store, school.teacher, school.game_id)
    assert offered() == possible() is True
    assert (school.cockpit().phase, school.cockpit().round, school.cockpit().branch) == ("open", 1, 2)
    assert offered() == possible() is False
    commands.end_game(school.store, school.teacher, school.game_id)
    assert offered() == possible() is False


def test_who_is_missing_is_named_once_they_are_few(school: Class, visit: Opening) -> None:
    ann, _cai = school.student("Ann", 0), school.student("Cai", 1)
    commands.open_round(school.store, school.teacher, school.game_id)
    assert "Not in yet" not in text(cockpit(visit, school))
    commands.submit(school.store, actor(school.store, ann), 0)
    assert "Not in yet: Team 2" in text(cockpit(visit, school))


@pytest.mark.parametrize(("language", "sender"), [("en", "Your teacher, to everybody"), ("zh", "老师对全班说")])
def test_a_message_stands_on_every_page_until_it_is_read(
    school: Class, visit: Opening, language: str, sender: str
) -> None:
    ann = school.student("Ann", 0)
    school.student("Cai", 1)
    screen = cockpit(visit, school, language)
    screen.text_input(key="message_text").input("<b>两分钟</b> **!**")
    screen.button(key="send_message").click().run()
    assert not screen.error
    seen = visit("door", ann, language=language)
    for name in ("lobby", "brief", "help"):
        seen.switch_page(f"{name}.py").run()
        assert sender in text(seen)
        assert "&lt;b&gt;两分钟&lt;/b&gt; **!**" in markup(seen)
    click(seen, "dismiss_")
    assert sender not in text(seen)
    assert not messages(school.store, actor(school.store, ann))


def test_an_empty_message_is_refused_in_words(school: Class, visit: Opening) -> None:
    screen = visit("door", school.teacher_token, teacher=True)
    screen.switch_page("cockpit.py").run()
    screen.button(key="send_message").click().run()
    assert "Please write a message" in text(screen)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_teacher_looks_over_a_teams_shoulder_and_can_change_nothing(
    school: Class, visit: Opening, language: str
) -> None:
    ann = actor(school.store, school.student("安", 0))
    school.student("Cai", 1)
    commands.open_round(school.store, school.teacher, school.game_id)
    commands.save_draft(school.store, ann, {"training": 1777.0})
    team = min(tile.tag.id for tile in school.cockpit().tiles)
    screen = look(visit, school, team, language)
    assert "1,777" in text(screen)
    assert not screen.number_input
    assert not [each for each in screen.button if each.key in ("submit", "withdraw")]
    school_before = commands.save_draft(school.store, ann, {}).version
    commands.close_round(school.store, school.teacher, school.game_id)
    screen = look(visit, school, team, language)
    assert ("customers stayed" in text(screen)) or language == "zh"
    assert school_before == 1
    for name in ("brief", "customers", "decide"):
        screen.segmented_control(key=f"screen_revealed_{language}").set_value(name).run()
        assert not screen.exception
        assert not screen.error


def test_a_teacher_sees_all_rounds_of_a_team(school: Class, visit: Opening) -> None:
    school.student("Ann", 0)
    commands.open_round(school.store, school.teacher, school.game_id)
    commands.close_round(school.store, school.teacher, school.game_id)
    commands.next_round(school.store, school.teacher, school.game_id)
    commands.close_round(school.store, school.teacher, school.game_id)
    screen = look(visit, school, min(tile.tag.id for tile in school.cockpit().tiles))
    assert not screen.error
    assert "Are you keeping more of them?" in [each.value for each in screen.subheader]
    assert "Where did the money go?" in [each.value for each in unfolded(screen, "money").subheader]


def test_a_student_never_gets_to_look(school: Class, visit: Opening) -> None:
    ann = school.student("Ann", 0)
    school.student("Cai", 1)
    commands.open_round(school.store, school.teacher, school.game_id)
    screen = visit("look", ann)
    assert "belongs to somebody else" in text(screen)
    assert not screen.number_input


def test_teams_are_added_and_taken_out_at_the_cockpit(school: Class, visit: Opening) -> None:
    school.student("Ann", 0)
    screen = cockpit(visit, school)
    click(screen, "add_team")
    assert len(school.cockpit().tiles) == 3
    screen.button(key="drop_team").click().run()
    assert [tile.tag.seat for tile in school.cockpit().tiles] == [1, 2]
    assert [member.name for member in school.cockpit().unseated] == ["Ann"]
    school.play()
    screen = cockpit(visit, school)
    click(screen, "add_team")
    assert [tile.tag.kind for tile in school.cockpit().tiles] == ["people", "computer"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_log_tells_of_the_lesson(school: Class, visit: Opening, language: str) -> None:
    click(cockpit(visit, school), "start_lesson")
    commands.send_message(school.store, school.teacher, school.game_id, "<i>再见</i>")
    Keeper(school.store).tick()
    screen = cockpit(visit, school, language)
    assert "let the lesson run by itself" in text(screen) or "让课堂自动进行" in text(screen)
    assert "&lt;i&gt;再见&lt;/i&gt;" in markup(screen)
