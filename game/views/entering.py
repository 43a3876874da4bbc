"""The lobby: the teams that a student may join."""

from sqlalchemy.orm import Session

from game.actors import Actor
from game.authority import current_game, require_player
from game.errors import Refused
from game.rules import Phase
from game.seating import teams_of
from game.shown.student import Lobby, LobbyTeam
from game.shown.tags import TeamTag
from game.store import Store
from game.store.tables import Game, Member, Room, Seat
from game.views.tagging import member_tag, members_by_team, team_tag

_OWN_TEAM = "SELECT id, name, seat, kind, strategy, firm FROM teams WHERE id = ?"


def own_team(store: Store, actor: Actor) -> TeamTag | None:
    """Give the team that a player sits in, the cheap way: it stands on top of every page."""
    row = None if actor.team_id is None else store.peek(_OWN_TEAM, (actor.team_id,))
    if row is None:
        return None
    number, name, seat, kind, strategy, firm = row
    return TeamTag(number, strategy if kind == "computer" and strategy else name, seat, kind, strategy, firm, mine=True)


def lobby(store: Store, actor: Actor) -> Lobby:
    """Give the teams that a student may join; without a game in the room there are none."""
    with store.read() as session:
        member = session.get_one(Member, require_player(actor))
        if member.room_id is None:
            raise Refused("student_only")
        room = session.get_one(Room, member.room_id)
        found = current_game(session, member.id)
        game = None if found is None else session.get_one(Game, found)
        seat = None if game is None else session.get(Seat, (game.id, member.id))
        teams = () if game is None else _teams(store, session, game, actor, None if seat is None else seat.team_id)
        return Lobby(
            room=room.name,
            code=room.code,
            game_id=found,
            scenario=None if game is None else game.scenario,
            phase=None if game is None else Phase(game.phase),
            teams=teams,
            me=member_tag(member, None if seat is None else seat.role, actor, store.now()),
            my_team=_mine(teams),
        )


def _teams(store: Store, session: Session, game: Game, actor: Actor, mine: int | None) -> tuple[LobbyTeam, ...]:
    members = members_by_team(session, game, actor, store.now())
    still = game.phase in (Phase.LOBBY, Phase.BRIEFING) or mine is None
    running = game.phase != Phase.ENDED
    return tuple(
        LobbyTeam(
            tag=team_tag(team, mine),
            members=members.get(team.id, ()),
            open=running and team.kind == "people" and (still or team.id == mine),
        )
        for team in teams_of(session, game.id)
    )


def _mine(teams: tuple[LobbyTeam, ...]) -> TeamTag | None:
    return next((team.tag for team in teams if team.tag.mine), None)
