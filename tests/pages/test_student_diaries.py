"""A named customer's diary tells what the log holds, and nothing else."""

import pytest

from sim import packs
from sim.causes import CAUSES
from sim.event_log import MESSAGE_KINDS
from sim.portfolio import Happening
from sim.scenario import Person
from ui.outcomes.diaries import Diarist, facts, mood

NAMES = {"a": "Ann's shop", "b": "Bob's shop"}
PERSON = packs.load("eshop").people[0]


def happening(kind: str, week: int = 0, **detail: object) -> Happening:
    return Happening(1, week, "a", kind, detail)


def contact(wait: float, outcome: str = "solved") -> Happening:
    return happening("contact", channel="phone", wait=wait, outcome=outcome, minute=0.0)


def departure(cause: str, to: str = "b", week: int = 8) -> Happening:
    shares = dict.fromkeys(CAUSES, 0.0) | {cause: 0.7, "natural": 0.3}
    return happening("departure", week, to=to, shares=shares)


def tell(*happenings: Happening, serves: str = "a", language: str = "en", person: Person = PERSON) -> str:
    return Diarist("a", NAMES, language).tell(person, happenings, serves)


def test_orders_are_counted_and_added_up() -> None:
    assert "bought 3 times, for ¥260 in all." in tell(*(happening("order", amount=x) for x in (100.0, 90.0, 70.0)))
    assert "bought once, for ¥90." in tell(happening("order", amount=90.0))
    assert "bought nothing" in tell(contact(0.1))


def test_a_contract_is_told_in_bills() -> None:
    diarist = Diarist("a", NAMES, "en", contractual=True)
    bills = [happening("order", week, amount=60.0) for week in (0, 4, 8)]
    assert "paid 3 bills, ¥180 in all." in diarist.tell(PERSON, bills, "a")
    assert "paid one bill of ¥60." in diarist.tell(PERSON, bills[:1], "a")
    assert "paid no bill" in diarist.tell(PERSON, [contact(0.0)], "a")


def test_two_long_waits_and_then_the_rivals_offer() -> None:
    told = tell(contact(9.0), contact(4.0), departure("rival_offer"), serves="b")
    assert "waited twice for an answer, up to 9 minutes." in told
    assert "In week 9 " in told
    assert "left for Bob's shop: the other offer was more tempting." in told


def test_the_same_in_chinese_has_no_latin_left() -> None:
    told = tell(contact(9.0), contact(4.0), departure("wait", to=""), serves="", language="zh")
    assert "有两次要久等，最长等了9分钟。" in told
    assert "等待太久" in told
    assert not any("a" <= letter.lower() <= "z" for letter in told)


def test_a_complaint_matters_more_than_a_wait() -> None:
    told = tell(contact(9.0), happening("complaint", large=True, hours=50.0, outcome="unsolved"))
    assert "complained, and it was not put right." in told
    assert "minutes" not in told


def test_giving_up_is_told() -> None:
    assert "hung up twice because nobody answered." in tell(contact(2.0, "abandoned"), contact(3.0, "abandoned"))
    assert "and hung up once." in tell(contact(2.0, "abandoned"), contact(6.0))


def test_who_never_was_here_is_not_told_as_a_customer() -> None:
    assert tell(serves="b").endswith("is with Bob's shop now.")
    assert tell(serves="").endswith("is with nobody now.")
    assert "bought" not in tell(serves="b")


def test_coming_back_is_told() -> None:
    assert "left, and came back." in tell(departure("price"), serves="a")


def test_pronouns_follow_the_person() -> None:
    woman = PERSON.model_copy(update={"gender": "female"})
    man = PERSON.model_copy(update={"gender": "male"})
    assert "She is still your customer." in tell(contact(0.0), person=woman)
    assert "He is still your customer." in tell(contact(0.0), person=man)
    assert "他仍是你们的客户。" in tell(contact(0.0), person=man, language="zh")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("cause", CAUSES)
def test_every_cause_ends_a_diary(cause: str, language: str) -> None:
    told = tell(departure(cause), serves="b", language=language)
    assert "{" not in told
    assert NAMES["b"] in told


@pytest.mark.parametrize("what", MESSAGE_KINDS)
def test_letters_are_told_without_gaps(what: str) -> None:
    assert "{" not in tell(happening("message", what=what))


def test_a_diary_has_two_or_three_sentences() -> None:
    full = tell(happening("order", amount=5.0), contact(5.0), departure("wait"), serves="b")
    assert 2 <= full.count(".") <= 3


def test_facts_count_self_service_as_no_wait() -> None:
    told = facts([contact(0.0, "self_served"), contact(0.0)])
    assert (told.quick, told.waits, told.gave_up) == (1, (), 0)


def test_the_sign_follows_the_worst() -> None:
    assert mood([contact(9.0)], stayed=True) == "😟"
    assert mood([contact(0.0)], stayed=True) == "🙂"
    assert mood([], stayed=True) == "😐"
    assert mood([contact(0.0)], stayed=False) == "👋"
