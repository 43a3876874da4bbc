"""What only the person at the server's own screen may do; answers stand in the language of ``sim``'s command line.

    python -m game backup [FILE]
    python -m game restore FILE [--to ADDRESS] [--replace]
    python -m game forget-password

The exit status is 0 when it is done, 2 when it was refused.
"""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from game.backups.folder import folder_of, new_name, newest_first
from game.backups.restoring import restore
from game.backups.saving import save
from game.commands.lockout import forget_teacher_password
from game.errors import Refused
from game.storage_words import words as worded
from game.store import open_store
from locales import LANGUAGES, translator
from locales.asked import language_of

Translate = Callable[[str], str]
Arguments = argparse.Namespace
USAGE = (
    "python run.py backup [FILE]\npython run.py restore FILE [--to ADDRESS] [--replace]\npython run.py forget-password"
)
MANUAL, BEFORE = "liuke", "before-restore"
"""how backups are called that somebody asked for, and those of what a restored backup took the place of"""


class Misunderstood(Exception):
    """The words are not those of a command."""


class Grammar(argparse.ArgumentParser):
    """A parser that leaves it to others to say what is wrong."""

    def error(self, message: str) -> NoReturn:
        """Give up."""
        raise Misunderstood(message)


def main(words: Sequence[str]) -> int:
    """Do what the words ask and give the exit status."""
    language = language_of(words, os.environ)
    translate = translator(language).gettext
    try:
        arguments = _grammar().parse_args(words)
        print(COMMANDS[arguments.command](arguments, translate))
    except Misunderstood:
        print(USAGE, file=sys.stderr)
        return 2
    except Refused as refused:
        print(worded(refused, language), file=sys.stderr)
        return 2
    return 0


def _grammar() -> Grammar:
    grammar = Grammar(add_help=False, allow_abbrev=False)
    grammar.add_argument("--language", choices=tuple(LANGUAGES))
    commands = grammar.add_subparsers(dest="command", required=True, parser_class=Grammar)
    for name in COMMANDS:
        command = commands.add_parser(name, add_help=False, allow_abbrev=False)
        command.add_argument("--language", choices=tuple(LANGUAGES), default=argparse.SUPPRESS)
        if name != "forget-password":
            command.add_argument("file", nargs="?", type=Path)
        if name == "restore":
            command.add_argument("--to")
            command.add_argument("--replace", action="store_true")
    return grammar


def _backup(arguments: Arguments, translate: Translate) -> str:
    file = arguments.file or folder_of() / new_name(MANUAL)
    rows = save(file)
    done = translate(
        "Everything is saved in {file} ({size} MB): {contents}.\nKeep a copy on another machine. It holds names and "
        "results of students, and whoever has it can be your teacher: treat it as you treat the class list."
    )
    return done.format(file=file, size=f"{file.stat().st_size / 1e6:.1f}", contents=_contents(rows, translate))


def _restore(arguments: Arguments, translate: Translate) -> str:
    if arguments.file is None:
        return _choice(translate)
    before = folder_of(arguments.to) / new_name(BEFORE) if arguments.replace else None
    done = restore(arguments.file, arguments.to, before)
    lines = [
        translate("{file} is back in {address}: {contents}.").format(
            file=arguments.file, address=done.address, contents=_contents(done.rows, translate)
        )
    ]
    if done.before is not None:
        lines.append(translate("What was there before is kept in {file}.").format(file=done.before))
    lines.append(translate("Now start Liuke (or stop it and start it again): everybody goes on where that backup is."))
    return "\n".join(lines)


def _choice(translate: Translate) -> str:
    """List the backups that there are, the newest first."""
    folder = folder_of().resolve()
    found = newest_first(folder)
    if not found:
        return translate("There is no backup in {folder}. Name the file of one.").format(folder=folder)
    head = translate("Which backup? Say `python run.py restore` with one of these, the newest first:")
    return "\n".join([head, *(f"  {file}" for file in found)])


def _forget_password(_arguments: Arguments, translate: Translate) -> str:
    store = open_store()
    forget_teacher_password(store)
    store.close()
    return translate(
        "The teacher's password is forgotten. Start Liuke again: it shows a new set-up code. Rooms and games are kept."
    )


def _contents(rows: Mapping[str, int], translate: Translate) -> str:
    return translate("{rooms} classes, {people} people, {games} games, {rounds} rounds played").format(
        rooms=rows["rooms"], people=rows["members"], games=rows["games"], rounds=rows["results"]
    )


COMMANDS: Mapping[str, Callable[[Arguments, Translate], str]] = {
    "backup": _backup,
    "restore": _restore,
    "forget-password": _forget_password,
}
