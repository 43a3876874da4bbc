"""Who a customer is: a name, an age, a city and a work that fit the reader's language, made when shown.

A persona follows from the game's seed and the customer's number alone, so it needs no store and is the same on every
screen. Gender and age are the same in both languages; the words are each language's own.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Literal

from faker import Faker
from faker.providers.job.zh_CN import Provider as ChineseWorks

from locales import translator
from sim.scenario import Person, Scenario
from sim.world import World

Gender = Literal["female", "male"]

LOCALES = {"zh": "zh_CN", "en": "en_US"}

STUDENT_UNTIL, RETIRED_FROM = 22, 63
"""Younger people study, older ones have retired."""

TITLES = ("师", "员", "经理", "主管", "总监", "店长", "医生", "秘书", "助理", "教练")
"""How a Chinese word for somebody's work ends; the list that is drawn from also holds names of whole trades."""


@dataclass(frozen=True, slots=True)
class Persona:
    """A simulated customer as a person; none of it is anybody real."""

    name: str
    gender: Gender
    age: int | None
    """None: not on file, and so is the work"""
    city: str
    work: str


def persona(
    scenario: Scenario, world: World, customer: int, language: str, *, age_on_file: Callable[[int], int | None] = int
) -> Persona:
    """Give the person behind a customer's number; the pack's named people keep their names in every mirror.

    ``age_on_file`` turns a true age into what the reader knows of it; named people are known well.
    """
    twin = customer % world.twins
    named = {place: key for key, place in world.named.items()}
    for person in scenario.people:
        if named.get(twin) == person.key:
            return _named(person, language)
    return _invented(world.seed, customer, age_on_file(int(world.traits.age[twin])), language)


def _named(person: Person, language: str) -> Persona:
    name, city, work = (text.in_(language) for text in (person.name, person.city, person.work))
    return Persona(name, person.gender, person.age, city, work)


def _invented(seed: int, customer: int, age: int | None, language: str) -> Persona:
    """Draw a person; a lock keeps two screens from drawing out of the same hat at once."""
    number = int.from_bytes(hashlib.blake2b(f"{seed}/{customer}".encode(), digest_size=8).digest(), "big")
    gender: Gender = "female" if number % 2 else "male"
    hat = _hat(language)
    with _LOCK:
        hat.seed_instance(number)
        family = hat.last_name()
        given = hat.first_name_female() if gender == "female" else hat.first_name_male()
        city = hat.city_name() if language == "zh" else hat.city()
        work = "" if age is None else _work(hat, age, language)
    name = f"{family}{given}" if language == "zh" else f"{given} {family}"
    return Persona(name, gender, age, city, work)


def _work(hat: Faker, age: int, language: str) -> str:
    translate = translator(language).gettext
    if age < STUDENT_UNTIL:
        return translate("student")
    if age >= RETIRED_FROM:
        return translate("retired")
    return str(hat.random_element(_works())) if language == "zh" else str(hat.job())


@cache
def _hat(language: str) -> Faker:
    return Faker(LOCALES.get(language, LOCALES["en"]))


@cache
def _works() -> tuple[str, ...]:
    """Give the Chinese words for somebody's work, without those that list several."""
    return tuple(work for work in ChineseWorks.jobs if work.endswith(TITLES) and "/" not in work)


_LOCK = Lock()
