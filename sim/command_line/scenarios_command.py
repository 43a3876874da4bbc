"""``python -m sim scenarios``: list the scenario packs and check them."""

import sys
from argparse import Namespace

from sim import packs, yaml_files
from sim.command_line import printed_game
from sim.command_line.command_words import Command, Options, Translate
from sim.command_line.refusals import refusal


def list_scenarios(_arguments: Namespace, translate: Translate, language: str) -> int:
    """Print every pack with what it offers, or with what is wrong with it; 1 if any is broken."""
    sound, broken = yaml_files.sorted_out(packs.keys(), packs.load)
    print(printed_game.scenarios([*sound.values()], translate, language))
    for pack in broken:
        print(refusal(pack, translate), file=sys.stderr)
    return 1 if broken else 0


def _add_no_options(_options: Options, _translate: Translate) -> None:
    """There is nothing to choose."""


SCENARIOS = Command(
    name="scenarios",
    usage=("",),
    about=lambda translate: translate("list and check the scenario packs"),
    add_options=_add_no_options,
    run=list_scenarios,
)
