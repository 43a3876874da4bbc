"""Any file at all that somebody holds for a backup: it is whole, or it is refused in words."""

import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from game.backups.archive import MANIFEST, Manifest, add_manifest, add_rows, reading, rows_of, writing
from game.errors import Refused
from tests.game.junk import NUMBER, TEXT

ROWS = [{"id": 1, "name": "安"}, {"id": 2, "name": "Bob"}]
CODES = {"not_a_backup", "damaged_backup", "newer_backup"}
MANY = settings(max_examples=80, deadline=None, derandomize=True, database=None, suppress_health_check=[*HealthCheck])
VALUE = st.recursive(
    st.none() | st.booleans() | NUMBER | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A backup as Liuke writes it."""
    file = tmp_path_factory.mktemp("whole") / "games.zip"
    with writing(file) as archive:
        note = add_rows(archive, "members", ROWS)
        add_manifest(archive, "0001", (), {"members": note})
    return file.read_bytes()


def taken(file: Path, content: bytes) -> Manifest | None:
    """Give what a file is read as; None where it is refused in words."""
    file.write_bytes(content)
    try:
        with reading(file) as (archive, manifest):
            assert all(isinstance(row, dict) for name in manifest.tables for row in rows_of(archive, name))
            return manifest
    except Refused as refused:
        code = refused.code
    assert code in CODES
    return None


def test_bytes_of_any_kind_are_no_backup(tmp_path: Path) -> None:
    @MANY
    @given(st.binary(max_size=200), st.sampled_from((b"", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18)))
    def try_it(content: bytes, beginning: bytes) -> None:
        assert taken(tmp_path / "any.zip", beginning + content) is None

    try_it()


def test_a_backup_of_which_a_part_is_another_is_whole_or_refused(tmp_path: Path, whole: bytes) -> None:
    @MANY
    @given(st.integers(0, len(whole) - 1), st.integers(0, 40), st.binary(max_size=12))
    def try_it(place: int, length: int, other: bytes) -> None:
        content = whole[:place] + other + whole[place + length :]
        manifest = taken(tmp_path / "spoilt.zip", content)
        assert manifest is None or [*manifest.tables] == ["members"]

    try_it()


def test_whatever_the_manifest_says_it_is_believed_or_refused(tmp_path: Path, whole: bytes) -> None:
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        said, rows = json.loads(archive.read(MANIFEST)), archive.read("rows/members.jsonl")

    def with_manifest(manifest: Any) -> bytes:
        content = BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            archive.writestr("rows/members.jsonl", rows)
            archive.writestr(MANIFEST, json.dumps(manifest))
        return content.getvalue()

    @MANY
    @given(st.fixed_dictionaries({}, optional=dict.fromkeys(said, VALUE)), st.booleans())
    @example({"tables": {"members": {"rows": 2, "sha256": []}}}, True)
    @example({"schema": []}, True)
    @example({"tables": {"members": 5}}, True)
    def try_it(other: dict[str, object], beside: bool) -> None:
        manifest = taken(tmp_path / "said.zip", with_manifest({**said, **other} if beside else other))
        assert manifest is None or isinstance(manifest.schema, str)

    try_it()
