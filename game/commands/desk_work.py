"""What a team settles at its customer desk: the rule by which it grades."""

from collections.abc import Mapping

from sqlalchemy.exc import IntegrityError

from game.actors import Actor
from game.authority import require_begun, require_player, team_of
from game.bumps import tell_team
from game.customer_analysis.grade_rule import check
from game.errors import Refused
from game.log import note
from game.store import Store
from game.store.desk_tables import TeamGradeRule
from game.store.tables import Member


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
