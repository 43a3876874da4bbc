"""One's personal bests: on the start page all of them, at the end of a game those of its company."""

from collections.abc import Sequence

import streamlit as st

from game.rules import Phase
from game.shown.alone import Best
from game.views.alone import my_bests, my_game
from ui import packs
from ui.alone.words import DIFFICULTIES
from ui.format import number, percent
from ui.language import _, ngettext
from ui.store import store
from ui.student_page import Here
from ui.words import name


def every(bests: Sequence[Best]) -> None:
    """List all personal bests, company by company."""
    if not bests:
        return
    st.subheader(_("Your best"), anchor=False)
    st.markdown("\n".join(f"- **{packs.scenario_title(best.scenario)}** · {in_words(best)}" for best in bests))


def of_company(here: Here) -> None:
    """At the end of a game alone, say what the best of its company is, and whether it is this one."""
    if here.actor.kind != "solo" or here.beat.phase != Phase.ENDED:
        return
    game = my_game(store(), here.actor)
    bests = [best for best in my_bests(store(), here.actor) if best.scenario == game.scenario]
    if not bests:
        st.info(_("Only a game that is played to its last round can be your best."), icon=":material/flag:")
        return
    mine = [best for best in bests if (best.game_id, best.line) == (game.game_id, game.line.number)]
    words = "\n".join(f"- {in_words(best)}" for best in bests)
    if mine:
        st.success(_("This is your best game here so far.") + f"\n\n{words}", icon=":material/emoji_events:")
    else:
        st.info(_("Your best here:") + f"\n\n{words}", icon=":material/emoji_events:")


def in_words(best: Best) -> str:
    """Say a best for a list: how it came out, and in small letters below it what it has to be measured by."""
    rivals = _(", ").join(packs.strategy_name(key) for key in best.rivals)
    words = ngettext(
        "{score} points, place {rank} of {firms} in {rounds} round, {retention} kept at the end",
        "{score} points, place {rank} of {firms} in {rounds} rounds, {retention} kept at the end",
        best.rounds,
    ).format(
        score=number(best.score, 1),
        rank=best.rank,
        firms=len(best.rivals) + 1,
        rounds=best.rounds,
        retention=percent(best.retention),
    )
    against = _("against {rivals}").format(rivals=rivals)
    hard = name(DIFFICULTIES, best.difficulty) if best.difficulty else ""
    taken_back = (
        ngettext("went back once", "went back {count} times", best.lines - 1).format(count=best.lines - 1)
        if best.lines > 1
        else ""
    )
    head, below = ([part for part in parts if part] for parts in ((hard, words), (against, taken_back)))
    return f"{' · '.join(head)}  \n  :small[{' · '.join(below)}]"
