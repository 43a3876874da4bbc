"""The one file: rows as lines of JSON, table by table, and a manifest with what must be there to the last byte.

A zip that any computer opens. ``manifest.json`` holds ``format`` (:data:`FORMAT`), ``version``, ``schema`` (the
database's revision), ``made_at``, ``left_out`` (tables whose rows Liuke rebuilds by itself) and for each table its
``rows`` and the ``sha256`` of ``rows/<table>.jsonl``. Bytes stand there as base64.
"""

import base64
import hashlib
import json
import os
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, cast

from game.errors import Refused

FORMAT = "liuke-backup"
VERSION = 1
MANIFEST = "manifest.json"
UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RuntimeError),
)
"""what reading a zip raises of which a part is missing or is another"""

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class TableNote:
    """What the manifest says of a table."""

    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup is, and what must be in it."""

    schema: str
    made_at: str
    left_out: tuple[str, ...]
    tables: dict[str, TableNote] = field(default_factory=dict)
    format: str = FORMAT
    version: int = VERSION


@contextmanager
def writing(file: Path) -> Iterator[zipfile.ZipFile]:
    """Write a file whole or not at all: it gets its name when everything is on the disk.

    Raises:
        Refused: ``backup_exists``, ``backup_not_written``.
    """
    part = file.with_name(file.name + ".part")
    if file.exists():
        raise Refused("backup_exists", file=str(file))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with part.open("xb") as bare:
            with zipfile.ZipFile(bare, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
                yield archive
            bare.flush()
            os.fsync(bare.fileno())
        part.rename(file)
    except OSError as error:
        raise Refused("backup_not_written", file=str(file), reason=error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def add_rows(archive: zipfile.ZipFile, table: str, rows: Iterable[Row]) -> TableNote:
    """Add a table's rows."""
    digest, count = hashlib.sha256(), 0
    with archive.open(_name(table), "w", force_zip64=True) as lines:
        for row in rows:
            line = json.dumps(row, default=_plain, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            lines.write(line)
            digest.update(line)
            count += 1
    return TableNote(count, digest.hexdigest())


def add_manifest(
    archive: zipfile.ZipFile, schema: str, left_out: tuple[str, ...], tables: dict[str, TableNote]
) -> None:
    """Add the manifest, last: a backup without it is no backup."""
    manifest = Manifest(schema, datetime.now(UTC).isoformat(timespec="seconds"), left_out, tables)
    archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))


@contextmanager
def reading(file: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """Open a backup of which every byte has been checked.

    Raises:
        Refused: ``no_such_backup``, ``not_a_backup``, ``damaged_backup``, ``newer_backup``.
    """
    try:
        bare = file.open("rb")
    except OSError as error:
        raise Refused("no_such_backup", file=str(file), reason=error.strerror or str(error)) from error
    with bare, _whole(bare, file) as archive:
        with _readable(file):
            manifest = _manifest(archive, file)
            _check(archive, manifest, file)
        yield archive, manifest


@contextmanager
def _readable(file: Path) -> Iterator[None]:
    """Whatever is wrong with what is read here, the backup is damaged."""
    try:
        yield
    except UNREADABLE as error:
        raise Refused("damaged_backup", file=str(file)) from error


def rows_of(archive: zipfile.ZipFile, table: str) -> Iterator[dict[str, object]]:
    """Give a table's rows."""
    with archive.open(_name(table)) as lines:
        for line in lines:
            yield json.loads(line)


def _whole(bare: BinaryIO, file: Path) -> zipfile.ZipFile:
    begins = bare.read(4)
    try:
        return zipfile.ZipFile(bare)
    except UNREADABLE as error:
        raise Refused("damaged_backup" if begins.startswith(b"PK") else "not_a_backup", file=str(file)) from error


def _manifest(archive: zipfile.ZipFile, file: Path) -> Manifest:
    if MANIFEST not in archive.namelist():
        raise Refused("not_a_backup", file=str(file))
    said = json.loads(archive.read(MANIFEST))
    if said["format"] != FORMAT:
        raise Refused("not_a_backup", file=str(file))
    if said["version"] > VERSION:
        raise Refused("newer_backup", found=f"{said['version']}", known=f"{VERSION}")
    if not (isinstance(said["schema"], str) and isinstance(said["made_at"], str)):
        raise TypeError
    tables = {name: TableNote(**note) for name, note in said["tables"].items()}
    return Manifest(said["schema"], said["made_at"], tuple(map(str, said["left_out"])), tables)


def _check(archive: zipfile.ZipFile, manifest: Manifest, file: Path) -> None:
    """Read everything once, and compare it with what the manifest says."""
    for table, note in manifest.tables.items():
        digest, count = hashlib.sha256(), 0
        with archive.open(_name(table)) as lines:
            for line in lines:
                digest.update(line)
                count += 1
        if (count, digest.hexdigest()) != (note.rows, note.sha256):
            raise Refused("damaged_backup", file=str(file))


def _name(table: str) -> str:
    return f"rows/{table}.jsonl"


def _plain(value: object) -> str:
    return base64.b64encode(cast("bytes", value)).decode()
