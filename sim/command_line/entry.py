"""The command line: which words it understands, and in which language it answers.

    python -m sim play eshop --rounds 6 --seed 7 --firms Ann=balanced Bob=discounter Cai=service_first Dee=do_nothing
    python -m sim scenarios
    python -m sim validity
    python -m sim balance eshop --games small
    python -m sim search eshop telecom --against balanced
    python -m sim parameters

Every command has a room of its own, which says what its exit status means; whatever is refused gives 2, and the words
on standard error say what is allowed. The layout of ``play --json`` stands in :mod:`sim.playthrough`;
:mod:`sim.command_line.decision_file` has ``--decisions``.
"""

import os
import sys
from collections.abc import Sequence

from locales import LANGUAGES, translator
from locales.asked import language_of
from sim.command_line.balance_command import BALANCE
from sim.command_line.command_words import (
    Command,
    CommandRefused,
    Translate,
    grammar_of,
    grammar_of_all,
    refuse_unless_among,
)
from sim.command_line.decision_file import DecisionFileRefused
from sim.command_line.parameters_command import PARAMETERS
from sim.command_line.play_command import PLAY
from sim.command_line.refusals import refusal
from sim.command_line.scenarios_command import SCENARIOS
from sim.command_line.search_command import SEARCH
from sim.command_line.validity_command import VALIDITY
from sim.playthrough import PlanRefused
from sim.yaml_files import YamlRefused

COMMANDS: tuple[Command, ...] = (PLAY, SCENARIOS, VALIDITY, BALANCE, SEARCH, PARAMETERS)


def main(words: Sequence[str]) -> int:
    """Do what the words of the command line ask and give the exit status."""
    language = language_of(words, os.environ)
    translate = translator(language).gettext
    try:
        command, others = command_of(words, translate)
        grammar = grammar_of(command, translate) if command else grammar_of_all(COMMANDS, translate)
        arguments = grammar.parse_args(others)
        if arguments.help or command is None:
            print(grammar.format_help())
            return 0
        if arguments.language is not None:
            refuse_unless_among("--language", arguments.language, tuple(LANGUAGES), translate)
        return command.run(arguments, translate, language)
    except (CommandRefused, YamlRefused, DecisionFileRefused, PlanRefused) as refused:
        print(refusal(refused, translate), file=sys.stderr)
        return 2


def command_of(words: Sequence[str], translate: Translate) -> tuple[Command | None, list[str]]:
    """Give the command that the words name, if any, and the other words; the language may stand before it."""
    for place, (before, word) in enumerate(zip(["", *words], words, strict=False)):
        if before != "--language" and not word.startswith("-"):
            refuse_unless_among("command", word, [command.name for command in COMMANDS], translate)
            command = next(command for command in COMMANDS if command.name == word)
            return command, [*words[:place], *words[place + 1 :]]
    return None, list(words)
