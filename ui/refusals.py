"""Every refusal in the reader's words: what was wrong, what is allowed, what to do."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

import streamlit as st

from game import storage_words
from game.errors import Refused
from ui import packs
from ui import words as names
from ui.decide.lever_words import lever_name
from ui.format import number, time_of_day, usual
from ui.language import N_, _, current_language
from ui.problem_words import problem_words

WORDS: Mapping[str, str] = {
    "unknown_code": N_("No class has the code {code}. Please look again at the screen or ask your teacher."),
    "unknown_recovery_code": N_("This recovery code is unknown. Your teacher can give you a new one."),
    "link_used_up": N_("This link has been used already, or it is too old. Please get a new one."),
    "name_missing": N_("Please type a name of at most {longest} characters."),
    "name_taken": N_(
        "Somebody here is already called {name}. Add a letter to yours – or, if that is you, come back with your "
        "recovery code."
    ),
    "number_missing": N_("Your teacher asks for a student number. Please type yours."),
    "number_taken": N_("Student number {number} has already joined. If that is you, use your recovery code."),
    "teacher_only": N_("Only the teacher can do this. Please sign in as the teacher."),
    "student_only": N_("Only a player can do this. Please join a class or play alone first."),
    "alone_only": N_("Only somebody who plays alone can do this."),
    "too_many_games": N_("You may have {most} games of your own. Please finish or end one of them first."),
    "too_many_lines": N_("You have gone back often enough in this game: {most} lines of play are kept."),
    "nothing_to_hand_over": N_("Play a round first: there is no result yet to hand over."),
    "too_many_hand_overs": N_("You may hand over {most} records. Please take one back first."),
    "class_is_full": N_("This class has {most} records already. Please ask your teacher to throw some away."),
    "unknown_hand_over": N_("This record is not there any more."),
    "not_your_seat": N_("This seat is not known to be yours any more. Please type the class code and your name."),
    "wrong_password": N_("This is not the password. Please try again."),
    "not_on_teacher_list": N_(
        "The school account {address} is not on this server's list of teachers, or the school does not vouch for its "
        "address. Please ask whoever runs the server (LIUKE_TEACHERS)."
    ),
    "password_too_short": N_("Please choose a password of at least {shortest} characters."),
    "wrong_setup_code": N_("This is not the set-up code. It stands in the window in which the server was started."),
    "too_many_attempts": N_("Too many attempts. Please wait {seconds} seconds and try again."),
    "unknown_room": N_("This class does not exist any more."),
    "unknown_game": N_("This game does not exist any more."),
    "unknown_team": N_("This team does not exist. Please choose another."),
    "unknown_member": N_("This person is no longer in the game."),
    "unknown_role": N_("There is no such role. Please choose one of: {allowed}."),
    "unknown_scenario": N_("The scenario “{scenario}” is not installed. There are: {allowed}."),
    "unknown_strategy": N_("There is no computer rival “{strategy}”. There are: {allowed}."),
    "unknown_event": N_("The scenario has no event “{event}”. There are: {allowed}."),
    "unknown_mode": N_("There is no market of the kind “{mode}”. There are: {allowed}."),
    "unknown_difficulty": N_("There are no rivals of the kind “{difficulty}”. There are: {allowed}."),
    "out_of_bounds": N_("{what} is {value}; it must be between {low} and {high}."),
    "bad_weights": N_("The weights must be zero or more and not all zero, one for each of: {allowed}."),
    "no_game": N_("No game is running in this class yet. Please wait for your teacher."),
    "no_team": N_("Please choose a team first."),
    "not_your_game": N_("This game belongs to somebody else."),
    "not_your_team": N_("This belongs to another team. You can see it once it is revealed."),
    "not_your_tab": N_("{by} looks after {tabs}. Help out there first if you want to change {changed}."),
    "computer_team": N_("{team} is played by a computer. Please choose another team."),
    "not_your_customer": N_("Customer {customer} is not one of yours."),
    "team_not_in_game": N_("{team} is not in this game."),
    "not_revealed": N_("Round {round} is not revealed yet."),
    "no_such_line": N_("This game has no earlier line of play with the number {line}."),
    "no_such_round": N_("There is no round {round}. You can choose from {low} to {high}."),
    "not_now": N_("This is not possible right now ({phase}). It is possible during: {needs}."),
    "already_moved": N_("Somebody was quicker: the game has moved on ({phase}). Nothing else changed."),
    "round_closed": N_("Round {round} is closed, so it could not be changed any more. What was saved before counts."),
    "round_computing": N_("Round {round} is being computed. It takes a few seconds."),
    "last_round": N_("Round {rounds} was the last one."),
    "no_clock": N_("This game is played without a clock."),
    "already_paused": N_("The clock is already paused."),
    "not_paused": N_("The clock is already running."),
    "no_autopilot": N_("You are steering by hand already."),
    "bad_plan": N_("This plan does not fit a game of {rounds} rounds. Please look at it again."),
    "no_free_firm": N_(
        "Every firm of this market is run by a team, and a market that runs cannot take in another firm. Let newcomers "
        "join a team."
    ),
    "message_missing": N_("Please write a message of at most {longest} characters."),
    "unknown_message": N_("This message is not there any more."),
    "decision_refused": N_("This plan does not work yet:"),
    "stale_draft": N_("{by} changed this at {at}: {changed}. Your screen now shows the newest values."),
    "stale_submission": N_("{by} changed the plan at {at}: {changed}. Please look at it and submit again."),
    "not_submitted": N_("Nothing was submitted, so there is nothing to take back."),
    "reason_too_long": N_("Please shorten your reason to {longest} characters."),
    "bad_grade_rule": N_(
        "This rule does not grade anybody: the points for A must be above those for B, those above C, and at least one "
        "weight above 0."
    ),
    "stale_grade_rule": N_("{by} has just set another rule ({at}). It stands; look at it and set yours again."),
    "list_name_missing": N_("Please give the list a name of at most {longest} characters."),
    "list_empty": N_("There is no customer on this list yet."),
    "list_too_long": N_("A list may have at most {rows} lines and {megabytes} MB."),
    "list_unreadable": N_("This file is no text. Please save it as CSV (UTF-8) and try again."),
    "no_such_list": N_("Your team has no list “{name}”."),
    "too_many_lists": N_("Your team has {most} lists already. Throw one away first."),
    "too_many_questions": N_("You have {most} questions under way already. Wait for an answer, or cancel one."),
    "bad_markets": N_("“{text}” is no list of markets. Write numbers from 1 on, such as 1, 2, 5-9."),
    "not_to_turn": N_("This lever cannot be turned step by step. Choose one that is a number."),
    "plan_name_missing": N_("Please give the plan a name of at most {longest} characters."),
    "too_many_plans": N_("You keep {most} plans already. Throw one away first."),
    "plan_of_running_game": N_(
        "This plan begins in another team’s game that is still being played, and shows what that team decides. Its "
        "link opens for you once that game has ended."
    ),
    "unknown_plan": N_("This plan does not exist any more, or it is not shared with you."),
    "other_pack": N_("This plan is for another company ({pack}); your game is {own}."),
    "demo_queue_full": N_("{waiting} questions are being worked out already. Please try again in a few seconds."),
    "unknown_demo": N_("There is no demo “{demo}” here."),
    "no_demo": N_("Your class is not being shown a demo now."),
    "demo_moved": N_("Another question has been put. Look at it and guess again."),
    "demo_answered": N_("The answer is on the screen already: guesses no longer count."),
    "engine_failed": N_("Round {round} could not be computed. All decisions are safe; please close the round again."),
    **storage_words.WORDS,
}
"""One sentence per code of :data:`game.errors.CODES`; the braces are that code's details."""

