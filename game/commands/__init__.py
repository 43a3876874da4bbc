"""What people do: every command checks who asks, changes everything or nothing, and is written to the log."""

from game.commands.alone import play_alone
from game.commands.branching import go_back, return_to
from game.commands.clock import extend, pause, resume
from game.commands.deciding import help_out, save_draft, submit, withdraw
from game.commands.desk_work import drop_target_list, save_target_list, set_grade_rule
from game.commands.devices import (
    Kept,
    arrived,
    device_link,
    follow_link,
    keep,
    keeping_ticket,
    link_owner,
    on_one_device,
    waits,
)
from game.commands.doorkeeping import (
    change_password,
    new_setup_code,
    set_teacher_password,
    sign_in,
    sign_out,
    teacher_password_is_set,
)
from game.commands.entry import Joined, choose_team, join, new_recovery_code, recover, rename_team, room_name
from game.commands.lesson import set_plan, start_lesson, steer_by_hand, step_back
from game.commands.luck import go_on_measuring, measure_luck
from game.commands.messages import dismiss_message, send_message
from game.commands.replaying import bring_class, play_again, replay_decisions
from game.commands.running import (
    close_if_due,
    close_round,
    end_game,
    next_round,
    open_round,
    reveal,
    start_briefing,
)
from game.commands.teaching import create_game, fill_empty_teams, move_member, open_room, set_weights
from game.commands.teams import add_team, drop_team
from game.commands.validity import measure_row
from game.transitions import Expected

__all__ = [
    "Expected",
    "Joined",
    "Kept",
    "add_team",
    "arrived",
    "bring_class",
    "change_password",
    "choose_team",
    "close_if_due",
    "close_round",
    "create_game",
    "device_link",
    "dismiss_message",
    "drop_target_list",
    "drop_team",
    "end_game",
    "extend",
    "fill_empty_teams",
    "follow_link",
    "go_back",
    "go_on_measuring",
    "help_out",
    "join",
    "keep",
    "keeping_ticket",
    "link_owner",
    "measure_luck",
    "measure_row",
    "move_member",
    "new_recovery_code",
    "new_setup_code",
    "next_round",
    "on_one_device",
    "open_room",
    "open_round",
    "pause",
    "play_again",
    "play_alone",
    "recover",
    "rename_team",
    "replay_decisions",
    "resume",
    "return_to",
    "reveal",
    "room_name",
    "save_draft",
    "save_target_list",
    "send_message",
    "set_grade_rule",
    "set_plan",
    "set_teacher_password",
    "set_weights",
    "sign_in",
    "sign_out",
    "start_briefing",
    "start_lesson",
    "steer_by_hand",
    "step_back",
    "submit",
    "teacher_password_is_set",
    "waits",
    "withdraw",
]
