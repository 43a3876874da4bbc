"""What the stages of a lesson are called, and what comes next in words."""

from collections.abc import Mapping

from game.lesson import Stage, Step
from game.views import LessonPlan
from ui.format import number
from ui.language import N_, _
from ui.words import round_in_sentence, round_name

STAGES: Mapping[Stage, str] = {
    Stage.BRIEFING: N_("Briefing"),
    Stage.DECIDE: N_("decide"),
    Stage.LOOK: N_("look at results"),
    Stage.DEBRIEF: N_("Debrief"),
}


def stage_name(step: Step) -> str:
    """Return "Briefing" or "Round 2: decide"."""
    if step.stage in (Stage.BRIEFING, Stage.DEBRIEF):
        return _(STAGES[step.stage])
    return _("{round}: {stage}").format(round=round_name(step.round), stage=_(STAGES[step.stage]))


def minutes(long: float) -> str:
    """Return minutes, with a half where there is one."""
    return number(long, 0 if long.is_integer() else 1)


def coming(plan: LessonPlan) -> str:
    """Return what the autopilot does when the clock has run out."""
    if plan.at is None or plan.at + 1 >= len(plan.steps):
        return ""
    following = plan.steps[plan.at + 1]
    if following.stage == Stage.DECIDE:
        return _("Then {round} opens by itself.").format(round=round_in_sentence(following.round))
    if following.stage == Stage.LOOK:
        return _("Then the round closes by itself and the results come.")
    return _("Then the podium comes by itself.")
