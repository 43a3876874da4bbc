"""What the teacher says: to one, to a team, to all; plain words, in the log, until they are put away."""

import pytest

from game import commands
from game.store import Store
from game.views import messages, pulse
from tests.game.classroom import TEACHER, Classroom, Clock, two_teams
from tests.game.lessons import cockpit_of
from tests.game.refusals import everything, refused


def say(here: Classroom, text: str, **to: int) -> int:
    return commands.send_message(here.store, TEACHER, here.game_id, text, **to)


def read(here: Classroom, name: str) -> list[str]:
    return [said.text for said in messages(here.store, here.students[name])]


def test_a_message_reaches_whom_it_is_for_and_nobody_else(lesson: Classroom) -> None:
    bob = lesson.students["Bob"].member_id or 0
    say(lesson, "For all")
    say(lesson, "For the first team", team_id=lesson.teams[0])
    say(lesson, "For Bob", member_id=bob)
    assert read(lesson, "Ann") == ["For all", "For the first team"]
    assert read(lesson, "Bob") == ["For all", "For the first team", "For Bob"]
    assert read(lesson, "Cai") == ["For all"]
    assert [said.to for said in messages(lesson.store, lesson.students["Bob"])] == ["all", "team", "me"]


def test_the_pulse_changes_for_those_who_are_meant_and_only_for_them(lesson: Classroom) -> None:
    def beats() -> dict[str, tuple[int, int]]:
        seen = {name: pulse(lesson.store, actor) for name, actor in lesson.students.items()}
        return {name: (beat.version, beat.inbox) for name, beat in seen.items()}

    before = beats()
    say(lesson, "For the second team", team_id=lesson.teams[1])
    after = beats()
    assert {name for name in after if after[name] != before[name]} == {"Cai"}
    say(lesson, "For all")
    assert {name for name, beat in beats().items() if beat != after[name]} == {"Ann", "Bob", "Cai"}


def test_a_message_stays_until_it_is_put_away_on_whatever_device(lesson: Classroom) -> None:
    ann = lesson.students["Ann"]
    first, second = say(lesson, "One"), say(lesson, "Two")
    seen = pulse(lesson.store, ann).inbox
    commands.dismiss_message(lesson.store, ann, first)
    commands.dismiss_message(lesson.store, ann, first)
    assert read(lesson, "Ann") == ["Two"]
    assert read(lesson, "Bob") == ["One", "Two"]
    assert pulse(lesson.store, ann).inbox == seen + 1
    with refused("unknown_message"):
        commands.dismiss_message(lesson.store, ann, second + 99)


def test_nobody_puts_away_what_was_said_to_another_team(lesson: Classroom) -> None:
    theirs = say(lesson, "For Cai's team", team_id=lesson.teams[1])
    before = everything(lesson.store)
    with refused("unknown_message"):
        commands.dismiss_message(lesson.store, lesson.students["Ann"], theirs)
    with refused("student_only"):
        commands.dismiss_message(lesson.store, TEACHER, theirs)
    assert everything(lesson.store) == before


def test_a_message_is_plain_words_on_one_line(lesson: Classroom) -> None:
    say(lesson, "  <b>five</b>\n\nminutes\x07\t**left** \u202e ")
    assert read(lesson, "Ann") == ["<b>five</b> minutes **left**"]


@pytest.mark.parametrize("text", ["", " \n\t", "\x00", "x" * 301])
def test_no_words_and_too_many_are_refused(lesson: Classroom, text: str) -> None:
    with refused("message_missing", longest=300):
        say(lesson, text)


def test_a_message_must_be_for_somebody_of_this_game(store: Store, clock: Clock, lesson: Classroom) -> None:
    other = two_teams(store, clock)
    with refused("unknown_team"):
        say(lesson, "hello", team_id=other.teams[0])
    with refused("unknown_member"):
        say(lesson, "hello", member_id=other.students["Ann"].member_id or 0)


def test_who_joins_later_is_spared_what_was_said_before(lesson: Classroom) -> None:
    say(lesson, "Early")
    lesson.clock.forward(1)
    lesson.seat("Dai", 1)
    say(lesson, "Late")
    assert read(lesson, "Dai") == ["Late"]


def test_what_was_said_and_to_whom_stands_in_the_log(lesson: Classroom) -> None:
    say(lesson, "Well done", member_id=lesson.students["Cai"].member_id or 0)
    line = cockpit_of(lesson).log[0]
    assert (line.who, line.what, line.details) == ("teacher", "message", {"text": "Well done", "to": "Cai"})
