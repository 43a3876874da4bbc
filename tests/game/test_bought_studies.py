"""Bought studies reach the team that paid, with the results of the round, and nobody else by any view."""

from collections.abc import Iterator

import pytest

from game import commands, views
from game.errors import Refused
from game.store import Store
from game.views import Which, bought_studies
from sim.levers import STUDIES
from sim.study_report import Estimate, StudyReport
from tests.game.attackers import Victim, buys, victim
from tests.game.attacks import ALL_TEACHERS, TEAM, VIEWS
from tests.game.classroom import TEACHER, Classroom, Clock, two_teams
from tests.game.refusals import refused
from tests.game.test_hidden_states import numbers

pytestmark = pytest.mark.usefixtures("asleep")


@pytest.fixture
def address(sqlite_ready: str) -> str:
    return sqlite_ready


@pytest.fixture
def class_(store: Store, clock: Clock) -> Victim:
    """A class in its third round; in the second, the team that is attacked bought every study."""
    here = victim(store, clock)
    buys(here, {"studies": list(STUDIES), "study_interviews": 350.0, "survey_share": 0.0})
    commands.next_round(store, TEACHER, here.game)
    return here


def found_out(study: StudyReport) -> Iterator[float]:
    """The figures that only the study holds."""
    for rival in study.rivals.values():
        for part in (rival.satisfaction, rival.price_image):
            if part is not None:
                yield from (part.value, part.error)
        for name in ("by_segment", "annoyed_by", "segments", "reasons"):
            parts: dict[str, Estimate] = getattr(rival, name)
            for one in parts.values():
                yield one.error


def test_the_team_that_paid_reads_it_with_the_results_of_that_round(class_: Victim) -> None:
    for kind in sorted(TEAM):
        seen = bought_studies(class_.store, class_.attackers[kind])
        assert seen is not None
        assert seen.round == 2
        assert seen.study.bought == STUDIES
        rivals = {tag.firm for tag in seen.teams if tag.id != class_.team}
        assert set(seen.study.rivals) == rivals
        assert bought_studies(class_.store, class_.attackers[kind], Which(1)) is None
        report = views.results(class_.store, class_.attackers[kind], 2).report
        assert report.costs["studies"] == seen.paid > 0
    with refused("not_revealed"):
        bought_studies(class_.store, class_.attackers["chief"], Which(3))


def test_before_the_round_is_revealed_there_is_nothing_to_read(store: Store, clock: Clock) -> None:
    here = victim(store, clock)
    commands.save_draft(store, here.attackers["chief"], {"studies": list(STUDIES)})
    assert bought_studies(store, here.attackers["chief"]) is None
    with refused("not_revealed"):
        bought_studies(store, here.attackers["chief"], Which(2))


def test_nobody_else_gets_a_figure_of_it_by_any_view(class_: Victim, subtests: pytest.Subtests) -> None:
    seen = bought_studies(class_.store, class_.attackers["chief"])
    assert seen is not None
    secret = {round(value, 9) for value in found_out(seen.study)} - {0.0}
    assert len(secret) > 10
    for name, attack in VIEWS.items():
        for kind, who in class_.attackers.items():
            if kind in TEAM | ALL_TEACHERS:
                continue
            with subtests.test(f"{kind}: {name}"):
                try:
                    shown = attack.act(class_, who)
                except Refused:
                    continue
                figures = {round(float(one), 9) for part in numbers(shown) for one in part}
                assert not figures & secret
    assert {round(float(one), 9) for part in numbers(seen) for one in part} & secret == secret
    rival = class_.attackers["rival"]
    assert bought_studies(class_.store, rival) is None
    assert views.results(class_.store, rival, 2).report.study is None
    for kind in ("rival", "guest without a team", "student of another room who says to be here", "nobody"):
        with pytest.raises(Refused):
            bought_studies(class_.store, class_.attackers[kind], Which(2, team=class_.team))


def test_in_a_market_of_its_own_a_team_reads_about_its_computer_rivals(store: Store, clock: Clock) -> None:
    here = two_teams(store, clock, mode="parallel")
    here.open()
    commands.save_draft(store, here.students["Ann"], {"studies": ["satisfaction"]})
    here.close()
    seen = bought_studies(store, here.students["Ann"])
    assert seen is not None
    assert set(seen.study.rivals) == {tag.firm for tag in seen.teams if tag.kind == "computer"}
    assert bought_studies(store, here.students["Cai"]) is None


def test_a_study_that_nobody_could_buy_is_refused(lesson: Classroom) -> None:
    for wrong in (["oracle"], "satisfaction", 3, [1]):
        with pytest.raises(Refused):
            commands.save_draft(lesson.store, lesson.students["Ann"], {"studies": wrong})
    with pytest.raises(Refused):
        commands.save_draft(lesson.store, lesson.students["Ann"], {"study_interviews": 10.0})
