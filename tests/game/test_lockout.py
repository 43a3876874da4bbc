"""A forgotten password: the way back in, from the server's own screen only."""

import pytest

from game import commands
from game.actors import identify
from game.command_line import main
from game.store import open_store
from tests.game.refusals import refused

OLD, NEW = "correct horse", "battery staple"


def test_after_forgetting_a_new_code_sets_a_new_password_and_rooms_are_kept(
    address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    store = open_store()
    token = commands.set_teacher_password(store, OLD, commands.new_setup_code(store) or "")
    teacher = identify(store, token)
    assert teacher is not None
    room = commands.open_room(store, teacher, "CRM 3")
    pupil = commands.join(store, room.code, "Ann").token
    assert main(["forget-password"]) == 0
    assert "set-up code" in capsys.readouterr().out
    assert identify(store, token) is None
    with refused("wrong_password"):
        commands.sign_in(store, OLD)
    commands.set_teacher_password(store, NEW, commands.new_setup_code(store) or "")
    assert identify(store, commands.sign_in(store, NEW)) is not None
    assert identify(store, pupil) is not None
    assert commands.room_name(store, room.code)[0] == "CRM 3"
    store.close()


def test_anything_else_is_refused_and_a_bad_address_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forget"]) == 2
    monkeypatch.setenv("DATABASE_URL", "nonsense")
    assert main(["forget-password"]) == 2
    assert "forget-password" in capsys.readouterr().err
