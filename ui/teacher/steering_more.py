"""The cockpit's drawers: people, an earlier round, the weights, what happened."""

import streamlit as st

from game.actors import Actor
from game.commands import end_game, go_back, move_member, new_recovery_code, set_weights
from game.rules import Phase
from game.views import Cockpit, LessonPlan, MemberTag
from ui import device, refusals, theme
from ui.language import _, choices, in_language
from ui.store import store
from ui.teacher import coming_and_going, lesson_form, log_words, speaking, weights
from ui.words import round_name, team_name

_GIVEN = "given_recovery_code"


def drawers(teacher: Actor, here: Cockpit, plan: LessonPlan) -> None:
    """Draw everything that is not needed in every round."""
    st.html('<div class="lk-gap"></div>')
    if here.phase != Phase.ENDED:
        with st.expander(_("Say something to the class"), icon=":material/campaign:"):
            speaking.drawer(teacher, here)
        with st.expander(_("The plan of the lesson"), icon=":material/schedule:", expanded=False):
            lesson_form.drawer(teacher, here, plan)
    with st.expander(_("People: move somebody, give a new recovery code"), icon=":material/group:"):
        _people(teacher, here)
    with st.expander(_("Add a team, take one out"), icon=":material/group_add:"):
        coming_and_going.drawer(teacher, here)
    with st.expander(_("What the score weighs"), icon=":material/balance:"):
        _weights(teacher, here)
    if here.reachable:
        with st.expander(_("Go back to a round"), icon=":material/history:"):
            _back(teacher, here)
    with st.expander(_("What happened so far"), icon=":material/receipt_long:"):
        log_words.lines(here.log)
    if here.phase in (Phase.REVEALED, Phase.LOBBY, Phase.BRIEFING):
        with st.expander(_("End the game"), icon=":material/flag:"):
            st.write(_("The podium shows what was played so far. You can still go back to a round afterwards."))
            st.button(_("End the game now"), key="end_now", on_click=_end, args=(teacher, here))


def _people(teacher: Actor, here: Cockpit) -> None:
    everybody = {member.id: member for member in _members(here)}
    if not everybody:
        st.caption(_("Nobody has joined yet."))
        return
    row = st.grid(3, min_column_width=220, vertical_alignment="bottom")
    with row.cell():
        person = st.selectbox(
            _("Who"), list(everybody), format_func=lambda key: everybody[key].name, key="who", filter_mode="contains"
        )
    with row.cell():
        tags = {tile.tag.id: tile.tag for tile in here.tiles if tile.tag.kind != "absent"}
        badges = choices(tags, lambda key: theme.plain_badge(tags[key].seat, team_name(tags[key])))
        team = st.selectbox(
            _("Into team"),
            list(tags),
            format_func=badges.__getitem__,
            key=in_language(f"into_{here.game_id}"),
            filter_mode=None,
        )
    with row.cell(), st.container(horizontal=True):
        st.button(_("Move"), key="move", on_click=_move, args=(teacher, here, person, team))
        st.button(_("New recovery code"), key="give_code", on_click=_give, args=(teacher, everybody[person]))
    given = st.session_state.get(_GIVEN)
    if given and given[0] == person:
        st.write(_("For {name}:").format(name=everybody[person].name))
        device.recovery_card(given[1])


def _members(here: Cockpit) -> list[MemberTag]:
    return [*here.unseated, *(member for tile in here.tiles for member in tile.members)]


def _move(teacher: Actor, here: Cockpit, person: int, team: int) -> None:
    refusals.attempt(lambda: move_member(store(), teacher, here.game_id, person, team))


def _give(teacher: Actor, person: MemberTag) -> None:
    def give() -> None:
        st.session_state[_GIVEN] = (person.id, new_recovery_code(store(), teacher, person.id))

    refusals.attempt(give)


def _weights(teacher: Actor, here: Cockpit) -> None:
    prefix = f"weights_{here.game_id}"
    st.caption(_("Every table of the game follows at once."))
    weights.fields(prefix, here.weights, live=True)
    st.button(
        _("Set the weights"),
        key="set_weights",
        on_click=lambda: refusals.attempt(
            lambda: set_weights(store(), teacher, here.game_id, weights.chosen(prefix, here.weights))
        ),
    )


def _back(teacher: Actor, here: Cockpit) -> None:
    st.write(_("The round opens again with its drafts. What was played since is kept, but no longer counts."))
    if here.minutes:
        st.caption(_("Its clock is off until you start it."))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        rounds = choices(here.reachable[::-1], round_name)
        round_ = st.selectbox(
            _("Round"),
            list(rounds),
            format_func=rounds.__getitem__,
            key=in_language(f"back_to_{here.game_id}"),
            width=220,
            filter_mode=None,
        )
        with st.popover(_("Go back to this round")):
            st.write(_("Everybody leaves what they see and decides on {round} again.").format(round=rounds[round_]))
            st.button(_("Yes, go back"), key="go_back", on_click=_go_back, args=(teacher, here, round_))


def _go_back(teacher: Actor, here: Cockpit, round_: int) -> None:
    refusals.attempt(lambda: go_back(store(), teacher, here.game_id, round_))


def _end(teacher: Actor, here: Cockpit) -> None:
    refusals.attempt(lambda: end_game(store(), teacher, here.game_id, (here.phase, here.round)))
