"""What the money for information brought: what became of the unhappy, and what studies found out about rivals."""

from dataclasses import dataclass

from game.views import BoughtStudies, CalledBack, after_the_survey, bought_studies
from locales import translator
from sim.scenario import Scenario
from ui import format as figures
from ui.information import study_section, survey_section
from ui.store import store
from ui.why.leavers_section import Looker


@dataclass(frozen=True, slots=True)
class Known:
    """What a team got to know in a round."""

    loop: tuple[CalledBack, ...]
    studies: BoughtStudies | None

    @property
    def anything(self) -> bool:
        """True where something was bought or found."""
        return bool(self.loop) or self.studies is not None


def found(looker: Looker) -> Known:
    """Give what one team got to know by one of its rounds."""
    which = looker.which
    return Known(after_the_survey(store(), looker.actor, which), bought_studies(store(), looker.actor, which))


def in_a_line(known: Known, language: str) -> str:
    """Say what there is to read."""
    words = translator(language)
    told = []
    if known.studies is not None:
        count = len(known.studies.study.bought)
        told.append(
            words.ngettext("{count} study of your rivals", "{count} studies of your rivals", count).format(count=count)
        )
    if known.loop:
        unhappy = sum(one.unhappy for one in known.loop)
        text = words.ngettext(
            "what became of {count} unhappy customer", "what became of {count} unhappy customers", unhappy
        )
        told.append(text.format(count=figures.number(unhappy, language=language)))
    return words.gettext(", ").join(told)


def section(known: Known, scenario: Scenario) -> None:
    """Draw it; nothing where nothing was bought or found."""
    survey_section.closing_the_loop(known.loop)
    if known.studies is not None:
        study_section.section(known.studies, scenario)
