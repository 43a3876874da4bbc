"""The command line's grammar and its refusals, in the reader's language."""

import argparse
from collections.abc import Callable, Iterable, Mapping
from typing import NoReturn

from locales import LANGUAGES
from sim.command_line.decision_file import DecisionFileRefused
from sim.packs import ScenarioRefused
from sim.playthrough import PlanRefused

Translate = Callable[[str], str]
"""Turns an English message into the reader's words."""

COMMANDS = ("play", "scenarios")
MARKETS = ("shared", "parallel")


class CommandRefused(Exception):
    """The command cannot be done; the message is already in the reader's words."""


class Grammar(argparse.ArgumentParser):
    """A parser that refuses with :class:`CommandRefused` instead of leaving the program."""

    def error(self, message: str) -> NoReturn:
        """Refuse what was not understood."""
        raise CommandRefused(f"{message}\n{self.format_usage().strip()}")


class _Layout(argparse.RawDescriptionHelpFormatter):
    """Help that begins with the usage alone, so that no English word stands before it."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "")


def grammar(translate: Translate) -> Grammar:
    """Give the parser of the command line."""
    parser = Grammar(
        prog="python -m sim",
        description=translate("Liuke: play a whole game without a screen, or list and check the scenario packs."),
        usage="python -m sim play SCENARIO [--rounds N] [--seed N] [--firms NAME=STRATEGY …] [--decisions FILE]\n"
        "                          [--customers N] [--market shared|parallel] [--json FILE] [--language en|zh]\n"
        "python -m sim scenarios [--language en|zh]",
        formatter_class=_Layout,
        add_help=False,
        allow_abbrev=False,
    )
    words = parser.add_argument_group(translate("What to do"))
    words.add_argument("command", nargs="?", help=translate("one of: {commands}").format(commands=", ".join(COMMANDS)))
    words.add_argument("scenario", nargs="?", help=translate("the pack to play, by its key"))
    _add_options(parser.add_argument_group(translate("Options")), translate)
    return parser


def _add_options(how: "argparse._ArgumentGroup", translate: Translate) -> None:
    many = translate(
        "firms and the strategies they follow (default: six usual ones); a name alone plays decisions of its own"
    )
    how.add_argument("--rounds", metavar="N", help=translate("how many rounds (default: the scenario's)"))
    how.add_argument(
        "--seed", metavar="N", help=translate("the game's chance: the same seed, the same game (default: 0)")
    )
    how.add_argument("--firms", metavar="NAME=STRATEGY", nargs="+", action="extend", help=many)
    how.add_argument(
        "--decisions",
        metavar="FILE",
        help=translate("a YAML file with decisions of one's own, per firm and round"),
    )
    how.add_argument(
        "--customers",
        metavar="N",
        help=translate("people in the market (default: the scenario's for each firm)"),
    )
    copies = translate("{shared}: one market for all; {parallel}: a copy for each firm against the computer's rivals")
    copies = copies.format(shared=MARKETS[0], parallel=MARKETS[1])
    how.add_argument("--market", default="shared", metavar="|".join(MARKETS), help=copies)
    how.add_argument("--json", metavar="FILE", help=translate("write the same as data"))
    how.add_argument(
        "--language",
        metavar="|".join(LANGUAGES),
        help=translate("the language of the words (default: the system's)"),
    )
    how.add_argument("-h", "--help", action="store_true", help=translate("show this help"))


def refusal(refused: Exception, translate: Translate) -> str:
    """Say what was refused and what is allowed."""
    if isinstance(refused, ScenarioRefused):
        return "\n".join(
            [
                translate("The scenario {file} cannot be played:").format(file=refused.file),
                *_pack_lines(refused),
            ]
        )
    if isinstance(refused, DecisionFileRefused):
        head = translate("The decisions in {file} cannot be played:").format(file=refused.file)
        lines = [(p.path, _problem(p.code, p.value, p.allowed, translate)) for p in refused.problems]
    elif isinstance(refused, PlanRefused):
        head = translate("{firm} cannot play its decisions in round {number}:")
        head = head.format(firm=refused.firm, number=refused.round)
        lines = [(p.lever, _problem(p.code, p.value, p.allowed, translate)) for p in refused.problems]
    else:
        return str(refused)
    return "\n".join([head, *(f"  {path}: {words}" if path else f"  {words}" for path, words in lines)])


def _pack_lines(refused: ScenarioRefused) -> list[str]:
    return [f"  {problem}" for problem in refused.problems]


def _problem(code: str, value: object, allowed: Mapping[str, object], translate: Translate) -> str:
    """Word one problem of a set of decisions or of a file with them."""
    words = {
        "unknown_lever": translate("there is no such lever"),
        "missing_lever": translate("a value is missing"),
        "wrong_type": translate("{value} is not a value of this lever"),
        "out_of_range": translate("{value} is out of range"),
        "not_an_option": translate("{value} is not one of the options"),
        "empty_subset": translate("needs at least one option"),
        "over_budget": translate("plans {value} yuan, more than the budget"),
        "unreadable": translate("is not a readable YAML file ({value})"),
        "not_a_mapping": translate("{value} stands where names with values were expected"),
        "not_a_name": translate("{value} is not a name; put it in quotes"),
        "unknown_round": translate("{value} is not a round of this game"),
    }
    return words[code].format(value=_shown(value)) + _allowance(allowed, translate)


def _allowance(allowed: Mapping[str, object], translate: Translate) -> str:
    if "options" in allowed and isinstance(allowed["options"], Iterable):
        options = ", ".join(map(str, allowed["options"]))
        return translate("; allowed: {options}").format(options=options)
    if "low" in allowed:
        low, high = _shown(allowed["low"]), _shown(allowed["high"])
        return translate("; allowed: {low} to {high}").format(low=low, high=high)
    if "budget" in allowed:
        return translate(" of {budget} yuan").format(budget=_shown(allowed["budget"]))
    return ""


def _shown(value: object) -> str:
    """Give a number without needless digits, anything else as it stands."""
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:g}"
    return str(value)
