"""Writing the paper of a debrief: everything is asked of the game here, once, and worded in one language."""

from game.actors import Actor
from game.shown.debrief import Debrief
from game.views.debrief import debrief
from ui import packs, student_page
from ui.debrief import (
    customer_chapters,
    judgement_chapters,
    learning_chapters,
    outcome_chapters,
    serving_chapter,
    worth_chapter,
)
from ui.language import _, current_language, reading
from ui.papers.paper import Paper
from ui.store import store
from ui.words import round_name


def paper(actor: Actor, game_id: int | None, language: str, branch: int | None = None) -> Paper:
    """Write a game's debrief in a language."""
    with reading(language):
        return written(debrief(store(), actor, game_id, branch))


def written(seen: Debrief) -> Paper:
    """Write it in the reader's language."""
    view = seen.comparison
    scenario = student_page.scenario_at(view.scenario, view.scale)
    subtitle = " · ".join(
        part for part in (seen.room, packs.scenario_title(view.scenario), round_name(view.round, view.rounds)) if part
    )
    return Paper(
        title=_("Debrief"),
        subtitle=subtitle,
        language=current_language(),
        chapters=(
            outcome_chapters.result(seen),
            outcome_chapters.turning_points(seen, scenario),
            outcome_chapters.contrasts(seen),
            customer_chapters.causes(seen, scenario),
            customer_chapters.survival(seen),
            serving_chapter.serving(seen),
            customer_chapters.replays(seen),
            judgement_chapters.luck(seen),
            judgement_chapters.foreseen(seen),
            worth_chapter.worth(seen),
            learning_chapters.questions(seen),
            learning_chapters.glass_box(seen),
        ),
    )
