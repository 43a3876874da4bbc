"""`python -m sim validity`: the table, its data, and what it refuses."""

import json
from pathlib import Path

import pytest

from sim.command_line import validity_command
from sim.command_line.entry import main
from sim.command_line.printed_findings import findings
from sim.command_line.printed_table import width
from sim.text import Text
from sim.validity import shipped
from sim.validity.finding import Figure, Finding
from sim.validity.suite import ROWS

ROW = "multiple_of_a_margin"


def same(text: str) -> str:
    return text


def test_a_row_is_printed_with_published_value_ours_band_verdict_and_source(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["validity", "--row", ROW, "--language", "en"]) == 0
    out = capsys.readouterr().out
    assert "Gupta & Lehmann 2003" in out
    assert "1.15 ×" in out
    assert "1.14 … 1.16 ×" in out
    assert "Rows met: 1; not met: 0; not measured: 0" in out


def test_the_data_hold_the_figures_and_the_verdict(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "rows.json"
    assert main(["validity", "--row", ROW, "--json", str(file)]) == 0
    data = json.loads(file.read_text(encoding="utf-8"))
    assert data["engine"] == shipped.fingerprint()
    assert [(row["key"], row["verdict"]) for row in data["rows"]] == [(ROW, "met")]
    assert [figure["published"] for figure in data["rows"][0]["figures"]] == [1.15, 1.67, 2.5, 4.09]
    assert capsys.readouterr().out


def test_a_row_that_misses_its_band_is_marked_and_gives_another_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name = Text(en="steps", zh="步数")
    missed = Finding(
        key=ROW,
        title=Text(en="Something", zh="某事"),
        standing="emerges",
        source="Somebody",
        setting=name,
        figures=(Figure(name=name, ours=3, low=1, high=2),),
        reason=Text(en="because it rained", zh="因为下雨了"),
    )
    monkeypatch.setattr(validity_command, "measure", lambda *_rows, **_how: [missed])
    assert main(["validity", "--language", "en"]) == validity_command.NOT_MET
    out = capsys.readouterr().out
    assert "NOT MET" in out
    assert "✗" in out
    assert "because it rained" in out


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_columns_of_the_whole_table_stand_under_each_other(language: str) -> None:
    rows = shipped.shipped().findings
    lines = findings(rows, same, language).split("\n\n")[0].splitlines()
    starts = {width(line[: line.index(row.source)]) for row in rows for line in lines if row.source in line}
    ends = {width(line[: line.index(" … ")]) for line in lines if " … " in line}
    assert len(starts) == 1
    assert max(ends) < min(starts)
    assert sum(line.startswith("  ") for line in lines) == sum(len(row.figures) for row in rows)


def test_an_unknown_row_is_refused_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validity", "--row", "wishes", "--language", "en"]) == 2
    refused = capsys.readouterr().err
    assert "wishes" in refused
    assert all(key in refused for key in ROWS)


def test_a_folder_that_is_not_there_is_refused_before_anything_is_measured(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(validity_command, "measure", None)
    assert main(["validity", "--json", "/no/such/folder/rows.json", "--language", "en"]) == 2
    assert "/no/such/folder/rows.json" in capsys.readouterr().err
