"""The file that ``--json`` names: refused before work is done for nothing, and written in one form."""

import json
from collections.abc import Mapping
from pathlib import Path

from sim.command_line.command_words import CommandRefused, Translate


def refuse_unwritable(path: Path, translate: Translate) -> None:
    """Refuse a file that cannot be written before anything is played for nothing."""
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise CommandRefused(
            translate("{option}: {file} cannot be written; its folder must exist.").format(option="--json", file=path)
        )


def write(path: Path, data: Mapping[str, object], translate: Translate) -> None:
    """Write the data as JSON."""
    try:
        path.write_text(json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n", encoding="utf-8")
    except OSError as error:
        message = translate("{option}: {file} cannot be written ({reason}).")
        raise CommandRefused(message.format(option="--json", file=path, reason=error.strerror)) from error
