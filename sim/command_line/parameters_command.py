"""``python -m sim parameters``: list every parameter, and write the tables of the page about the model anew.

Exit status: 0 done, 2 refused.
"""

from argparse import Namespace

from sim.command_line.command_words import Command, CommandRefused, Options, Translate
from sim.command_line.printed_table import printed
from sim.parameters import catalogue, document
from sim.parameters.lever_words import LEVER
from sim.parameters.pack_words import PACK


def list_parameters(arguments: Namespace, translate: Translate, language: str) -> int:
    """Print every parameter, or bring the documents up to date and name those that have changed."""
    if not arguments.write:
        print(_listed(translate, language))
        return 0
    missing = [path for path in document.DOCUMENTS.values() if not path.exists()]
    if missing:
        raise CommandRefused(translate("There is no {file}.").format(file=missing[0]))
    for path in document.refresh():
        print(translate("written: {file}").format(file=path))
    return 0


def _listed(translate: Translate, language: str) -> str:
    head = [translate("parameter"), translate("value"), translate("unit"), translate("meaning"), translate("source")]
    rows = []
    for key, words in catalogue.ALL.items():
        set_by_packs = key in PACK or key in LEVER
        said = ", ".join(f"{pack} {text}" for pack, text in catalogue.by_pack(key).items()) if set_by_packs else ""
        texts = (words.unit, words.meaning, words.source)
        rows.append([key, said or catalogue.value(key), *(text.in_(language).replace("*", "") for text in texts)])
    return printed(head, rows, left=1, last_left=3)


def _add_options(options: Options, translate: Translate) -> None:
    words = translate("write the tables of docs/model.md and docs/model.zh.md anew instead")
    options.add_argument("--write", action="store_true", help=words)


PARAMETERS = Command(
    name="parameters",
    usage=("[--write]",),
    about=lambda translate: translate("list what the simulated customers are made of"),
    add_options=_add_options,
    run=list_parameters,
)
