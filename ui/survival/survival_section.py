"""Survival curves on the screen: choose which, hold two against each other, see all in a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import streamlit as st

from game.actors import Actor
from game.shown.survival import OF_ALL_TEAMS, SPLITS, Cohorts, HeldAgainst, Survival
from game.views import TeamTag
from game.views.survival import survival
from sim.clock import WEEKS
from sim.scenario import Scenario
from ui import format as figures
from ui import theme
from ui.language import _, choices, current_language, in_language
from ui.outcomes import chart_style
from ui.store import store
from ui.survival import survival_chart, survival_words
from ui.survival.survival_chart import Drawn
from ui.why import team_choice


@dataclass(frozen=True, slots=True)
class Looker:
    """Who looks at which game."""

    actor: Actor
    game_id: int
    branch: int | None
    version: int
    tags: dict[int, TeamTag]
    """teams of the game by id, the leader first"""
    scenario: Scenario


def section(looker: Looker) -> None:
    """Draw the choice, the curves, what they say and the table."""
    names = choices(SPLITS, lambda key: _(survival_words.SPLIT_NAMES[key]))
    chosen = st.segmented_control(
        _("Which customers?"),
        list(names),
        default=SPLITS[0],
        required=True,
        format_func=names.__getitem__,
        key=in_language(f"survival-split-{looker.game_id}"),
    )
    split = str(chosen or SPLITS[0])
    st.caption(_(survival_words.SPLIT_MEANINGS[split]))
    seen = survival(store(), looker.actor, Cohorts(split, _team(looker, split), looker.branch), looker.game_id)
    lines = drawn(seen, looker.scenario)
    if not lines:
        st.info(_("There are too few such customers to draw a curve of."))
        return
    if split in OF_ALL_TEAMS and not seen.every_team:
        st.caption(_("The other teams' curves can be seen when the game has ended."))
    pair = _pair(looker, seen, lines)
    _chart(looker, seen, lines, pair)
    _said(seen, lines, pair)
    st.html(table(lines))


def drawn(seen: Survival, scenario: Scenario) -> list[Drawn]:
    """Give every curve the name and look of its line: a team's own, else by its place."""
    return [
        Drawn(
            survival_words.label(one, seen.split, scenario),
            one.team.seat if seen.split in OF_ALL_TEAMS else place,
            one.curve,
        )
        for place, one in enumerate(seen.curves)
    ]


def _team(looker: Looker, split: str) -> int | None:
    """Let a teacher choose whose customers are cut into groups."""
    if split in OF_ALL_TEAMS or looker.actor.kind != "teacher":
        return None
    return team_choice.choose(_("Team"), looker.tags, f"survival-team-{looker.game_id}-{looker.branch}")


def _pair(looker: Looker, seen: Survival, lines: list[Drawn]) -> HeldAgainst | None:
    """Let the reader choose two curves to be held against each other."""
    if len(lines) < 2:
        return None
    names = choices(range(len(lines)), lambda place: theme.plain_badge(lines[place].seat, lines[place].name))
    begin = _begin(looker, seen)
    picked: list[int] = []
    with st.grid(2, min_column_width=250):
        for word, first in zip((_("This curve"), _("and that one")), begin, strict=True):
            picked.append(_choose(word, names, first, f"survival-{len(picked)}-{looker.game_id}-{seen.split}"))
    one, other = sorted(picked)
    return next((pair for pair in seen.pairs if (pair.first, pair.second) == (one, other)), None)


def _choose(word: str, names: Mapping[int, str], begin: int, key: str) -> int:
    chosen = st.selectbox(
        word, list(names), index=begin, format_func=names.__getitem__, key=in_language(key), filter_mode=None, width=300
    )
    return int(chosen)


def _begin(looker: Looker, seen: Survival) -> tuple[int, int]:
    """Give which two to begin with: of teams one's own (else the last) and the leader, else the first and the last."""
    if seen.split not in OF_ALL_TEAMS:
        return 0, len(seen.curves) - 1
    places = {one.team.id: place for place, one in enumerate(seen.curves)}
    ranked = [places[team] for team in looker.tags if team in places]
    own = places.get(looker.actor.team_id or 0, ranked[-1])
    return own, next(place for place in (*ranked, 0, 1) if place != own)


def _chart(looker: Looker, seen: Survival, lines: list[Drawn], pair: HeldAgainst | None) -> None:
    banded = (pair.first, pair.second) if pair else (0,) if len(lines) == 1 else ()
    whose = seen.curves[0].team.id if seen.split not in OF_ALL_TEAMS else len(lines)
    key = (looker.game_id, looker.version, looker.branch, seen.split, whose, banded, current_language(), "survival")
    figure = chart_style.kept(key, lambda: survival_chart.curves(lines, banded))
    chart_style.show(figure, "chart-survival", _("Share of customers still there, by weeks"))


def _said(seen: Survival, lines: list[Drawn], pair: HeldAgainst | None) -> None:
    if pair is not None:
        one, other = (theme.plain_badge(lines[each].seat, lines[each].name) for each in (pair.first, pair.second))
        st.markdown(survival_words.verdict(seen, pair, (one, other)))
        st.caption(survival_words.tested(seen, pair))
    elif len(lines) > 1:
        st.info(_("Please choose two different curves; where nobody has left yet there is nothing to compare."))
    if len(seen.pairs) > 1:
        st.caption(survival_words.of_all_pairs(seen))


def table(lines: list[Drawn]) -> str:
    """Give every curve's share and band after a quarter, half-way, and as far as it is seen."""
    weeks = marks(lines)
    heads = [_("Customers"), *(_("week {week}").format(week=week) for week in weeks), _("so far")]
    head = "".join(f"<th>{escape(word)}</th>" for word in ("", *heads))
    rows = "".join(
        f"<tr><td>{theme.badge(line.seat, line.name)}</td><td>{figures.number(line.curve.customers)}</td>"
        + "".join(f"<td>{_at(line, week)}</td>" for week in (*weeks, len(line.curve.share) - 1))
        + "</tr>"
        for line in lines
    )
    return f'<table class="lk-table lk-dense"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def marks(lines: list[Drawn]) -> list[int]:
    """Give the weeks at which the curves are read off."""
    quarters = max(len(line.curve.share) - 1 for line in lines) // WEEKS
    return sorted({WEEKS * number for number in (1, (quarters + 1) // 2) if number < quarters})


def _at(line: Drawn, week: int) -> str:
    curve = line.curve
    if week >= len(curve.share):
        return figures.NOTHING
    low, high = figures.percent(curve.low[week], 0), figures.percent(curve.high[week], 0)
    return f'{figures.percent(curve.share[week])}<div class="lk-small lk-muted">{low}–{high}</div>'
