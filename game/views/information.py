"""What a team knows for its money: what became of the unhappy whom its surveys found, and bought studies of rivals."""

from game.actors import Actor
from game.closing_the_loop import called_back
from game.looking_back import team_line
from game.shown.departures import Which
from game.shown.information import BoughtStudies, CalledBack
from game.standings import own_round
from game.store import Store
from game.views.tagging import known_firms

LATEST = Which()


def after_the_survey(store: Store, actor: Actor, which: Which = LATEST) -> tuple[CalledBack, ...]:
    """Give what became of the unhappy of a team's own surveys up to a revealed round, the latest first.

    Raises:
        Refused: ``not_revealed``; ``not_your_team`` where a student names another team.
    """
    with store.read() as session:
        found, team = team_line(store, session, actor, which.team, which.branch)
        return called_back(found, team, own_round(found, team, which.round))


def bought_studies(store: Store, actor: Actor, which: Which = LATEST) -> BoughtStudies | None:
    """Give what a team bought about its rivals in a revealed round; None where it bought nothing.

    Raises:
        Refused: ``not_revealed``; ``not_your_team`` where a student names another team.
    """
    with store.read() as session:
        found, team = team_line(store, session, actor, which.team, which.branch)
        number = own_round(found, team, which.round)
        report = found.firm_report(number, team)
        if report.study is None:
            return None
        return BoughtStudies(
            found.game.scenario, number, known_firms(found, team), report.study, report.costs.get("studies", 0.0)
        )
