"""The brief: the coming round as a team knows it."""

from game.actors import Actor
from game.authority import team_of
from game.records import Record, record
from game.rules import PRACTICE_BRANCH, PRACTICE_ROUND, Phase, revealed_rounds
from game.shown.student import Brief, RivalMove
from game.store import Store
from game.store.tables import Game, Team
from game.views.tagging import known_firms, team_tag


def brief(store: Store, actor: Actor, team_id: int | None = None) -> Brief:
    """Give the brief of the round at hand to a team; only a teacher may name another team than their own."""
    with store.read() as session:
        game, team = team_of(session, actor, team_id)
        found = record(store, session, game)
        number = round_at_hand(game)
        return Brief(
            scenario=game.scenario,
            scale=found.scale,
            mode=game.mode,
            phase=Phase(game.phase),
            round=number,
            rounds=game.rounds,
            practice=number == PRACTICE_ROUND,
            team=team_tag(team, team.id),
            weights=game.weights,
            events=_events(found, number),
            position=found.position(number, team) if found.starts else None,
            rivals=_moves(found, team),
            teams=tuple(team_tag(other, team.id) for other in found.teams),
        )


def round_at_hand(game: Game) -> int:
    """Give the round that is played now or next."""
    if game.phase in (Phase.LOBBY, Phase.BRIEFING):
        return PRACTICE_ROUND if game.branch == PRACTICE_BRANCH else 1
    if game.phase == Phase.REVEALED and game.round < game.rounds:
        return game.round + 1
    return game.round


def _events(found: Record, number: int) -> tuple[str, ...]:
    return tuple(event.key for event in found.scenario.events if event.round == max(number, 1))


def _moves(found: Record, team: Team) -> tuple[RivalMove, ...]:
    """Give what the street sees of every other firm in the team's market."""
    last = revealed_rounds(found.game.standpoint)
    if last == 0:
        return ()
    report = found.report(last, found.market_of(team))
    return tuple(
        RivalMove(
            team=tag,
            price=report.firms[tag.firm].price,
            reputation=report.firms[tag.firm].reputation,
            awareness=report.firms[tag.firm].awareness,
            customers=report.firms[tag.firm].customers_end,
        )
        for tag in known_firms(found, team)
        if tag.firm != team.firm
    )
