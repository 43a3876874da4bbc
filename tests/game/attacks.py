"""Every command and every view, who may use it on the victim, and how an attacker would try.

A new command or view must be entered here; ``test_attack`` fails until it is.
"""

from collections.abc import Callable
from dataclasses import dataclass

from game import commands, views
from game.actors import Actor
from game.commands.alone import ask_coach, give_up, play_another, take_back, take_line, take_up
from game.commands.demos import end_demo, guess_demo, show_answer, show_demo, step_demo
from game.commands.difference import find_difference
from game.commands.exploring import stop_trying, stop_turning, try_plans, turn_levers
from game.commands.handing_over import drop_record, hand_over, hand_over_by_code, hand_over_from_seat, take_record_back
from game.commands.kept_plans import carry_plan, drop_plan, keep_plan, share_plan
from game.commands.projecting import project
from game.customer_analysis.grade_rule import GradeRule
from game.lesson import usual
from game.shown.alone import OwnChoice
from game.shown.departures import Which
from game.shown.difference import TwoTeams
from game.shown.exploring import AskedPlans, Whence, WhichMarkets
from game.shown.kept_plans import PlanMade
from game.shown.replays import Settings
from game.shown.survival import Cohorts
from game.shown.sweeping import AskedSweep, Turned
from game.shown.what_if import Asked, Change
from game.views.alone import coach, my_bests, my_game, my_games
from game.views.cost_to_serve import cost_to_serve
from game.views.debrief import debrief
from game.views.demos import demo_beat, demo_beat_of_room, demos_on_show, my_demo
from game.views.difference import difference
from game.views.exploring import beginning, beginnings, tried_plans, turned_levers
from game.views.handing_over import hand_over_count, hand_over_doors, hand_overs, my_hand_overs
from game.views.kept_plans import kept_plans, plan_by_link
from game.views.projection import projections
from game.views.safekeeping import last_backup
from game.views.survival import survival
from game.views.what_if import replayable, what_if
from tests.game.attackers import Victim

Try = Callable[[Victim, Actor], object]

ALL_TEACHERS = frozenset({"teacher"})
TEAM = frozenset({"chief", "mate"})


@dataclass(frozen=True)
class Attack:
    """How a command or view is tried on the victim, and by whom that may be answered."""

    act: Try
    may: frozenset[str]
    """who is not turned away for who they are"""
    own: bool = False
    """it names nobody: whoever calls reaches their own, never the victim's"""
    also: frozenset[str] = frozenset()
    """other refusals that turn an attacker away"""


def on_game(act: Callable[..., object], *more: object) -> Attack:
    """A command or view of the teacher that names the game."""
    return Attack(lambda v, who: act(v.store, who, v.game, *more), ALL_TEACHERS)


def of_team(act: Callable[..., object]) -> Attack:
    """A view that names the team."""
    return Attack(lambda v, who: act(v.store, who, team_id=v.team), TEAM | ALL_TEACHERS)


def own(act: Callable[..., object], *more: object) -> Attack:
    """A player's command that reaches only their own."""
    return Attack(lambda v, who: act(v.store, who, *more), frozenset(), own=True)


AGAIN = Settings(rounds=2, seed=7, weights={"profit": 1.0}, events={})


def tried(act: Callable[..., object]) -> Attack:
    """What names a round of the team's, from which plans are tried."""
    return Attack(
        lambda v, who: act(v.store, who, AskedPlans(Whence("eshop", 1, v.team), ({}, {}), 1, WhichMarkets(1))),
        TEAM | ALL_TEACHERS,
    )


def turned(act: Callable[..., object]) -> Attack:
    """The same, with a lever to be turned; what would come of it is refused, so that nobody has to work it out."""
    lever = (Turned("channels", 0, 1, 2),)
    return Attack(
        lambda v, who: act(v.store, who, AskedSweep(Whence("eshop", 1, v.team), {}, lever, 1, WhichMarkets(1))),
        TEAM | ALL_TEACHERS,
    )


