"""The teacher's other door: only whom the school vouches for and the server's list names."""

import pytest

from game.actors import identify
from game.commands.school_account import VARIABLE, sign_in_from_school
from game.store import Store
from tests.game.refusals import everything, refused


@pytest.fixture(autouse=True)
def listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "Li.Na@school.example, wang@school.example")


@pytest.mark.parametrize("who", ["li.na@school.example", " WANG@School.Example "])
def test_a_teacher_on_the_list_comes_in(store: Store, who: str) -> None:
    teacher = identify(store, sign_in_from_school(store, who, verified=True))
    assert teacher is not None
    assert teacher.kind == "teacher"
    (line,) = everything(store)["events"]
    assert who.strip().casefold() in line


@pytest.mark.parametrize("who", ["zhao@school.example", "li.na@school.example.evil", "", "@", "school.example"])
def test_nobody_else_comes_in(store: Store, who: str) -> None:
    before = everything(store)
    with refused("not_on_teacher_list"):
        sign_in_from_school(store, who, verified=True)
    assert everything(store) == before


def test_an_address_that_the_school_does_not_answer_for_opens_nothing(store: Store) -> None:
    with refused("not_on_teacher_list", address="wang@school.example"):
        sign_in_from_school(store, "wang@school.example", verified=False)


def test_without_a_list_the_door_stays_shut(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)
    for who in ("wang@school.example", ""):
        with refused("not_on_teacher_list"):
            sign_in_from_school(store, who, verified=True)
