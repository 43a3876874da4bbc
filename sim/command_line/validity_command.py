"""``python -m sim validity``: measure the market against published results and print the table.

Exit status: 0 no measured row misses its band, 3 some row does, 2 refused.
"""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from sim.command_line import json_file
from sim.command_line.command_words import Command, Options, Translate, refuse_unless_among
from sim.command_line.printed_findings import findings
from sim.validity import shipped
from sim.validity.finding import Finding
from sim.validity.suite import ROWS, measure

NOT_MET = 3
"""exit status where a row misses its band"""


def measure_rows(arguments: Namespace, translate: Translate, language: str) -> int:
    """Measure the rows asked for, print them, and write and keep them where asked."""
    keys = list(arguments.row or ROWS)
    for key in keys:
        refuse_unless_among("--row", key, tuple(ROWS), translate)
    if arguments.json:
        json_file.refuse_unwritable(Path(arguments.json), translate)
    engine = shipped.fingerprint()  # as it stands before anything is measured
    found = _measured(keys, translate)
    print(findings(found, translate, language))
    if arguments.keep:
        shipped.keep(found, engine)
    if arguments.json:
        data = {"engine": engine, "rows": [_as_data(finding) for finding in found]}
        json_file.write(Path(arguments.json), data, translate)
    return NOT_MET if any(finding.verdict == "not_met" for finding in found) else 0


def _measured(keys: Sequence[str], translate: Translate) -> list[Finding]:
    """Measure on all cores; a bar on standard error shows how far it has come, where somebody watches."""
    from tqdm import tqdm  # noqa: PLC0415 (no other command needs it)

    with tqdm(total=len(keys), desc=translate("measuring"), disable=None) as bar:
        return measure(keys, progress=lambda _finding: bar.update())


def _as_data(finding: Finding) -> dict[str, object]:
    return {**finding.model_dump(mode="json"), "verdict": finding.verdict}


def _add_options(options: Options, translate: Translate) -> None:
    options.add_argument(
        "--row", metavar="KEY", nargs="+", action="extend", help=translate("only these rows, by their keys")
    )
    options.add_argument("--json", metavar="FILE", help=translate("write the same as data"))
    keep = translate("keep the findings as those that are shipped and shown on the page")
    options.add_argument("--keep", action="store_true", help=keep)


VALIDITY = Command(
    name="validity",
    usage=("[--row KEY …] [--json FILE] [--keep]",),
    about=lambda translate: translate("measure the market against published results"),
    add_options=_add_options,
    run=measure_rows,
)
