"""The page of what was found under load: a part that is played again takes its own place, and no other's."""

from pathlib import Path

from benchmarks.results import Ask, Table
from tests.load import written

ORDER = ("class", "games")


def test_a_part_takes_its_own_place_and_leaves_the_others(tmp_path: Path) -> None:
    page = tmp_path / "load.md"
    tables = [Table("Memory", ("game", "MB"), [("1", "500")])]
    for part, day in (("games", "Monday"), ("class", "Tuesday"), ("games", "Wednesday")):
        found = written.section(part.title(), day, [Ask("all of it", "0", "0", met=True)], tables)
        written.write(ORDER, part, found, page)
    text = page.read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("## ")] == ["## Class", "## Games"]
    assert "Monday" not in text
    assert text.index("Tuesday") < text.index("Wednesday")
    assert text.count("### Memory") == text.count("### Asks") == len(ORDER)
