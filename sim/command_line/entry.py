"""The command line: play a whole game without a screen, and list and check the scenario packs.

    python -m sim play eshop --rounds 6 --seed 7 --firms Ann=balanced Bob=discounter Cai=service_first Dee=do_nothing
    python -m sim scenarios

Exit status: 0 done, 1 a pack is broken (``scenarios``), 2 refused: the words on standard error say what is allowed.
The layout of ``--json`` stands in :mod:`sim.playthrough`; :mod:`sim.command_line.decision_file` has ``--decisions``.
"""

import json
import os
import sys
import unicodedata
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path

from locales import LANGUAGES, translator
from sim import bots, packs
from sim.command_line import decision_file, printed_game
from sim.command_line.command_words import COMMANDS, MARKETS, CommandRefused, Translate, grammar, refusal
from sim.command_line.decision_file import DecisionFileRefused
from sim.packs import ScenarioRefused
from sim.playthrough import Plan, PlanRefused, Setting, play
from sim.scenario import Scenario

USUAL_FIRMS = ("balanced", "service_first", "loyalty_first", "acquirer", "discounter", "do_nothing")
"""The strategies that play where no firms are named."""

LARGEST_MARKET = 1_000_000
"""People; more would not fit a laptop's memory."""

MOST_ROUNDS = 40
"""Ten years of quarters; a game is over long before."""


def main(words: Sequence[str]) -> int:
    """Do what the words of the command line ask and give the exit status."""
    language = language_of(words, os.environ)
    translate = translator(language).gettext
    parser = grammar(translate)
    try:
        arguments = parser.parse_args(list(words))
        if arguments.help or arguments.command is None:
            print(parser.format_help())
            return 0
        refuse_unknown(arguments, translate)
        if arguments.command == "scenarios":
            return list_scenarios(translate, language)
        return play_game(arguments, translate, language)
    except (CommandRefused, ScenarioRefused, DecisionFileRefused, PlanRefused) as refused:
        print(refusal(refused, translate), file=sys.stderr)
        return 2


def refuse_unknown(arguments: Namespace, translate: Translate) -> None:
    """Refuse a word that is none of those to choose from."""
    choices = {"command": COMMANDS, "--market": MARKETS, "--language": tuple(LANGUAGES)}
    if arguments.command == "play":
        choices["scenario"] = tuple(packs.keys())
    for name, options in choices.items():
        value = getattr(arguments, name.removeprefix("--"))
        if value not in options and not (name == "--language" and value is None):
            message = translate("{option}: there is no {value}; there are: {options}.")
            raise CommandRefused(message.format(option=name, value=value or "''", options=", ".join(options)))


def language_of(words: Sequence[str], environment: Mapping[str, str]) -> str:
    """Give the language asked for with ``--language``, else the system's, else English."""
    for first, second in zip(words, [*words[1:], ""], strict=True):
        asked = second if first == "--language" else first.removeprefix("--language=")
        if asked in LANGUAGES:
            return asked
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "zh" if environment[name].lower().startswith("zh") else "en"
    return "en"


def list_scenarios(translate: Translate, language: str) -> int:
    """Print every pack with what it offers, or with what is wrong with it; 1 if any is broken."""
    sound: list[Scenario] = []
    broken: list[ScenarioRefused] = []
    for key in packs.keys():  # noqa: SIM118 (a function of the module, not of a mapping)
        try:
            sound.append(packs.load(key))
        except ScenarioRefused as refused:
            broken.append(refused)
    print(printed_game.scenarios(sound, translate, language))
    for pack in broken:
        print(refusal(pack, translate), file=sys.stderr)
    return 1 if broken else 0


def play_game(arguments: Namespace, translate: Translate, language: str) -> int:
    """Play the game that the arguments describe, print it, and write it where asked."""
    scenario = packs.load(arguments.scenario)
    rounds = whole_number("--rounds", arguments.rounds, 1, MOST_ROUNDS, translate) or scenario.rounds
    seed = whole_number("--seed", arguments.seed, 0, 2**63 - 1, translate) or 0
    plans = firms(arguments.firms, translate)
    if arguments.decisions:
        add_decisions(plans, decision_file.read(Path(arguments.decisions), scenario, rounds))
    least = 100 * (len(plans) if arguments.market == "shared" else 1)
    customers = whole_number("--customers", arguments.customers, least, LARGEST_MARKET, translate)
    if arguments.json:
        refuse_unwritable(Path(arguments.json), translate)
    game = play(Setting(scenario, rounds, seed, customers, arguments.market), plans)
    print(printed_game.game(game, translate, language))
    if arguments.json:
        write(Path(arguments.json), game.as_data(), translate)
    return 0


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


def firms(named: Sequence[str] | None, translate: Translate) -> dict[str, Plan]:
    """Read ``name=strategy`` for each firm; a name alone plays decisions of its own."""
    plans: dict[str, Plan] = {}
    for text in named or [f"{strategy}={strategy}" for strategy in USUAL_FIRMS]:
        name, equals, strategy = text.rpartition("=")
        firm = readable(name if equals else text, translate)
        if firm in plans:
            twice = translate("{option}: there are two firms called {name}; every firm needs its own name.")
            raise CommandRefused(twice.format(option="--firms", name=firm))
        if equals and strategy not in bots.STRATEGIES:
            unknown = translate("{option}: {name} cannot follow {value}; the strategies are: {options}.")
            options = ", ".join(bots.STRATEGIES)
            raise CommandRefused(unknown.format(option="--firms", name=firm, value=strategy or "''", options=options))
        plans[firm] = Plan(strategy if equals else None)
    return plans


def readable(name: str, translate: Translate) -> str:
    """Give a firm's name in the one form in which it is compared, or refuse it."""
    firm = unicodedata.normalize("NFC", name).strip()
    if not firm or not firm.isprintable():
        nameless = translate("{option}: {value} is no readable name; write {pattern}.")
        raise CommandRefused(nameless.format(option="--firms", value=repr(name), pattern="name=strategy"))
    return firm


def add_decisions(plans: dict[str, Plan], changes: Mapping[str, decision_file.Changes]) -> None:
    """Let the firms of a decision file play what it says; a firm that only the file names joins the game."""
    for name, chosen in changes.items():
        firm = unicodedata.normalize("NFC", name).strip()
        plans[firm] = Plan(plans[firm].strategy if firm in plans else None, chosen)


def refuse_unwritable(path: Path, translate: Translate) -> None:
    """Refuse a file that cannot be written before the game is played for nothing."""
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise CommandRefused(
            translate("{option}: {file} cannot be written; its folder must exist.").format(option="--json", file=path)
        )


def write(path: Path, data: Mapping[str, object], translate: Translate) -> None:
    """Write the game as JSON."""
    try:
        path.write_text(json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n", encoding="utf-8")
    except OSError as error:
        message = translate("{option}: {file} cannot be written ({reason}).")
        raise CommandRefused(message.format(option="--json", file=path, reason=error.strerror)) from error
