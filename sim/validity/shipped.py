"""The findings that are shipped with the code, and whether the engine is still the one that they were measured on."""

from functools import cache
from pathlib import Path

from sim import engine, packs
from sim.pack_part import Part
from sim.validity.finding import Finding
from sim.validity.suite import ROWS

FILE = Path(__file__).with_name("results.json")
APART = engine.ABOUT | {"bots"}
"""rooms of ``sim`` that decide no finding"""


class Kept(Part):
    """One finding with the fingerprint of the engine that it was measured on."""

    engine: str
    finding: Finding


class Results(Part):
    """The findings in the table's order, as far as they have been measured."""

    rows: tuple[Kept, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings alone."""
        return tuple(kept.finding for kept in self.rows)


@cache
def fingerprint() -> str:
    """Give the fingerprint of what decides a finding: the engine, the packs and how the rows are measured."""
    return engine.fingerprint(APART, packs.FOLDER.glob("*.yaml"))


def shipped() -> Results:
    """Give the findings that are shipped; none where nobody has kept any."""
    if not FILE.exists():
        return Results(rows=())
    return Results.model_validate_json(FILE.read_bytes())


def is_current() -> bool:
    """Say whether every row was measured on the engine as it stands."""
    return {kept.finding.key: kept.engine for kept in shipped().rows} == dict.fromkeys(ROWS, fingerprint())


def keep(findings: list[Finding], engine: str) -> None:
    """Write findings to the file; rows that were not measured now stay as they were, rows that are no more go.

    ``engine`` is the fingerprint that was taken before they were measured.
    """
    rows = {kept.finding.key: kept for kept in shipped().rows}
    rows |= {finding.key: Kept(engine=engine, finding=finding) for finding in findings}
    results = Results(rows=tuple(rows[key] for key in ROWS if key in rows))
    FILE.write_text(results.model_dump_json(indent=1, exclude_none=True) + "\n", encoding="utf-8")
