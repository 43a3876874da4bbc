"""What the money for information brought: what became of the unhappy."""

from game.views import after_the_survey
from ui.information import survey_section
from ui.store import store
from ui.why.leavers_section import Looker


def section(looker: Looker) -> None:
    """Draw it for one round of one team; nothing where nothing was bought or found."""
    survey_section.closing_the_loop(after_the_survey(store(), looker.actor, looker.which))
