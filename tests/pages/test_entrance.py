"""Coming in: a link takes no seat, joining takes one tap each, a device comes back, a mistake is worded."""

import pytest
from streamlit.testing.v1 import AppTest

from game import commands
from game.views import lobby, rooms
from tests.pages.reading import english, spoken, text
from tests.pages.school import Class, Opening, actor
from ui.handover import COOKIES, PLAYER

NAMES = {"English", "CRM", "Tuesday"}


def press(screen: AppTest, label: str) -> AppTest:
    return next(button for button in screen.button if button.label == label).click().run()


def members(school: Class) -> int:
    return rooms(school.store, school.teacher)[0].members


@pytest.mark.parametrize(("language", "invitation"), [("en", "Join CRM Tuesday"), ("zh", "加入 CRM Tuesday")])
def test_opening_a_link_names_the_class_and_takes_no_seat(
    school: Class, visit: Opening, language: str, invitation: str
) -> None:
    screen = visit("start", language=language, code=school.code.lower())
    assert invitation in spoken(screen)
    assert members(school) == 0


def test_joining_asks_for_a_name_and_keeps_the_token_and_the_recovery_code(school: Class, visit: Opening) -> None:
    screen = visit("start", code=school.code)
    screen.text_input(key="join_name").input("Ann")
    press(screen, "Join")
    assert members(school) == 1
    token = screen.session_state["cookies_put"][COOKIES[PLAYER]]
    assert actor(school.store, token).name == "Ann"
    again = commands.recover(school.store, school.code, screen.session_state["recovery_code"])
    assert actor(school.store, again).member_id == actor(school.store, token).member_id


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "No class has the code NOSUCH"), ("zh", "没有班级码为 NOSUCH 的班级")],
)
def test_an_unknown_code_is_said_in_the_readers_language(visit: Opening, language: str, words: str) -> None:
    screen = visit("start", language=language, code="nosuch")
    assert words in screen.error[0].value


def test_a_taken_name_is_refused_and_nothing_typed_is_lost(school: Class, visit: Opening) -> None:
    school.student("Ann")
    screen = visit("start", code=school.code)
    screen.text_input(key="join_name").input("Ann")
    press(screen, "Join")
    assert "already called Ann" in screen.error[0].value
    assert screen.text_input(key="join_name").value == "Ann"
    assert members(school) == 1


def test_a_student_number_is_asked_for_where_the_class_wants_one(school: Class, visit: Opening) -> None:
    room = commands.open_room(school.store, school.teacher, "With numbers", asks_number=True)
    screen = visit("start")
    screen.text_input(key="join_code").input(room.code)
    screen.text_input(key="join_name").input("Bo")
    press(screen, "Join")
    screen.text_input(key="join_number").input("2026001")
    press(screen, "Join")
    assert PLAYER in str(screen.session_state["cookies_put"])


def test_a_recovery_code_brings_back_the_same_person(school: Class, visit: Opening) -> None:
    joined = commands.join(school.store, school.code, "Ann")
    screen = visit("start", code=school.code)
    screen.text_input(key="recover_code").input(joined.recovery_code.lower())
    press(screen, "Come back")
    token = screen.session_state["cookies_put"][COOKIES[PLAYER]]
    assert actor(school.store, token).member_id == joined.member_id


def test_playing_alone_takes_one_tap(visit: Opening, store: object) -> None:
    assert store is not None
    screen = visit("start")
    press(screen, "Play now")
    assert not screen.error
    assert COOKIES[PLAYER] in screen.session_state["cookies_put"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_one_tap_takes_a_seat_and_another_the_role(school: Class, visit: Opening, language: str) -> None:
    token = school.student("安")
    screen = visit("lobby", token, language=language)
    assert language == "en" or not english(screen, NAMES)
    second = lobby(school.store, actor(school.store, token)).teams[1].tag.id
    screen.button(key=f"team_{second}").click().run()
    ann = actor(school.store, token)
    assert (ann.team_id, ann.role) == (second, "leader")
    assert "Team 2" in text(screen) or "第 2 队" in text(screen)
    assert language == "en" or not english(screen, NAMES)


def test_the_second_in_a_team_gets_the_next_free_role(school: Class, visit: Opening) -> None:
    school.student("Ann", 0)
    token = school.student("Bo")
    screen = visit("lobby", token)
    first = lobby(school.store, actor(school.store, token)).teams[0].tag.id
    screen.button(key=f"team_{first}").click().run()
    assert actor(school.store, token).role == "marketing"


def test_a_team_names_itself(school: Class, visit: Opening) -> None:
    screen = visit("lobby", school.student("Ann", 0))
    screen.text_input(key="team_name").input("The Keepers")
    screen.button(key="save_team_name").click().run()
    assert "The Keepers" in text(screen)


def test_before_the_game_a_student_reads_that_it_is_being_prepared(school: Class, visit: Opening) -> None:
    room = commands.open_room(school.store, school.teacher, "Early birds")
    token = commands.join(school.store, room.code, "Ann").token
    assert "preparing the game" in visit("lobby", token).info[0].value


def test_a_player_whom_a_link_invites_elsewhere_is_told_what_is_left(school: Class, visit: Opening) -> None:
    token = school.student("Ann", 0)
    other = commands.open_room(school.store, school.teacher, "Another class")
    screen = visit("door", token, code=other.code)
    assert "You are Ann in another game" in text(screen)
    assert "Join Another class" in spoken(screen)


def test_the_link_of_ones_own_class_leads_back_into_the_game(school: Class, visit: Opening) -> None:
    screen = visit("door", school.student("Ann", 0), code=school.code)
    assert "You are in." in text(screen)


@pytest.mark.parametrize(("language", "words"), [("en", "Are you Ann?"), ("zh", "你是Ann吗？")])
def test_a_link_for_another_device_changes_nothing_until_its_button_is_pressed(
    school: Class, visit: Opening, language: str, words: str
) -> None:
    ann = actor(school.store, school.student("Ann", 0))
    ticket = commands.device_link(school.store, ann)
    for _look in range(2):
        screen = visit("door", language=language, back=ticket)
        assert words in text(screen)
        assert language == "en" or not english(screen, NAMES | {"Ann", "Liuke"})
        assert COOKIES[PLAYER] not in screen.session_state["cookies_put"]
    screen.button(key="device_link_follow").click().run()
    assert actor(school.store, screen.session_state["cookies_put"][COOKIES[PLAYER]]).member_id == ann.member_id
    assert members(school) == 1
    worn_out = visit("door", language=language, back=ticket)
    assert worn_out.error
    assert words not in text(worn_out)


def test_a_player_shows_a_picture_that_brings_them_to_another_device(school: Class, visit: Opening) -> None:
    screen = visit("door", school.student("Ann", 0))
    screen.button(key="device_link_make").click().run()
    ticket = screen.session_state["device_link"]
    assert commands.link_owner(school.store, ticket) == "Ann"
    assert "works once" in text(screen)
    screen.button(key="device_link_done").click().run()
    assert "works once" not in text(screen)
