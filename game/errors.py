"""Coded refusals. A refusal changes nothing; the screen words it in the reader's language.

Refused                 anything a person may not do, or not now, or not like that
└── StoreRefused        the place where games are kept cannot be opened or written
"""

from collections.abc import Mapping

CODES: Mapping[str, tuple[str, ...]] = {
    # who is here
    "unknown_code": ("code",),
    "unknown_recovery_code": (),
    "link_used_up": (),
    "name_missing": ("longest",),
    "name_taken": ("name",),
    "number_missing": (),
    "number_taken": ("number",),
    "teacher_only": (),
    "student_only": (),
    "alone_only": (),
    "wrong_password": (),
    "not_on_teacher_list": ("address",),
    "password_too_short": ("shortest",),
    "wrong_setup_code": (),
    "too_many_attempts": ("seconds",),
    # what is meant
    "unknown_room": (),
    "unknown_game": (),
    "unknown_team": (),
    "unknown_member": (),
    "unknown_role": ("role", "allowed"),
    "unknown_scenario": ("scenario", "allowed"),
    "unknown_strategy": ("strategy", "allowed"),
    "unknown_event": ("event", "allowed"),
    "unknown_mode": ("mode", "allowed"),
    "unknown_difficulty": ("difficulty", "allowed"),
    "out_of_bounds": ("what", "value", "low", "high"),
    "bad_weights": ("allowed",),
    # what is allowed
    "no_game": (),
    "no_team": (),
    "not_your_game": (),
    "not_your_team": (),
    "not_your_tab": ("changed", "tabs", "by"),
    "not_your_customer": ("customer",),
    "team_not_in_game": ("team",),
    "computer_team": ("team",),
    "not_revealed": ("round",),
    "no_such_line": ("line",),
    "no_such_round": ("round", "low", "high"),
    # what is possible now
    "not_now": ("phase", "round", "needs"),
    "already_moved": ("phase", "round"),
    "round_closed": ("phase", "round"),
    "round_computing": ("round",),
    "last_round": ("rounds",),
    "no_clock": (),
    "already_paused": (),
    "not_paused": (),
    "no_autopilot": (),
    "bad_plan": ("rounds",),
    "no_free_firm": (),
    "message_missing": ("longest",),
    "unknown_message": (),
    # playing alone
    "too_many_games": ("most",),
    "too_many_lines": ("most",),
    "nothing_to_hand_over": (),
    "too_many_hand_overs": ("most",),
    "class_is_full": ("most",),
    "unknown_hand_over": (),
    "not_your_seat": (),
    # deciding
    "decision_refused": ("problems",),
    "stale_draft": ("changed", "by", "at", "version"),
    "stale_submission": ("changed", "by", "at", "version"),
    "not_submitted": (),
    "reason_too_long": ("longest",),
    # the customer desk
    "bad_grade_rule": (),
    "stale_grade_rule": ("by", "at"),
    "list_name_missing": ("longest",),
    "list_empty": (),
    "list_too_long": ("rows", "megabytes"),
    "list_unreadable": (),
    "too_many_lists": ("most",),
    "no_such_list": ("name",),
    # trying plans out
    "too_many_questions": ("most",),
    "not_to_turn": ("lever",),
    "bad_markets": ("text",),
    "plan_name_missing": ("longest",),
    "too_many_plans": ("most",),
    "unknown_plan": (),
    "plan_of_running_game": (),
    "other_pack": ("pack", "own"),
    # prepared lessons
    "demo_queue_full": ("waiting",),
    "unknown_demo": ("demo",),
    "no_demo": (),
    "demo_moved": (),
    "demo_answered": (),
    # the machine
    "engine_failed": ("round",),
    "storage_full": (),
    "storage_failed": ("reason",),
    "storage_busy": (),
    "storage_read_only": (),
    "storage_damaged": (),
    "storage_unreachable": ("reason",),
    "newer_database": ("found", "known"),
    "bad_address": ("address",),
    "nothing_to_back_up": ("address",),
    "backup_exists": ("file",),
    "backup_not_written": ("file", "reason"),
    "no_room_for_backup": ("free", "folder"),
    "no_such_backup": ("file", "reason"),
    "not_a_backup": ("file",),
    "damaged_backup": ("file",),
    "newer_backup": ("found", "known"),
    "target_not_empty": ("address", "rooms", "games"),
}
"""Every code, with the names of the details that come with it.

``problems`` is a list of dicts with the fields of :class:`sim.decisions.Problem` (code, lever, value, allowed);
``changed`` is a sorted list of lever keys, ``by`` a name (of ``not_your_tab``: a list of names), ``at`` an aware UTC
datetime, ``version`` the current one.
"""


class Refused(Exception):
    """A command or a view said no; ``code`` is one of :data:`CODES`, ``details`` say which value and what may be."""

    def __init__(self, code: str, /, **details: object) -> None:
        """Refuse with a known code and exactly the details that belong to it."""
        if set(details) != set(CODES[code]):
            raise ValueError(f"{code} comes with {CODES[code]}, not {sorted(details)}")
        super().__init__(f"{code} {details}" if details else code)
        self.code = code
        self.details = details


class StoreRefused(Refused):
    """The store cannot be opened, read or written; what was saved before is unchanged."""
