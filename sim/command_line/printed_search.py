"""What a search found, as code for the strategies and as a table of how it did."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sim.command_line.command_words import Translate
from sim.command_line.printed_table import printed
from sim.scenario import Scenario

if TYPE_CHECKING:
    from sim.balance.search import Found
    from sim.balance.trials import Trial


def found(best: "Found", scenarios: Sequence[Scenario], translate: Translate, language: str) -> str:
    """Give the strategy found and how it does on fresh seeds, beside where the search began."""
    course = translate("Smooth share of wins of the best, generation by generation: {course}")
    course = course.format(course=" ".join(f"{worth:.2f}" for worth in best.course))
    head = [
        translate("Pack"),
        translate("Strategy"),
        translate("Wins"),
        translate("Ahead of the best rival"),
        translate("Score"),
    ]
    rows = []
    for scenario in scenarios:
        name = scenario.name.in_(language)
        rows.append([name, translate("found"), *_figures(best.trials[scenario.key])])
        rows.append([name, translate("before the search"), *_figures(best.start[scenario.key])])
    title = translate("On fresh seeds")
    return "\n\n".join([_code(best), "\n".join([title, printed(head, rows, left=2)]), course])


def _figures(trial: "Trial") -> list[str]:
    return [f"{trial.wins:.0%}", f"{trial.margin:+.1f}", f"{trial.score:.1f}"]


def _code(best: "Found") -> str:
    """Give the strategy as ``sim/bots/strategies.py`` has it."""
    turns = [f'        "{key}": {turn:.2f},' for key, turn in best.strategy.turns.items()]
    choices = [f'        "{key}": {_quoted(option)},' for key, option in best.strategy.choices.items()]
    reactions = "".join(f"reactions.{name}, " for name in best.reactions)
    later = [f'        "{key}": {turn:.2f},' for key, turn in best.strategy.later.items()]
    lines = [
        "    turns={",
        *turns,
        "    },",
        *(["    later={", *later, "    },"] if later else []),
        "    choices={",
        *choices,
        "    },",
        f"    reactions=({reactions.rstrip()}),",
    ]
    return "\n".join(lines)


def _quoted(option: object) -> str:
    return str(option).replace("'", '"') if isinstance(option, tuple) else f'"{option}"'
