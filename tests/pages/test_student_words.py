"""Everything a student page names has a name in both languages."""

import re

import pytest

from game.customer_analysis import churn, clusters, lifecycle
from game.errors import CODES
from locales import LANGUAGES, translator
from sim import packs
from sim.accounts import COST_LINES
from sim.causes import CAUSES
from sim.event_log import COMPLAINT_OUTCOMES, CONTACT_OUTCOMES, MESSAGE_KINDS
from sim.levers import AIMS, CATALOGUE, EVERY_LEVER, Group, Kind
from sim.portfolio import COLUMNS
from sim.report import FirmReport
from sim.score import PARTS
from ui import glossary
from ui.customers import desk_words, happening_words, study_words
from ui.customers.customer_export import HEADERS
from ui.decide import lever_card, lever_form, lever_values, lever_words
from ui.outcomes import cost_words, diary_words, outcome_words
from ui.rules_in_words import MODEL, RULES

CHINESE = re.compile(r"[\u4e00-\u9fff]")
languages = pytest.mark.parametrize("language", sorted(LANGUAGES))


def test_every_lever_has_a_name_and_a_line() -> None:
    assert set(lever_words.LEVER_WORDS) == set(EVERY_LEVER)


@pytest.mark.parametrize("lever", sorted(EVERY_LEVER))
def test_a_levers_words_are_chinese_in_chinese_and_fit_a_phone(lever: str) -> None:
    assert CHINESE.search(lever_words.lever_name(lever, "zh"))
    assert CHINESE.search(lever_words.lever_line(lever, "zh"))
    assert not CHINESE.search(lever_words.lever_name(lever, "en") + lever_words.lever_line(lever, "en"))
    assert len(lever_words.lever_name(lever, "en")) <= 26
    assert len(lever_words.lever_line(lever, "en")) <= 90


def test_the_form_shows_every_lever_once_in_its_own_group() -> None:
    shown = [
        (group, key) for group, sections in lever_words.SECTIONS.items() for _title, keys in sections for key in keys
    ]
    assert sorted(key for _group, key in shown) == sorted(CATALOGUE)
    assert all(CATALOGUE[key].group is group for group, key in shown)
    assert sorted(lever_words.BELOW.values()) == sorted(AIMS)
    assert set(lever_words.BELOW) <= set(CATALOGUE)
    assert set(lever_words.SECTIONS) == set(lever_words.GROUP_NAMES) == set(lever_words.GROUP_QUESTIONS) == set(Group)


@languages
def test_every_option_has_words(language: str) -> None:
    for lever in CATALOGUE.values():
        if lever.options:
            names = [lever_values.option_name(lever.key, option, None, language) for option in lever.options]
            assert len(set(names)) == len(names)
            assert all(CHINESE.search(name) for name in names) or language == "en"


@languages
@pytest.mark.parametrize("pack", packs.keys())
def test_every_lever_of_every_pack_is_read_with_its_unit(pack: str, language: str) -> None:
    scenario = packs.load(pack)
    for key, lever in scenario.levers.items():
        words = lever_values.value_words(key, lever.start, scenario, language)
        assert words
        assert "{" not in words


def test_every_unit_has_words() -> None:
    assert {lever.unit for lever in CATALOGUE.values()} == set(lever_values.UNITS)
    assert {lever.unit for lever in CATALOGUE.values() if lever.numeric} == set(lever_values.FIELD_UNITS)


@pytest.mark.parametrize(
    ("key", "value", "english", "chinese"),
    [
        ("ads_search", 30000.0, "¥30,000", "¥30,000"),
        ("agents", 12, "12 people", "12人"),
        ("promotion_depth", 0.1, "10% off", "降10%"),
        ("points_rate", 0.015, "1.5% of what they spend", "消费额的1.5%"),
        ("pay", 1.06, "106% of the market wage", "市场薪酬的106%"),
        ("messages", 1.25, "1.25 a week", "每周1.25条"),
        ("channels", ("phone", "chat"), "Phone, Chat", "电话、在线聊天"),
        ("target_segments", (), "Everyone", "所有人"),
        ("routing", "first_come", "First come, first served", "先到先得"),
    ],
)
def test_a_value_reads_as_people_say_it(key: str, value: float | str, english: str, chinese: str) -> None:
    assert lever_values.value_words(key, value, None, "en") == english
    assert lever_values.value_words(key, value, None, "zh") == chinese


def test_every_cause_part_cost_and_outcome_has_words() -> None:
    assert tuple(outcome_words.CAUSES_IN_WORDS) == CAUSES
    assert set(diary_words.CAUSE_CLAUSES) == set(CAUSES)
    assert set(outcome_words.PART_MEANINGS) == set(PARTS)
    assert set(cost_words.COST_LINES_IN_WORDS) == set(COST_LINES)
    assert sorted(line for lines in cost_words.COST_GROUPS.values() for line in lines) == sorted(COST_LINES)
    assert set(happening_words.CONTACT_ENDINGS) == set(CONTACT_OUTCOMES)
    assert set(happening_words.COMPLAINT_ENDINGS) == set(COMPLAINT_OUTCOMES) == set(diary_words.COMPLAINT_SENTENCES)
    assert set(happening_words.MESSAGE_NAMES) == set(MESSAGE_KINDS)


def test_every_figure_is_one_of_the_report() -> None:
    assert set(outcome_words.FIGURES) - {"score"} <= set(FirmReport.model_fields)


def test_every_column_of_the_customer_table_has_a_header() -> None:
    worked_out = {"own_grade", "points", "rfm", "stage", "orders_last", "spent_last", "profit", "answer"}
    studied = {"kind", "risk", "value"}
    assert set(HEADERS) - {"name"} == {*COLUMNS, *worked_out, *studied}


def test_every_finding_of_the_desk_has_its_words() -> None:
    assert set(desk_words.STAGES) == set(desk_words.STAGE_MEANINGS) == set(lifecycle.STAGES)
    assert set(study_words.FEATURES) == set(churn.FEATURES)
    assert set(study_words.TRAITS) == set(clusters.FEATURES)


@languages
def test_every_term_is_explained_and_every_link_leads_to_one(language: str) -> None:
    for key in glossary.GLOSSARY:
        assert glossary.term_name(key, language)
        assert CHINESE.search(glossary.term_meaning(key, language)) or language == "en"
    assert set(lever_form.TERMS.values()) <= set(glossary.GLOSSARY)
    terms = {words.term for words in (outcome_words.FIGURES | outcome_words.CAUSES_IN_WORDS).values() if words.term}
    assert terms <= set(glossary.GLOSSARY)


def test_every_lever_says_what_it_is_for_in_the_course_or_needs_no_term() -> None:
    without = {lever.key for lever in CATALOGUE.values()} - set(lever_form.TERMS)
    assert without <= {
        "promotion_audience",
        "proactive_offer",
        "proactive_reach",
        "win_back_offer",
        "win_back_budget",
    }


@languages
def test_rules_and_model_are_told(language: str) -> None:
    for title, text in RULES + MODEL:
        for words in (title, text):
            assert bool(CHINESE.search(translator(language).gettext(words))) == (language == "zh")


def test_switching_off_names_real_levers() -> None:
    for lever, (other, off) in lever_card.IDLE.items():
        assert lever in EVERY_LEVER
        assert CATALOGUE[other].kind is not Kind.SUBSET
        assert off == "0" or off in CATALOGUE[other].options


def test_the_codes_that_the_form_tries_again_exist() -> None:
    from ui.decide.draft_sync import RETRIED  # noqa: PLC0415 - a page's module, needed here only

    assert set(CODES) >= RETRIED
