"""Simulated people: the same on every screen, fitting the reader's language and their own age."""

import re

import pytest

from sim import market, packs
from sim.personas import RETIRED_FROM, STUDENT_UNTIL, Persona, persona
from sim.scenario import Scenario
from sim.world import World

CHINESE = re.compile(r"[\u4e00-\u9fff·]+")
LATIN = re.compile(r"[A-Za-z .'\-]+")


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return packs.load("eshop")


@pytest.fixture(scope="module")
def world(scenario: Scenario) -> World:
    return market.create(scenario, ("Ann", "Bob"), 7, 2000)


def people(scenario: Scenario, world: World, language: str) -> list[Persona]:
    return [persona(scenario, world, customer, language) for customer in range(0, 2000, 7)]


def test_a_customer_is_the_same_person_every_time(scenario: Scenario, world: World) -> None:
    assert people(scenario, world, "zh") == people(scenario, world, "zh")


def test_names_fit_the_language_and_are_not_all_the_same(scenario: Scenario, world: World) -> None:
    chinese = [who.name for who in people(scenario, world, "zh")]
    english = [who.name for who in people(scenario, world, "en")]
    assert all(CHINESE.fullmatch(name) and 2 <= len(name) <= 4 for name in chinese)
    assert all(LATIN.fullmatch(name) and " " in name for name in english)
    assert len(set(chinese)) > 0.8 * len(chinese)
    assert len(set(english)) > 0.9 * len(english)


def test_gender_and_age_are_the_same_in_both_languages(scenario: Scenario, world: World) -> None:
    both = zip(people(scenario, world, "zh"), people(scenario, world, "en"), strict=True)
    assert all((zh.gender, zh.age) == (en.gender, en.age) for zh, en in both)
    women = sum(who.gender == "female" for who in people(scenario, world, "en"))
    assert 0.4 < women / len(people(scenario, world, "en")) < 0.6


def test_ages_fit_the_segment(scenario: Scenario, world: World) -> None:
    named = set(world.named.values())
    for customer in range(0, 2000, 7):
        twin = customer % world.twins
        low, high = scenario.segments[int(world.traits.segment[twin])].ages
        if twin not in named:
            age = persona(scenario, world, customer, "en").age
            assert age is not None
            assert low <= age <= high


def test_the_young_study_and_the_old_have_retired(scenario: Scenario, world: World) -> None:
    named = set(world.named.values())
    for customer in range(2000):
        if customer % world.twins in named:
            continue
        who = persona(scenario, world, customer, "zh")
        assert who.age is not None
        assert (who.work == "学生") == (who.age < STUDENT_UNTIL)
        assert (who.work == "退休") == (who.age >= RETIRED_FROM)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_named_people_of_the_pack_are_themselves_in_every_firm(scenario: Scenario, world: World, language: str) -> None:
    for person in scenario.people:
        twin = world.named[person.key]
        for customer in (twin, world.twins + twin):
            who = persona(scenario, world, customer, language)
            expected = (person.name.in_(language), person.gender, person.age, person.city.in_(language))
            assert (who.name, who.gender, who.age, who.city) == expected


def test_mirror_images_are_different_people_and_so_are_other_seeds(scenario: Scenario, world: World) -> None:
    other = market.create(scenario, ("Ann", "Bob"), 8, 2000)
    twins = [twin for twin in range(50) if twin not in world.named.values()]
    here = [persona(scenario, world, twin, "en").name for twin in twins]
    assert here != [persona(scenario, world, world.twins + twin, "en").name for twin in twins]
    assert here != [persona(scenario, other, twin, "en").name for twin in twins]
