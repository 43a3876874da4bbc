"""What the command line says when it refuses: what was wrong with which value, and what is allowed."""

from collections.abc import Iterable, Mapping

from sim.command_line.command_words import Translate
from sim.command_line.decision_file import DecisionFileRefused
from sim.playthrough import PlanRefused
from sim.yaml_files import YamlRefused


def refusal(refused: Exception, translate: Translate) -> str:
    """Say what was refused and what is allowed."""
    if isinstance(refused, YamlRefused):
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


def _pack_lines(refused: YamlRefused) -> list[str]:
    return [f"  {problem}" for problem in refused.problems]


def _problem(code: str, value: object, allowed: Mapping[str, object], translate: Translate) -> str:
    """Word one problem of a set of decisions or of a file with them."""
    words = _of_aims(translate) | {
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


def _of_aims(translate: Translate) -> dict[str, str]:
    """Word what is wrong with a text that says whom an action goes to, or with automation rules."""
    return {
        "bad_condition": translate("“{value}” is no condition that a customer can meet"),
        "twice": translate("“{value}” stands beside another condition of the same kind"),
        "too_many_conditions": translate("has too many conditions; six are the most"),
        "not_of_these": translate("“{value}” does not fit these customers"),
        "bad_list": translate("“{value}” is no list of customer numbers"),
        "empty_list": translate("the list “{value}” is empty"),
        "list_too_long": translate("the list “{value}” is too long"),
        "bad_rule": translate("“{value}” is no automation rule"),
        "bad_threshold": translate("the number in “{value}” is too small or too large"),
        "too_many_rules": translate("has too many rules; six are the most"),
    }


def _allowance(allowed: Mapping[str, object], translate: Translate) -> str:
    if "options" in allowed and isinstance(allowed["options"], Iterable):
        options = ", ".join(map(str, allowed["options"]))
        return translate("; allowed: {options}").format(options=options)
    if "low" in allowed:
        low, high = _shown(allowed["low"]), _shown(allowed["high"])
        return translate("; allowed: {low} to {high}").format(low=low, high=high)
    if "line" in allowed:
        return translate(", line {line}").format(line=allowed["line"])
    if "budget" in allowed:
        return translate(" of {budget} yuan").format(budget=_shown(allowed["budget"]))
    return ""


def _shown(value: object) -> str:
    """Give a number without needless digits, anything else as it stands."""
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:g}"
    return str(value)
