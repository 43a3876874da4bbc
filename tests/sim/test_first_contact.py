"""First-contact resolution taken apart: the parts add up to the figure, each moves with its cause, and it matters."""

from dataclasses import replace

import numpy as np
import pytest

from sim import packs
from sim.contact_centre.week import SOLVED, UNSOLVED
from sim.first_contact import PARTS
from sim.report import FirmReport
from tests.sim.playing import FIRMS, alone, play, sized, usual, world

RICH = (("visits", 15), ("training", 6000.0), ("platform_collaborative", 20000.0))


def reports(pack: str, *changes: tuple[str, object]) -> tuple[FirmReport, ...]:
    return alone(pack, changes, 2).reports


@pytest.mark.parametrize("changes", [(), RICH])
@pytest.mark.parametrize("pack", packs.keys())
def test_the_parts_add_up_to_what_was_counted(pack: str, changes: tuple[tuple[str, object], ...]) -> None:
    for report in reports(pack, *changes):
        assert tuple(report.resolution) == PARTS
        assert sum(report.resolution.values()) == pytest.approx(report.first_contact_resolution, abs=0.015)


@pytest.mark.parametrize("pack", packs.keys())
def test_each_part_follows_its_lever(pack: str) -> None:
    usually, more = reports(pack)[-1].resolution, reports(pack, *RICH)[-1].resolution
    assert usually["visits"] == 0
    first = sized(world(pack)).service.first_contact_resolution
    assert usually["untrained"] == pytest.approx(first) == more["untrained"]
    for part in ("training", "one_view", "visits"):
        assert more[part] > usually[part]
    assert reports(pack, ("agents", 20))[-1].resolution["hung_up"] > usually["hung_up"]


def test_who_had_to_ask_again_is_less_satisfied() -> None:
    """The model's own trace of Feinberg et al. 2000: settled at once or not tells in what customers feel at the end."""
    start = world("telecom", 12000)
    after, (outcome,) = play(start, {FIRMS[0]: replace(usual(start), training=3000.0)})
    log = outcome.log.tables["contacts"]
    late = log["week"] == log["week"].max()
    mood = after.customers.satisfaction.ravel()[log["customer"][late]]
    ends = log["outcome"][late]
    assert mood[ends == SOLVED].mean() > mood[ends == UNSOLVED].mean() + 0.05


def test_a_report_of_before_has_no_parts() -> None:
    old = reports("hotel")[0].model_dump()
    del old["resolution"]
    assert FirmReport.model_validate(old).resolution == {}
    assert not np.isnan(old["first_contact_resolution"])
