"""Handing a record over at the player's screen, and the class's records at the teacher's."""

from io import BytesIO

import pandas as pd
import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from game import commands
from game.commands.alone import play_another, take_back
from game.commands.handing_over import hand_over
from game.shown.alone import OwnChoice
from game.store import Store
from game.views.handing_over import hand_over_doors, hand_overs, my_hand_overs
from tests.pages.at_the_screens import words
from tests.pages.reading import english
from tests.pages.school import Class, Opening, actor
from ui.language import reading
from ui.papers.comma_file import csv_of
from ui.papers.workbook import workbook
from ui.teacher import handed_records

NAMES = {"Liuke", "CRM", "CSV", "English", "Eve", "Tuesday", "Night", "Owl", "Corner"}
ROUND = OwnChoice("eshop", 2, "hard", 1, seed=3)


@pytest.fixture
def eve(store: Store) -> str:
    """Somebody who has played a round of a game; their token."""
    token = commands.play_alone(store, "Player", ROUND).token
    commands.submit(store, actor(store, token), 0)
    return token


def in_english_only(screen: AppTest, language: str, code: str) -> list[str]:
    return [] if language == "en" else english(screen, NAMES | {code})


def filled(screen: AppTest, **fields: str) -> AppTest:
    for key, value in fields.items():
        screen.text_input(key=f"hand_over_{key}").set_value(value)
    screen.button(key="hand_over_submit").click().run()
    assert not screen.exception
    return screen


@pytest.mark.parametrize("language", ["en", "zh"])
def test_filled_once_it_is_one_tap_from_then_on(visit: Opening, school: Class, eve: str, language: str) -> None:
    store, player = school.store, actor(school.store, eve)
    screen = visit("start", eve, language=language)
    assert not in_english_only(screen, language, school.code)
    filled(screen, code=school.code.lower(), name="Eve")
    first = hand_overs(store, school.teacher, school.room_id)
    assert [each.name for each in first] == ["Eve"]
    assert "CRM Tuesday" in words(screen)
    assert not in_english_only(screen, language, school.code)
    take_back(store, player, player.game_id or 0, 1)
    commands.submit(store, actor(store, eve), commands.save_draft(store, actor(store, eve), {"agents": 4}).version)
    screen = visit("start", eve, language=language)
    assert ("played on since" if language == "en" else "接着玩了") in words(screen)
    screen.button(key="hand_over_tap_0").click().run()
    assert not screen.exception
    [after] = hand_overs(store, school.teacher, school.room_id)
    assert (after.name, after.record.again, len(after.record.lines)) == ("Eve", 1, 2)
    screen.button(key=f"take_record_back_{player.game_id}_{school.room_id}").click().run()
    assert not my_hand_overs(store, player)
    assert not screen.exception
    said = [screen.text_input(key=f"hand_over_{field}").value for field in ("code", "name")]
    assert said == [school.code, "Eve"], "what was given before waits in the form"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_at_the_end_of_a_game_it_goes_from_the_seat_that_the_device_has(
    visit: Opening, school: Class, eve: str, language: str
) -> None:
    store, player = school.store, actor(school.store, eve)
    seat = commands.join(store, school.code, "Eve")
    commands.on_one_device(store, seat.token, [eve])
    commands.end_game(store, player, player.game_id or 0)
    screen = visit("compare", eve, language=language)
    assert not in_english_only(screen, language, school.code)
    screen.button(key="hand_over_tap_0").click().run()
    assert not screen.exception
    [there] = hand_overs(store, school.teacher, school.room_id)
    assert (there.name, there.member_id) == ("Eve", seat.member_id)
    table = records_of(visit, school, language).dataframe[0].value
    assert ("seat" if language == "en" else "本班座位") in table.iloc[0].tolist()


def test_who_joins_a_class_where_they_played_alone_has_a_seat_there(visit: Opening, school: Class, eve: str) -> None:
    screen = visit("start", eve)
    screen.text_input(key="join_code").set_value(school.code)
    screen.text_input(key="join_name").set_value("Eve Li")
    next(button for button in screen.button if button.label == "Join").click().run()
    assert [door.name for door in hand_over_doors(school.store, actor(school.store, eve))] == ["Eve Li"]


def test_the_recovery_code_of_a_seat_stands_for_the_name(visit: Opening, school: Class, eve: str) -> None:
    seat = commands.join(school.store, school.code, "Eve Li")
    assert filled(visit("start", eve), code=school.code, recovery="WRONG").error
    screen = filled(visit("start", eve), code=school.code, recovery=seat.recovery_code)
    assert not screen.error
    [there] = hand_overs(school.store, school.teacher, school.room_id)
    assert (there.name, there.member_id) == ("Eve Li", seat.member_id)