COMMANDS: dict[str, Attack] = {
    "show_demo": Attack(lambda v, who: show_demo(v.store, who, v.here.room_id, "queue"), ALL_TEACHERS),
    "step_demo": Attack(
        lambda v, who: step_demo(v.store, who, v.here.room_id, 1, 1), ALL_TEACHERS, also=frozenset({"no_demo"})
    ),
    "show_answer": Attack(
        lambda v, who: show_answer(v.store, who, v.here.room_id, 1), ALL_TEACHERS, also=frozenset({"no_demo"})
    ),
    "end_demo": Attack(lambda v, who: end_demo(v.store, who, v.here.room_id), ALL_TEACHERS),
    "guess_demo": own(guess_demo, 0, 1),
    "try_plans": tried(try_plans),
    "stop_trying": tried(stop_trying),
    "turn_levers": turned(turn_levers),
    "stop_turning": turned(stop_turning),
    "ask_coach": own(ask_coach),
    "play_another": own(play_another, OwnChoice("eshop", 2)),
    "take_up": Attack(lambda v, who: take_up(v.store, who, v.game), frozenset()),
    "give_up": Attack(lambda v, who: give_up(v.store, who, v.game), frozenset()),
    "take_back": Attack(lambda v, who: take_back(v.store, who, v.game, 1), frozenset()),
    "take_line": Attack(lambda v, who: take_line(v.store, who, v.game, 1), frozenset()),
    "hand_over": Attack(lambda v, who: hand_over(v.store, who, v.here.code, "Fooled", None, v.game), frozenset()),
    "hand_over_from_seat": own(hand_over_from_seat, 1),
    "hand_over_by_code": Attack(
        lambda v, who: hand_over_by_code(v.store, who, v.here.code, "made up", v.game), frozenset()
    ),
    "take_record_back": Attack(lambda v, who: take_record_back(v.store, who, v.game, v.here.room_id), frozenset()),
    "drop_record": Attack(lambda v, who: drop_record(v.store, who, v.game, v.here.room_id), ALL_TEACHERS),
    "keep_plan": own(keep_plan, "Mine", PlanMade("eshop", 1.0, {})),
    "drop_plan": own(drop_plan, 1),
    "share_plan": own(share_plan, 1),
    "carry_plan": own(carry_plan, PlanMade("eshop", 1.0, {"training": 1.0})),
    **{
        name: on_game(getattr(commands, name))
        for name in ("start_briefing", "open_round", "close_round", "reveal", "next_round", "end_game", "measure_luck")
    },
    **{name: on_game(getattr(commands, name)) for name in ("pause", "resume", "fill_empty_teams")},
    **{
        name: on_game(getattr(commands, name)) for name in ("start_lesson", "steer_by_hand", "step_back", "bring_class")
    },
    "add_team": on_game(commands.add_team),
    "drop_team": Attack(lambda v, who: commands.drop_team(v.store, who, v.game, v.team), ALL_TEACHERS),
    "set_plan": Attack(
        lambda v, who: commands.set_plan(v.store, who, v.game, usual(3, practice=False), early_close=True), ALL_TEACHERS
    ),
    "send_message": on_game(commands.send_message, "Stop!"),
    "play_again": on_game(commands.play_again, AGAIN),
    "replay_decisions": on_game(commands.replay_decisions, AGAIN),
    "return_to": on_game(commands.return_to, 1),
    "extend": on_game(commands.extend, 5),
    "go_back": on_game(commands.go_back, 1),
    "set_weights": on_game(commands.set_weights, {"profit": 1.0}),
    "move_member": Attack(
        lambda v, who: commands.move_member(v.store, who, v.game, v.member, v.here.teams[1]), ALL_TEACHERS
    ),
    "create_game": Attack(
        lambda v, who: commands.create_game(
            v.store, who, v.here.room_id, scenario="eshop", rounds=2, teams=2, customers=400
        ),
        ALL_TEACHERS,
    ),
    "find_difference": Attack(
        lambda v, who: find_difference(v.store, who, TwoTeams(*v.here.teams), v.game),
        ALL_TEACHERS,
        also=frozenset({"not_now"}),
    ),
    "open_room": Attack(lambda v, who: commands.open_room(v.store, who, "Mine"), ALL_TEACHERS),
    "change_password": Attack(
        lambda v, who: commands.change_password(v.store, who, "guess", "mine all mine"), ALL_TEACHERS
    ),
    "measure_row": Attack(lambda _v, who: commands.measure_row(who, "no such row"), ALL_TEACHERS),
    "new_recovery_code": Attack(
        lambda v, who: commands.new_recovery_code(v.store, who, v.member), ALL_TEACHERS | {"chief"}
    ),
    "device_link": Attack(lambda v, who: commands.device_link(v.store, who, v.member), ALL_TEACHERS | {"chief"}),
    "choose_team": Attack(
        lambda v, who: commands.choose_team(v.store, who, v.team, "care"),
        TEAM | {"guest without a team"},
        also=frozenset({"not_now", "unknown_team"}),
    ),
    "save_draft": own(commands.save_draft, {"training": 1.0}, 99),
    "submit": own(commands.submit, 0, "mine"),
    "withdraw": own(commands.withdraw),
    "project": own(project),
    "help_out": own(commands.help_out, "service"),
    "set_grade_rule": own(commands.set_grade_rule, GradeRule().as_dict(), 0),
    "save_target_list": own(commands.save_target_list, "Mine", [1]),
    "drop_target_list": own(commands.drop_target_list, 1),
    "dismiss_message": own(commands.dismiss_message, 1),
    "rename_team": own(commands.rename_team, "Fooled"),
}

