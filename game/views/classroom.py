"""What the teacher sees: the rooms and the projector."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from game.actors import Actor
from game.authority import require_teacher, room_game
from game.records import record, round_rows
from game.rules import Phase
from game.shown.teacher import GameSummary, Projector, ProjectorTeam, RoomView
from game.standings import revealed
from game.store import Store
from game.store.tables import Game, Member, Room, Team
from game.views.comparison import comparison
from game.views.luck_band import band_of
from game.views.tagging import members_by_team, team_tag


def rooms(store: Store, teacher: Actor) -> tuple[RoomView, ...]:
    """Give all rooms, latest first."""
    require_teacher(teacher)
    with store.read() as session:
        people = dict(session.execute(select(Member.room_id, func.count()).group_by(Member.room_id)).all())
        teams = dict(session.execute(select(Team.game_id, func.count()).group_by(Team.game_id)).all())
        games = session.scalars(select(Game).where(Game.room_id.is_not(None)).order_by(Game.id.desc())).all()
        return tuple(
            RoomView(
                id=room.id,
                name=room.name,
                code=room.code,
                asks_number=room.asks_number,
                members=people.get(room.id, 0),
                game_id=room.game_id,
                games=tuple(_summary(game, room, teams) for game in games if game.room_id == room.id),
            )
            for room in session.scalars(select(Room).order_by(Room.id.desc()))
        )


def projector(store: Store, teacher: Actor, game_id: int) -> Projector:
    """Give what the whole class may see at once."""
    require_teacher(teacher)
    with store.read() as session:
        game = room_game(session, game_id)
        found = record(store, session, game)
        room = session.get_one(Room, game.room_id)
        seen = revealed(found)
        teams = _teams(store, session, game, teacher, found.teams)
        return Projector(
            game_id=game.id,
            room=room.name,
            code=room.code,
            scenario=game.scenario,
            mode=game.mode,
            phase=Phase(game.phase),
            round=game.round,
            rounds=game.rounds,
            practice=game.standpoint.practising,
            computing=game.standpoint.computing,
            deadline=game.deadline,
            paused_seconds=game.paused_seconds,
            server_now=store.now(),
            version=game.version,
            teams=teams,
            unseated=people_in(session, room) - sum(len(team.members) for team in teams),
            comparison=comparison(found, seen[-1], None) if seen else None,
            luck=band_of(found, None, may_measure=True) if game.phase == Phase.ENDED else None,
        )


def people_in(session: Session, room: Room) -> int:
    """Count a room's members."""
    return session.scalar(select(func.count()).where(Member.room_id == room.id)) or 0


def _teams(
    store: Store, session: Session, game: Game, teacher: Actor, teams: tuple[Team, ...]
) -> tuple[ProjectorTeam, ...]:
    members = members_by_team(session, game, teacher, store.now())
    rows = round_rows(session, game) if game.phase == Phase.OPEN else {}
    return tuple(
        ProjectorTeam(
            tag=team_tag(team),
            members=tuple(member.name for member in members.get(team.id, ())),
            online=sum(member.online for member in members.get(team.id, ())),
            submitted=team.id in rows and rows[team.id].submitted is not None,
        )
        for team in teams
    )


def _summary(game: Game, room: Room, teams: dict[int, int]) -> GameSummary:
    return GameSummary(
        id=game.id,
        scenario=game.scenario,
        mode=game.mode,
        phase=Phase(game.phase),
        round=game.round,
        rounds=game.rounds,
        teams=teams.get(game.id, 0),
        created_at=game.created_at,
        current=room.game_id == game.id,
    )