BOUNDED: Mapping[str, str] = {
    "rounds": N_("The number of rounds"),
    "teams": N_("The number of teams"),
    "minutes": N_("The number of minutes"),
    "customers": N_("The number of customers"),
    "seed": N_("The seed"),
    "predicted_retention": N_("The predicted retention"),
    "firms": N_("The number of companies"),
    "plans": N_("The number of plans"),
    "markets": N_("The number of markets"),
    "market": N_("A number on the list"),
    "first_market": N_("The first number"),
    "points": N_("The number of points"),
    "rivals": N_("The number of rivals"),
    "levers": N_("The number of levers"),
    "stretch": N_("The end of the stretch"),
    "scale": N_("The size of the company"),
    "demo_step": N_("The question's number"),
    "demo_option": N_("The option's number"),
    "password": N_("The length of the password"),
    "student_number": N_("The length of the student number"),
    "recency": N_("The weight of recency"),
    "frequency": N_("The weight of frequency"),
    "money": N_("The weight of money"),
    "grade_a": N_("The points for grade A"),
    "grade_b": N_("The points for grade B"),
    "grade_c": N_("The points for grade C"),
}
LONGEST_VALUE = 20
"""signs of a value that is no usual number"""


def words(refused: Refused) -> str:
    """Return the whole refusal in the reader's language, one line per problem."""
    sentence = _(WORDS[refused.code]).format(**{key: _detail(key, value) for key, value in refused.details.items()})
    problems = refused.details.get("problems")
    lines = [problem_words(problem) for problem in problems] if isinstance(problems, Sequence) else []
    return "\n".join([sentence, *(f"- {line}" for line in lines)])


