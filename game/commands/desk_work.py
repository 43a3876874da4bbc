"""What a team settles at its customer desk: the rule by which it grades, and lists of customers."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from game import names
from game.actors import Actor
from game.aim_lists import name_key
from game.authority import named, require_begun, require_player, team_of
from game.bumps import tell_team
from game.customer_analysis.grade_rule import check
from game.customer_files import ever_served
from game.errors import Refused
from game.log import note
from game.records import record
from game.store import Store
from game.store.desk_tables import TargetList, TeamGradeRule
from game.store.tables import Member, Team

MOST_LISTS = 30
LONGEST_NAME = 40


def set_grade_rule(store: Store, student: Actor, values: Mapping[str, object], base_version: int) -> None:
    """Grade the team's customers by this rule from now on, on everybody's screen of the team.

    ``base_version`` is that of the rule on the screen: where a teammate has set another since, it stands.

    Raises:
        Refused: ``out_of_bounds``, ``bad_grade_rule``, ``stale_grade_rule``, ``not_now`` (before the first round).
    """
    member = require_player(student)
    rule = check(values)
    try:
        with store.write() as session:
            game, team = team_of(session, student)
            require_begun(game)
            tell_team(session, team)  # first: holds the team's row
            row = session.get(TeamGradeRule, team.id, with_for_update=True)
            if (0 if row is None else row.version) != base_version:
                by = None if row is None else session.get_one(Member, row.by).name
                raise Refused("stale_grade_rule", by=by, at=store.now() if row is None else row.at)
            row = row or TeamGradeRule(team_id=team.id)
            row.rule, row.version, row.by, row.at = rule.as_dict(), base_version + 1, member, store.now()
            session.add(row)
            note(store, session, student, "set_grade_rule", game, team=team.id, rule=rule.as_dict())
    except IntegrityError as error:  # a teammate was quicker
        raise Refused("stale_grade_rule", by="", at=store.now()) from error


def save_target_list(store: Store, student: Actor, name: str, numbers: Iterable[int]) -> int:
    """Keep these customers as the team's list of that name, in the place of one of the same name; give its id.

    Customers whom the team serves or has served may be on a list, nobody else.

    Raises:
        Refused: ``list_name_missing``, ``list_empty``, ``not_your_customer``, ``too_many_lists``, ``not_now``.
    """
    member = require_player(student)
    name, wanted = _list_name(name), sorted(set(numbers))
    if not wanted:
        raise Refused("list_empty")
    with store.write() as session:
        game, team = team_of(session, student)
        require_begun(game)
        tell_team(session, team)  # first: holds the team's row, so that two of one name cannot come to be
        stranger = next(iter(sorted(set(wanted) - ever_served(record(store, session, game), team))), None)
        if stranger is not None:
            raise Refused("not_your_customer", customer=stranger)
        row = _list_of(session, team, name)
        row.name, row.customers, row.round, row.by, row.at = name, wanted, game.round, member, store.now()
        session.flush()
        note(store, session, student, "save_target_list", game, team=team.id, name=name, customers=len(wanted))
        return row.id


def drop_target_list(store: Store, student: Actor, list_id: int) -> None:
    """Throw one of the team's lists away; again changes nothing."""
    require_player(student)
    with store.write() as session:
        game, team = team_of(session, student)
        row = named(session, TargetList, list_id)
        if row is not None and row.team_id == team.id:
            session.delete(row)
            tell_team(session, team)
            note(store, session, student, "drop_target_list", game, team=team.id, name=row.name)


def _list_name(name: str) -> str:
    shown = names.shown(name)
    if not 1 <= len(shown) <= LONGEST_NAME:
        raise Refused("list_name_missing", longest=LONGEST_NAME)
    return shown


def _list_of(session: Session, team: Team, name: str) -> TargetList:
    """Give the team's list of that name, a new one where there is none."""
    key = name_key(name)
    lists = session.scalars(select(TargetList).where(TargetList.team_id == team.id)).all()
    row = next((one for one in lists if one.name_key == key), None)
    if row is None:
        if len(lists) >= MOST_LISTS:
            raise Refused("too_many_lists", most=MOST_LISTS)
        row = TargetList(team_id=team.id, name_key=key)
        session.add(row)
    return row