def test_a_wrong_code_a_missing_name_and_a_missing_number_are_told(
    visit: Opening, school: Class, store: Store, eve: str
) -> None:
    strict = commands.open_room(store, school.teacher, "Strict", asks_number=True)
    screen = filled(visit("start", eve), code="WRONG1", name="Eve")
    assert "WRONG1" in screen.error[0].value
    assert "name" in filled(screen, code=strict.code, name=" ").error[0].value
    assert not filled(screen, code=strict.code, name="Eve").error
    assert "student number" in filled(screen, number=" ").error[0].value
    filled(screen, number="0012")
    assert not screen.error
    assert hand_overs(store, school.teacher, strict.id)[0].student_number == "0012"
    assert "Eve (0012)" in words(screen)


def test_all_games_go_at_once_and_another_class_gets_them_too(
    visit: Opening, school: Class, store: Store, eve: str
) -> None:
    other = commands.open_room(store, school.teacher, "CRM Friday")
    play_another(store, actor(store, eve), ROUND)
    commands.submit(store, actor(store, eve), 0)
    screen = visit("start", eve)
    screen.selectbox(key="hand_over_game_en").set_value(0).run()
    filled(screen, code=school.code, name="Eve")
    assert len(hand_overs(store, school.teacher, school.room_id)) == 2
    screen.button(key="hand_over_elsewhere_open").click().run()
    assert screen.text_input(key="hand_over_name").value == "Eve"
    filled(screen, code=other.code)
    assert len(hand_overs(store, school.teacher, other.id)) == 2
    assert screen.button(key="hand_over_tap_0").label == "Hand over to CRM Friday as Eve"


def test_before_a_round_was_played_there_is_nothing_to_hand_over(visit: Opening, store: Store) -> None:
    token = commands.play_alone(store, "Player", ROUND).token
    assert "Hand over to your class" not in str(visit("start", token))


def records_of(visit: Opening, school: Class, language: str = "en") -> AppTest:
    """The teacher's page with the class's records unfolded."""
    screen = visit("teach", school.teacher_token, teacher=True, language=language)
    screen.session_state[f"handed-records-{school.room_id}"] = True
    screen.run()
    assert not screen.exception
    return screen


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_teacher_sees_records_and_throws_one_away(visit: Opening, school: Class, language: str) -> None:
    store = school.store
    assert school.code in words(records_of(visit, school, language))
    for name in ("Eve", "=1+1"):
        token = commands.play_alone(store, "Player", ROUND).token
        commands.submit(store, actor(store, token), 0)
        hand_over(store, actor(store, token), school.code, name, "0012")
    screen = records_of(visit, school, language)
    assert not in_english_only(screen, language, school.code)
    table = screen.dataframe[0].value
    assert table.iloc[:, 0].tolist() == ["＝1+1", "Eve"]
    assert table.iloc[:, 1].tolist() == ["0012", "0012"]
    assert {"1 / 2", 0} <= {*table.iloc[1].tolist()}
    key = screen.dataframe[0].key
    assert key is not None
    screen.session_state[key] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    screen.run()
    screen.button(key="drop_records").click().run()
    assert not screen.exception
    assert [each.name for each in hand_overs(store, school.teacher, school.room_id)] == ["Eve"]
    assert screen.dataframe[0].value.iloc[:, 0].tolist() == ["Eve"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_files_have_a_row_for_each_line_of_play_and_no_formula(school: Class, eve: str, language: str) -> None:
    store, player = school.store, actor(school.store, eve)
    take_back(store, player, player.game_id or 0, 1)
    commands.submit(store, actor(store, eve), commands.save_draft(store, actor(store, eve), {"agents": 4}).version)
    hand_over(store, player, school.code, "@Eve", "-12")
    records = hand_overs(store, school.teacher, school.room_id)
    with reading(language):
        lines = handed_records.lines_of(records)
        paper = handed_records.paper_of("CRM Tuesday", records, lines)
        table = pd.read_csv(BytesIO(csv_of(lines)), dtype=str)
        book = load_workbook(BytesIO(workbook(paper)))
    assert len(table) == 2
    assert {row[0] for row in table.to_numpy()} == {"'＠Eve"}
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    _about, games, each = book.worksheets
    assert (games.max_row, each.max_row) == (2, 3)
    scores = {round(line.score, 1) for line in records[0].record.lines}
    assert scores <= {cell.value for row in each.iter_rows() for cell in row}
    assert ("Difficulty" if language == "en" else "难度") in [cell.value for cell in each[1]]
