"""What a command of the command line is, its grammar, and how it refuses a value that is not allowed."""

import argparse
from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NoReturn

from locales import LANGUAGES

Translate = Callable[[str], str]
"""Turns an English message into the reader's words."""
Options = argparse._ArgumentGroup  # noqa: SLF001 (the type of what ``add_argument_group`` gives has no public name)
PROGRAM = "python -m sim"


class CommandRefused(Exception):
    """The command cannot be done; the message is already in the reader's words."""


@dataclass(frozen=True, slots=True)
class Command:
    """One word that the command line understands after ``python -m sim``."""

    name: str
    usage: tuple[str, ...]
    """what may follow the word, line by line"""
    about: Callable[[Translate], str]
    """says in one line what the command does"""
    add_options: Callable[[Options, Translate], None]
    run: Callable[[Namespace, Translate, str], int]
    """does it, given the options read, and gives the exit status"""


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


def grammar_of(command: Command, translate: Translate) -> Grammar:
    """Give the parser of what may follow one command."""
    parser = _parser(usage_of(command), command.about(translate))
    options = parser.add_argument_group(translate("Options"))
    command.add_options(options, translate)
    _add_usual_options(options, translate)
    return parser


def grammar_of_all(commands: Sequence[Command], translate: Translate) -> Grammar:
    """Give the parser for whoever has not said which command; its help lists them."""
    about = translate("Liuke: play a whole game without a screen, check the packs, and see what the game rests on.")
    listed = [f"  {command.name:<11} {command.about(translate)}" for command in commands]
    what = translate("What to do")
    parser = _parser("\n".join(map(usage_of, commands)), "\n".join([about, "", f"{what}:", *listed]))
    _add_usual_options(parser.add_argument_group(translate("Options")), translate)
    return parser


def usage_of(command: Command) -> str:
    """Give the line, or lines, that say how a command is written."""
    head = f"{PROGRAM} {command.name} "
    lines = (*command.usage[:-1], f"{command.usage[-1]} [--language {'|'.join(LANGUAGES)}]".lstrip())
    return head + ("\n" + " " * len(head)).join(lines)


def _parser(usage: str, about: str) -> Grammar:
    return Grammar(
        prog=PROGRAM, description=about, usage=usage, formatter_class=_Layout, add_help=False, allow_abbrev=False
    )


def _add_usual_options(options: Options, translate: Translate) -> None:
    words = translate("the language of the words (default: the system's)")
    options.add_argument("--language", metavar="|".join(LANGUAGES), help=words)
    options.add_argument("-h", "--help", action="store_true", help=translate("show this help"))


def refuse_unless_among(option: str, value: str | None, options: Sequence[str], translate: Translate) -> None:
    """Refuse a word that is none of those to choose from."""
    if value not in options:
        message = translate("{option}: there is no {value}; there are: {options}.")
        raise CommandRefused(message.format(option=option, value=value or "''", options=", ".join(options)))


def whole_number(name: str, text: str | None, low: int, high: int, translate: Translate) -> int | None:
    """Give the number that an option states (None where it is left out), or refuse it."""
    if text is None:
        return None
    if text.isascii() and text.isdigit() and low <= int(text) <= high:
        return int(text)
    raise CommandRefused(
        translate("{option}: {value} is not allowed; give a whole number from {low} to {high}.").format(
            option=name, value=text, low=low, high=high
        )
    )