VIEWS: dict[str, Attack] = {
    "demo_beat": Attack(lambda v, who: demo_beat(v.store, who), frozenset(), own=True),
    "demo_beat_of_room": Attack(lambda v, who: demo_beat_of_room(v.store, who, v.here.room_id), ALL_TEACHERS),
    "my_demo": Attack(lambda v, who: my_demo(v.store, who), frozenset(), own=True),
    "demos_on_show": Attack(lambda v, who: demos_on_show(v.store, who), ALL_TEACHERS),
    "tried_plans": tried(tried_plans),
    "turned_levers": turned(turned_levers),
    "kept_plans": Attack(lambda v, who: kept_plans(v.store, who), frozenset(), own=True),
    "plan_by_link": Attack(lambda v, who: plan_by_link(v.store, who, 1), frozenset(), own=True),
    "beginnings": Attack(lambda v, who: beginnings(v.store, who, v.team), frozenset(), own=True),
    "beginning": Attack(lambda v, who: beginning(v.store, who, Whence("eshop", 1, v.team)), TEAM | ALL_TEACHERS),
    "coach": Attack(lambda v, who: coach(v.store, who), frozenset(), own=True),
    "my_hand_overs": Attack(lambda v, who: my_hand_overs(v.store, who), frozenset(), own=True),
    "hand_over_doors": Attack(lambda v, who: hand_over_doors(v.store, who), frozenset(), own=True),
    "hand_overs": Attack(lambda v, who: hand_overs(v.store, who, v.here.room_id), ALL_TEACHERS),
    "hand_over_count": Attack(lambda v, who: hand_over_count(v.store, who, v.here.room_id), ALL_TEACHERS),
    "my_bests": Attack(lambda v, who: my_bests(v.store, who), frozenset(), own=True),
    "my_games": Attack(lambda v, who: my_games(v.store, who), frozenset(), own=True),
    "my_game": Attack(lambda v, who: my_game(v.store, who), frozenset(), own=True),
    "own_team": Attack(lambda v, who: views.own_team(v.store, who), frozenset(), own=True),
    "cockpit": on_game(views.cockpit),
    "projector": on_game(views.projector),
    "lesson_plan": on_game(views.lesson_plan),
    "again": on_game(views.again),
    "line_history": on_game(views.line_history, 1),
    "messages": Attack(lambda v, who: views.messages(v.store, who), frozenset(), own=True),
    "lines": Attack(lambda v, who: views.lines(v.store, who, v.game), frozenset(), own=True),
    "last_backup": Attack(lambda v, who: last_backup(v.store, who), ALL_TEACHERS),
    "rooms": Attack(lambda v, who: views.rooms(v.store, who), ALL_TEACHERS),
    "brief": of_team(views.brief),
    "desk": of_team(views.desk),
    "results": of_team(views.results),
    "projections": of_team(projections),
    "customers": of_team(views.customers),
    "customer_names": Attack(lambda v, who: views.customer_names(v.store, who, [], "en", v.team), TEAM | ALL_TEACHERS),
    "customer_file": Attack(lambda v, who: views.customer_file(v.store, who, 1, "en", v.team), TEAM | ALL_TEACHERS),
    "after_the_survey": Attack(
        lambda v, who: views.after_the_survey(v.store, who, Which(team=v.team)), TEAM | ALL_TEACHERS
    ),
    "bought_studies": Attack(
        lambda v, who: views.bought_studies(v.store, who, Which(team=v.team)), TEAM | ALL_TEACHERS
    ),
    "leavers": Attack(lambda v, who: views.leavers(v.store, who, Which(team=v.team)), TEAM | ALL_TEACHERS),
    "leaver_names": Attack(
        lambda v, who: views.leaver_names(v.store, who, [], "en", Which(team=v.team)), TEAM | ALL_TEACHERS
    ),
    "leaver": Attack(lambda v, who: views.leaver(v.store, who, 1, "en", Which(team=v.team)), TEAM | ALL_TEACHERS),
    "difference": Attack(
        lambda v, who: difference(v.store, who, TwoTeams(*v.here.teams), v.game), frozenset(), own=True
    ),
    "cost_to_serve": Attack(lambda v, who: cost_to_serve(v.store, who, game_id=v.game), frozenset(), own=True),
    "debrief": Attack(lambda v, who: debrief(v.store, who, v.game), frozenset(), own=True),
    "survival": Attack(lambda v, who: survival(v.store, who, Cohorts("grade", v.team), v.game), TEAM | ALL_TEACHERS),
    "replayable": of_team(replayable),
    "what_if": Attack(
        lambda v, who: what_if(v.store, who, Asked(Change("start"), 1, team=v.team), "en"), TEAM | ALL_TEACHERS
    ),
    "customer_clusters": of_team(views.customer_clusters),
    "target_lists": of_team(views.target_lists),
    "numbers_in": Attack(lambda v, who: views.numbers_in(v.store, who, "1", v.team), TEAM | ALL_TEACHERS),
    "churn_study": of_team(views.churn_study),
    "lifetime_study": of_team(views.lifetime_study),
    "worth_in_truth": of_team(views.worth_in_truth),
    "plan": Attack(lambda v, who: views.plan(v.store, who, v.team, 1), TEAM | ALL_TEACHERS),
    "lobby": Attack(lambda v, who: views.lobby(v.store, who), frozenset(), own=True),
    "pulse": Attack(lambda v, who: views.pulse(v.store, who), frozenset(), own=True),
    "compare": Attack(lambda v, who: views.compare(v.store, who, game_id=v.game), frozenset(), own=True),
    "luck_band": Attack(lambda v, who: views.luck_band(v.store, who, v.game), frozenset(), own=True),
    "luck_progress": Attack(lambda v, who: views.luck_progress(v.store, who, v.game), frozenset(), own=True),
}
