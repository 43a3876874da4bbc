"""The validity table: every published result that the model is held against, and what comes out here."""

from dataclasses import dataclass

from game.validity import Again, measured
from sim.validity.finding import Finding
from sim.validity.shipped import fingerprint, shipped


@dataclass(frozen=True, slots=True)
class ValidityRow:
    """One row as everybody may see it."""

    finding: Finding
    """as it was measured when this version was made"""
    current: bool
    """measured on the engine and the packs as they are on this machine"""
    again: Again | None
    """measured anew here, since this server was started"""


def validity_table() -> tuple[ValidityRow, ...]:
    """Give all rows that have been measured, in the table's order. There is nothing secret in them."""
    here = fingerprint()
    return tuple(ValidityRow(kept.finding, kept.engine == here, measured(kept.finding.key)) for kept in shipped().rows)
