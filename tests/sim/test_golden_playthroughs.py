"""Whole games by bots, kept as text: a change of the engine shows here, line by line.

To accept a change, delete the files in ``tests/sim/golden/`` and run this test once; then read the difference.
Figures are rounded, so that what is compared is the game and not the last bit of a sum.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sim import bots, market, packs, quarter
from sim.report import RoundReport

pytestmark = pytest.mark.long

FOLDER = Path(__file__).parent / "golden"
TABLE = {"Ann": "balanced", "Bob": "discounter", "Cai": "service_first", "Dee": "do_nothing"}


def _lines(report: RoundReport) -> Iterator[str]:
    yield f"round {report.round}: {', '.join(report.events) or 'no event'}; unserved {report.outside_end}"
    for name, firm in report.firms.items():
        causes = " ".join(f"{cause}={count:.0f}" for cause, count in firm.causes.items())
        yield (
            f"  {name}: customers {firm.customers_start}->{firm.customers_end} retention {firm.retention:.3f} "
            f"satisfaction {firm.satisfaction:.2f} service level {firm.service_level:.2f} "
            f"complaints {firm.complaints}/{firm.complaints_solved}/{firm.complaints_quick} "
            f"profit {firm.profit / 1000:.0f}k equity {firm.equity / 1000:.0f}k {causes}"
        )


def _game(pack: str) -> str:
    scenario = packs.load(pack)
    world = market.create(scenario, list(TABLE), seed=7, customers=6000)
    sized = quarter.at_size_of(scenario, world)
    lines: list[str] = []
    last: RoundReport | None = None
    for number in range(1, scenario.rounds + 1):
        plans = {
            firm: bots.decide(strategy, sized, world.positions[firm], last.firms[firm] if last else None, number)
            for firm, strategy in TABLE.items()
        }
        world, outcome = quarter.run(sized, world, plans, seed=7)
        last = outcome.report
        lines += _lines(last)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("pack", packs.keys())
def test_a_game_goes_as_it_went_before(pack: str) -> None:
    kept = FOLDER / f"{pack}.txt"
    played = _game(pack)
    if not kept.exists():
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(played, encoding="utf-8")
        pytest.fail(f"wrote {kept.name}; read it, then run again")
    assert played == kept.read_text(encoding="utf-8")
