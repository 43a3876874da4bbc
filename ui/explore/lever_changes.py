"""What a plan has otherwise than the company does, lever by lever."""

from html import escape

from sim.levers import Lever
from ui.decide.lever_values import same, value_words
from ui.explore.bench import Bench, TryPlan
from ui.language import _, current_language


def was(bench: Bench, plan: TryPlan, lever: Lever) -> str:
    """Say as HTML what the company does with a lever; nothing where the plan leaves it."""
    usual = bench.usual[lever.key]
    if same(usual, plan.values[lever.key]):
        return ""
    words = _("was {value}").format(value=value_words(lever.key, usual, bench.scenario, current_language()))
    return f'<div class="lk-cost"><span class="lk-changed">● {escape(words)}</span></div>'
