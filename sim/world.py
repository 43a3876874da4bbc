"""The market between two rounds: everything the next round starts from, as plain arrays."""

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass, fields
from typing import TypeVar

import numpy as np

from sim.customers import Customers, Traits
from sim.firms import Stocks
from sim.report import Position


class WorldUnreadable(Exception):
    """These bytes are not a world that this version wrote."""


FORMAT = 1


@dataclass(frozen=True, slots=True)
class World:
    """One market at the start of a round. Nobody changes a world: a round copies it and hands back the next."""

    scenario_key: str
    scale: float
    """how much larger than nominal each firm is (:meth:`sim.scenario.Scenario.at_scale`)"""
    seed: int
    firms: tuple[str, ...]
    """firm keys by seat, sorted, so that the order of joining does not matter"""
    round: int
    """rounds played"""
    week: int
    """weeks since the simulation began, warm-up included"""
    traits: Traits
    customers: Customers
    stocks: Stocks
    positions: dict[str, Position]
    named: dict[str, int]
    """named person of the pack -> twin"""

    @property
    def mirrors(self) -> int:
        """Number of mirror images: as many as firms."""
        return len(self.firms)

    @property
    def twins(self) -> int:
        """Number of different people."""
        return int(self.traits.segment.size)

    def seat(self, firm: str) -> int:
        """Give the seat of a firm."""
        return self.firms.index(firm)

    def digest(self) -> str:
        """Give a short fingerprint: equal for equal worlds, to the last bit."""
        fingerprint = hashlib.blake2b(json.dumps([self.firms, self.round, self.week]).encode(), digest_size=12)
        for table in (self.traits, self.customers, self.stocks):
            for field in fields(table):
                fingerprint.update(np.ascontiguousarray(getattr(table, field.name)).data)
        return fingerprint.hexdigest()

    def to_bytes(self) -> bytes:
        """Give the world as an uncompressed npz archive (no pickles)."""
        meta = {
            "format": FORMAT,
            "scenario_key": self.scenario_key,
            "scale": self.scale,
            "seed": self.seed,
            "firms": list(self.firms),
            "round": self.round,
            "week": self.week,
            "positions": {firm: position.model_dump() for firm, position in self.positions.items()},
            "named": self.named,
        }
        arrays = {
            f"{name}.{field.name}": getattr(table, field.name)
            for name, table in (("traits", self.traits), ("customers", self.customers), ("stocks", self.stocks))
            for field in fields(table)
        }
        buffer = io.BytesIO()
        np.savez(buffer, allow_pickle=False, meta=np.frombuffer(json.dumps(meta).encode(), np.uint8), **arrays)
        return buffer.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> "World":
        """Rebuild a world written by :meth:`to_bytes`; anything else raises :class:`WorldUnreadable`."""
        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as archive:
                arrays = {key: archive[key] for key in archive.files}
            meta = json.loads(arrays["meta"].tobytes().decode())
            if meta.pop("format") != FORMAT:
                raise WorldUnreadable("another format")
            positions = {firm: Position(**position) for firm, position in meta.pop("positions").items()}
            return cls(
                **{**meta, "firms": tuple(meta["firms"])},
                positions=positions,
                traits=_table(Traits, "traits", arrays),
                customers=_table(Customers, "customers", arrays),
                stocks=_table(Stocks, "stocks", arrays),
            )
        except (KeyError, ValueError, OSError, TypeError, AttributeError, EOFError, zipfile.BadZipFile) as error:
            raise WorldUnreadable(str(error)) from error


Table = TypeVar("Table", Traits, Customers, Stocks)


def _table(table: type[Table], name: str, arrays: dict[str, np.ndarray]) -> Table:
    return table(**{field.name: arrays[f"{name}.{field.name}"] for field in fields(table)})
