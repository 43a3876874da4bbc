"""Which pages somebody gets, in the order of the menu, and where the game is right now.

The menu only helps; what a person may see or do is decided in ``game`` every time.
"""

from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import Page

from game.actors import Actor
from game.rules import Phase
from game.views import Pulse
from ui import live
from ui.language import N_, _, current_language

_KEPT = "pages"


@dataclass(frozen=True, slots=True)
class Entry:
    """One page of the menu; its file and its address bear the key."""

    key: str
    title: str
    icon: str


HOME = Entry("home", "", "")
START = Entry("start", N_("Start"), ":material/home:")
LOBBY = Entry("lobby", N_("My team"), ":material/groups:")
BRIEF = Entry("brief", N_("Brief"), ":material/article:")
CUSTOMERS = Entry("customers", N_("Customers"), ":material/contacts:")
DECIDE = Entry("decide", N_("Decide"), ":material/tune:")
RESULTS = Entry("results", N_("Results"), ":material/insights:")
COMPARE = Entry("compare", N_("Compare"), ":material/leaderboard:")
WHAT_IF = Entry("whatif", N_("What if?"), ":material/replay:")
EXPLORE = Entry("explore", N_("Try plans"), ":material/science:")
SURVIVAL = Entry("survival", N_("Who stays?"), ":material/show_chart:")
SIGN_IN = Entry("teach", N_("Teach"), ":material/school:")
TEACH = Entry("teach", N_("Classes"), ":material/school:")
COCKPIT = Entry("cockpit", N_("Cockpit"), ":material/dashboard:")
PROJECTOR = Entry("projector", N_("Projector"), ":material/present_to_all:")
DEBRIEF = Entry("debrief", N_("Debrief"), ":material/forum:")
LOOK = Entry("look", N_("As a team sees it"), ":material/visibility:")
MODEL = Entry("model", N_("The model"), ":material/fact_check:")
DEMOS = Entry("demos", N_("Demos"), ":material/slideshow:")
HELP = Entry("help", N_("Help"), ":material/help:")

ALL = (
    *(START, LOBBY, BRIEF, CUSTOMERS, DECIDE, RESULTS, COMPARE, SURVIVAL, WHAT_IF, EXPLORE),
    *(TEACH, COCKPIT, PROJECTOR, DEBRIEF, LOOK, DEMOS, MODEL, HELP),
)

WHERE_IT_HAPPENS = {
    Phase.LOBBY: LOBBY,
    Phase.BRIEFING: BRIEF,
    Phase.OPEN: DECIDE,
    Phase.CLOSED: DECIDE,
    Phase.REVEALED: RESULTS,
    Phase.ENDED: COMPARE,
}
"""Where a player looks in each phase."""


def entries(actor: Actor | None) -> list[Entry]:
    """Return the pages for who is here, the one to begin with first."""
    if actor is None:
        return [START, SIGN_IN, DEMOS, HELP, MODEL]
    if actor.kind == "teacher":
        return [
            TEACH,
            COCKPIT,
            PROJECTOR,
            COMPARE,
            SURVIVAL,
            WHAT_IF,
            EXPLORE,
            DEBRIEF,
            DEMOS,
            MODEL,
            HELP,
            START,
            LOOK,
        ]
    if actor.team_id is None:
        return [LOBBY, EXPLORE, HELP, START, DEMOS, MODEL]
    lobby = [LOBBY] if actor.kind == "student" else []
    return [*lobby, BRIEF, CUSTOMERS, DECIDE, RESULTS, COMPARE, SURVIVAL, WHAT_IF, EXPLORE, HELP, START, DEMOS, MODEL]


def pages(actor: Actor | None, beat: Pulse | None) -> dict[Entry, Page]:
    """Return every page for who is here; some hide until they are of use.

    The addresses of other people's pages lead to a word about it; their files are not even registered.
    """
    own = {entry: _own(entry, hidden=_hides(entry, actor, beat)) for entry in entries(actor)}
    taken = {entry.key for entry in own}
    return {HOME: _home()} | own | {entry: _barred(entry) for entry in ALL if entry.key not in taken}


def where_it_happens(actor: Actor | None, beat: Pulse | None) -> Entry | None:
    """Return the page on which this person goes on now; a teacher goes where they like, a visitor to the start."""
    if actor is None:
        return START
    if actor.kind == "teacher":
        return None
    if beat is None or actor.team_id is None:
        return LOBBY
    return WHERE_IT_HAPPENS[beat.phase]


def _hides(entry: Entry, actor: Actor | None, beat: Pulse | None) -> bool:
    """Tell whether a page is out of the menu: the start of those who have started, the wall of no game.

    On the start page who plays alone finds all their games. Only a teacher has the model's table in the menu; everybody
    else finds it from the help. A team's screens are found from its tile.
    """
    teaching = actor is not None and actor.kind == "teacher"
    if entry is MODEL:
        return not teaching
    if entry is LOOK:
        return True
    if entry is DEMOS:
        return actor is not None and not teaching
    if entry in (WHAT_IF, SURVIVAL, DEBRIEF):
        return beat is None or beat.practice or beat.phase in (Phase.LOBBY, Phase.BRIEFING)
    if entry is START:
        return actor is not None and actor.kind != "solo"
    return entry in (COCKPIT, PROJECTOR, COMPARE) and beat is None


def _home() -> Page:
    """Return the page of the bare address: nothing is on it, as the door sends everybody on from there.

    It is Streamlit's default page, which has no address of its own; so every real page keeps its own.
    """
    return st.Page(_nothing, title="Liuke 留客", url_path=HOME.key, default=True, visibility="hidden")


def _nothing() -> None:
    """Draw nothing."""


def _own(entry: Entry, *, hidden: bool) -> Page:
    """Give a page of the menu; a session keeps it, as to make one the library looks for its file each time."""
    kept: dict[tuple[Entry, bool, str], Page] = st.session_state.setdefault(_KEPT, {})
    which = (entry, hidden, current_language())
    if which not in kept:
        kept[which] = st.Page(
            f"{entry.key}.py",
            title=_(entry.title),
            icon=entry.icon,
            url_path=entry.key,
            visibility="hidden" if hidden else "visible",
        )
    return kept[which]


def _barred(entry: Entry) -> Page:
    return st.Page(_not_yours, title=_(entry.title), url_path=entry.key, visibility="hidden")


def _not_yours() -> None:
    """Say whose page this is not, and lead to where one's own game goes on."""
    here = live.glance()
    own = where_it_happens(here.actor, here.beat) or entries(here.actor)[0]
    st.info(_("This page belongs to somebody else in the game, or you are not signed in on this device."))
    st.page_link(f"{own.key}.py", label=_(own.title), icon=own.icon)
