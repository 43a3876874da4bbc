"""A team's own lists of customers, and what a text of numbers would put on one."""

from sqlalchemy import select

from game.actors import Actor
from game.authority import require_begun, team_of
from game.customer_analysis.number_list import NumberList, read
from game.customer_files import ever_served, files_of
from game.records import record
from game.shown.customers import TargetListShown
from game.store import Store
from game.store.desk_tables import TargetList
from game.store.tables import Member


def target_lists(store: Store, actor: Actor, team_id: int | None = None) -> tuple[TargetListShown, ...]:
    """Give the team's lists, the newest first."""
    with store.read() as session:
        game, team = team_of(session, actor, team_id)
        require_begun(game)
        own = set(files_of(record(store, session, game), team)["customer"].tolist())
        rows = session.execute(
            select(TargetList, Member.name)
            .join(Member, Member.id == TargetList.by)
            .where(TargetList.team_id == team.id)
            .order_by(TargetList.at.desc(), TargetList.id.desc())
        )
        return tuple(
            TargetListShown(
                row.id, row.name, tuple(row.customers), len(own & set(row.customers)), row.round, by, row.at
            )
            for row, by in rows
        )


def numbers_in(store: Store, actor: Actor, text: str, team_id: int | None = None) -> NumberList:
    """Give the customers of the team that a text names, and which of its lines are wrong (:mod:`number_list`)."""
    with store.read() as session:
        game, team = team_of(session, actor, team_id)
        require_begun(game)
        return read(text, ever_served(record(store, session, game), team))
