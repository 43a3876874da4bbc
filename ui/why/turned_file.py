"""All who would have stayed, or left instead, as a file: with their numbers, so that it can become a target list."""

from game.actors import Actor
from game.shown.what_if import Asked, TurnedCustomer, WhatIf
from game.views.what_if import what_if
from sim.scenario import Scenario
from ui.customers import desk_words
from ui.language import _, reading
from ui.outcomes.outcome_words import cause_name
from ui.papers.comma_file import csv_of
from ui.store import store
from ui.words import team_name


def as_csv(actor: Actor, asked: Asked, scenario: Scenario, language: str) -> bytes:
    """Give a line for each as CSV that spreadsheets open with the right characters (UTF-8 with a mark)."""
    with reading(language):
        seen = what_if(store(), actor, asked, language, everybody=True)
        ways = (_("Would have stayed"), seen.would_have_stayed), (_("Would have left instead"), seen.would_have_left)
        rows = [_row(one, way, seen, scenario, language) for way, turned in ways for one in turned.named]
    return csv_of(rows)


def _row(one: TurnedCustomer, way: str, seen: WhatIf, scenario: Scenario, language: str) -> dict[str, object]:
    names = {tag.firm: team_name(tag) for tag in seen.teams}
    return {
        _("Number"): one.customer,
        _("Full name"): one.name,
        _("What would have been"): way,
        _("Company grade"): one.grade,
        _("Segment"): desk_words.segment(one.segment, scenario, language),
        _("Round"): one.round,
        _("Week"): one.week + 1,
        _("Strongest reason"): cause_name(one.cause, language),
        _("Went to"): names.get(one.to, one.to) if one.to else _("left the market"),
    }
