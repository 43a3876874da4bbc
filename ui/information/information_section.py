"""What the money for information brought: what became of the unhappy, and what studies found out about rivals."""

from game.views import after_the_survey, bought_studies
from ui.information import study_section, survey_section
from ui.store import store
from ui.why.leavers_section import Looker


def section(looker: Looker) -> None:
    """Draw it for one round of one team; nothing where nothing was bought or found."""
    survey_section.closing_the_loop(after_the_survey(store(), looker.actor, looker.which))
    studies = bought_studies(store(), looker.actor, looker.which)
    if studies is not None:
        study_section.section(studies, looker.scenario)
