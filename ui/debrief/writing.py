"""Writing the paper of a debrief: everything is asked of the game here, once, and worded in one language."""

from game.actors import Actor
from game.errors import Refused
from game.shown.debrief import Debrief
from game.shown.what_if import Asked, Change
from game.views.debrief import debrief
from game.views.what_if import what_if
from ui import packs, student_page
from ui.debrief import customer_chapters, judgement_chapters, learning_chapters, outcome_chapters
from ui.debrief.customer_chapters import Replayed
from ui.debrief.paper import Paper
from ui.language import _, current_language, reading
from ui.store import store
from ui.words import round_name


def paper(actor: Actor, game_id: int | None, language: str, branch: int | None = None) -> Paper:
    """Write a game's debrief in a language."""
    with reading(language):
        seen = debrief(store(), actor, game_id, branch)
        return written(seen, replays(actor, seen, branch))


def written(seen: Debrief, played: list[Replayed]) -> Paper:
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
            customer_chapters.causes(seen),
            customer_chapters.survival(seen),
            customer_chapters.replays(played),
            judgement_chapters.luck(seen),
            judgement_chapters.foreseen(seen),
            learning_chapters.questions(seen),
            learning_chapters.glass_box(seen),
        ),
    )


def replays(actor: Actor, seen: Debrief, branch: int | None) -> list[Replayed]:
    """Play the game again for the team behind in each pair, with the area that parts them as the winners had it.

    Only where that area is found out, and for whoever may ask about any team.
    """
    played = []
    for pair in seen.contrasts if actor.kind == "teacher" else ():
        if not pair.difference.figures:
            continue
        area = outcome_chapters.parting(pair)
        asked = Asked(Change("winners", group=area.value), 1, to_end=True, team=pair.second.id, branch=branch)
        try:
            both = what_if(store(), actor, asked, current_language())
        except Refused:  # what the winners did cannot be played by this team
            continue
        played.append(Replayed(pair.second, area, both))
    return played
