"""Lists in aims: chosen by the names that the team's desk gave them, with customers of the team's own.

A list's customers are copied into the decision when it is chosen: what becomes of the list afterwards changes no plan
and no past round.
"""

import re
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from game import credentials
from game.customer_files import ever_served
from game.errors import Refused
from game.records import Record
from game.store.desk_tables import TargetList
from game.store.tables import Team
from sim.levers import AIMS, Kind
from sim.targeting.aims import CustomerList, list_of, read

LONGEST_KEY = 120
"""signs of a list's name as it is compared: some letters become several"""
BY_NAME = re.compile(r"\s*list\s+(?P<name>[^:\n\0]{1,200}?)\s*")
"""an aim at a list as people and screens say it, before the list's customers are put in its place"""


def name_key(name: str) -> str:
    """Give a list's name as it is compared: case and width do not make another name."""
    return credentials.name_key(name)[:LONGEST_KEY]


def resolved(session: Session, team: Team, changes: Mapping[str, object]) -> dict[str, object]:
    """Give changes with the customers of the team's lists in the place of their names (``list NAME``).

    Raises:
        Refused: ``no_such_list``.
    """
    return {key: _resolved(session, team, value) if _is_aim(key) else value for key, value in changes.items()}


def _is_aim(key: object) -> bool:
    return key in AIMS and AIMS[str(key)].kind is Kind.AIM


def _resolved(session: Session, team: Team, value: object) -> object:
    named = BY_NAME.fullmatch(value) if isinstance(value, str) else None
    if named is None:
        return value
    here = TargetList.team_id == team.id, TargetList.name_key == name_key(named["name"])
    kept = session.scalars(select(TargetList).where(*here)).one_or_none()
    if kept is None:
        raise Refused("no_such_list", name=named["name"])
    return list_of(kept.name, kept.customers)


def refuse_strangers(found: Record, team: Team, changes: Mapping[str, object]) -> None:
    """Refuse (``not_your_customer``) aims at customers whom the team does not serve and never served."""
    for key, value in changes.items():
        aim = read(value) if _is_aim(key) and isinstance(value, str) else None
        if isinstance(aim, CustomerList):
            own = ever_served(found, team)
            stranger = next((number for number in aim.customers.tolist() if number not in own), None)
            if stranger is not None:
                raise Refused("not_your_customer", customer=stranger)
