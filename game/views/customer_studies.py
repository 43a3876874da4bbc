"""What a team's analysts work out from its own files: kinds of customers, who may leave, what they are worth."""

from game.actors import Actor
from game.authority import require_begun, team_of
from game.customer_analysis import churn, clusters, lifetime_value
from game.customer_analysis.churn import ChurnStudy, TooFew
from game.customer_analysis.clusters import Clusters
from game.customer_analysis.lifetime_value import LifetimeStudy
from game.customer_files import files_of, study_key
from game.debriefing.worth import worth_of
from game.past_customers import past_rounds
from game.records import record
from game.rules import Phase, revealed_rounds
from game.shown.debrief import WorthFound
from game.store import Store


def customer_clusters(store: Store, actor: Actor, team_id: int | None = None) -> Clusters | None:
    """Give the clusters of the team's customers, in the order of its table; None where nothing tells them apart."""
    with store.read() as session:
        game, team = team_of(session, actor, team_id)
        require_begun(game)
        found = record(store, session, game)
        table = files_of(found, team)
        return store.studies.recall(study_key(found, team, "clusters"), lambda: clusters.find(table))


def churn_study(store: Store, actor: Actor, team_id: int | None = None) -> ChurnStudy | TooFew:
    """Give what the team's past rounds teach about who leaves, and each present customer's risk."""
    with store.read() as session:
        game, team = team_of(session, actor, team_id)
        require_begun(game)
        found = record(store, session, game)
        table, past = files_of(found, team), past_rounds(found, team)
        return store.studies.recall(study_key(found, team, "churn"), lambda: churn.study(past, table))


def lifetime_study(store: Store, actor: Actor, team_id: int | None = None) -> LifetimeStudy | None:
    """Give what the team's customers are worth by its own books; None before a round was played."""
    with store.read() as session:
        game, team = team_of(session, actor, team_id)
        require_begun(game)
        found = record(store, session, game)
        table, past = files_of(found, team), past_rounds(found, team)
        interest = found.scenario.behaviour.discount_rate
        key = study_key(found, team, "worth")
        return store.studies.recall(key, lambda: lifetime_value.study(past, table, interest))


def worth_in_truth(store: Store, actor: Actor, team_id: int | None = None) -> WorthFound | None:
    """Give what the team's customers were truly worth, beside its own estimate; None before the game has ended."""
    with store.read() as session:
        game, team = team_of(session, actor, team_id)
        require_begun(game)
        found = record(store, session, game)
        last = revealed_rounds(found.here)
        if game.phase != Phase.ENDED or last < 1:
            return None
        return store.studies.recall(study_key(found, team, "truth"), lambda: worth_of(found, last, team))