def show(refused: Refused) -> None:
    """Draw the refusal where the page stands."""
    st.error(words(refused), icon=":material/info:")


def show_or_ask_number(refused: Refused, asks: str) -> None:
    """Let the form ask for the student number that was missing (``asks`` is kept to say so); else draw the refusal."""
    if refused.code == "number_missing" and not st.session_state.get(asks):
        st.session_state[asks] = True
        st.rerun()
    show(refused)


@contextmanager
def shown() -> Iterator[None]:
    """Draw a refusal that is raised inside, and go on."""
    try:
        yield
    except Refused as refused:
        show(refused)


def attempt(command: Callable[[], object], place: str = "refusal") -> None:
    """Run ``command`` from a widget's callback; keep a refusal for the next :func:`show_kept` of that place.

    To be told ``already_moved`` needs no word: the screen that follows shows where the game is.
    """
    st.session_state.pop(place, None)
    try:
        command()
    except Refused as refused:
        if refused.code != "already_moved":
            st.session_state[place] = refused


def show_kept(place: str = "refusal") -> None:
    """Draw once what :func:`attempt` kept: at the head of the page, or in the place that it named."""
    refused = st.session_state.pop(place, None)
    if isinstance(refused, Refused):
        show(refused)


def _detail(key: str, value: object) -> str:
    if key == "phase":
        return names.name(names.PHASES, str(value))
    if key == "needs" and isinstance(value, Sequence):
        return _listed(names.name(names.PHASES, str(phase)) for phase in value)
    if key == "changed" and isinstance(value, Sequence):
        return _listed(lever_name(str(lever), current_language()) for lever in value)
    if key == "what":
        return names.name(BOUNDED, str(value))
    if isinstance(value, datetime):
        return time_of_day(value)
    return _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, str):
        return _named(value)
    if isinstance(value, int | float):
        if not usual(value):
            return str(value)[:LONGEST_VALUE]
        return number(value, 0 if float(value).is_integer() else 2)
    if isinstance(value, Sequence):
        return _listed(_plain(part) for part in value)
    return str(value)


def _named(value: str) -> str:
    for vocabulary in (names.ROLES, names.MODES, names.SCORE_PARTS):
        if value in vocabulary:
            return names.name(vocabulary, value)
    return packs.strategy_name(value)


def _listed(parts: Iterator[str] | Sequence[str]) -> str:
    return _(", ").join(parts)
