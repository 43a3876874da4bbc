"""The parts of the brief: what is new, how the score works, the customers, five people, the rivals."""

from collections.abc import Callable
from html import escape

import streamlit as st

from game.views import Brief, RivalMove
from sim.report import Position
from sim.scenario import Person, Scenario, Segment
from ui import format as figures
from ui import theme
from ui.glossary import link
from ui.language import _, current_language
from ui.outcomes.outcome_words import part_meaning, part_name
from ui.words import team_name

STANDS_OUT = 1.15
"""A trait is told from this many times the market's mean on"""

FAMILY = {"female": "👩", "male": "👨"}


def company(scenario: Scenario) -> None:
    """Draw who the company is and what it wants."""
    language = current_language()
    st.title(scenario.name.in_(language), anchor=False)
    st.html(f'<p class="lk-muted">{escape(scenario.company.in_(language))}</p>')
    st.markdown(scenario.brief.in_(language))
    st.html(f'<p class="lk-goal">{escape(scenario.goal.in_(language))}</p>')


def news(view: Brief, scenario: Scenario) -> None:
    """Draw what strikes the market in the round at hand."""
    language = current_language()
    events = [event for event in scenario.events if event.key in view.events]
    if not events:
        return
    st.subheader(_("New this round"), anchor=False)
    for event in events:
        first, last = event.week + 1, min(event.week + event.weeks, 13)
        when = _("weeks {first} to {last}").format(first=first, last=last) if last < 13 or first > 1 else _("all round")
        text = f"**{event.name.in_(language)}** ({when})  \n{event.text.in_(language)}"
        st.info(text, icon=":material/campaign:")


def score(view: Brief) -> None:
    """Draw what counts, and how much."""
    st.subheader(_("What counts"), anchor=False)
    rows = [
        f"<tr><td><b>{escape(part_name(part, current_language()))}</b>"
        f'<div class="lk-muted lk-small">{escape(part_meaning(part, current_language()))}</div></td>'
        f"<td>{figures.percent(weight, 0)}</td></tr>"
        for part, weight in view.weights.items()
        if weight > 0
    ]
    st.html(f'<table class="lk-table"><tbody>{"".join(rows)}</tbody></table>')
    st.caption(_("Terms: {terms}.").format(terms=_(", ").join(map(link, ("retention", "satisfaction", "equity")))))


def position(where: Position) -> None:
    """Draw the firm in numbers."""
    st.subheader(_("Your firm in numbers"), anchor=False)
    with st.grid(min_column_width=150):
        st.metric(_("Customers"), figures.number(where.customers), border=True)
        st.metric(_("Revenue last round"), figures.money(where.revenue, short=True), border=True)
        st.metric(_("Budget this round"), figures.money(where.budget, short=True), border=True)
        st.metric(_("Agents"), figures.number(where.agents), border=True)
    grades = _(", ").join(
        f"{grade} {figures.number(count)}" for grade, count in sorted(where.customers_by_grade.items())
    )
    words = _("Customers by {term}: {grades}. {consenting} agree to be contacted.")
    st.caption(words.format(term=link("grade"), grades=grades, consenting=figures.number(where.consenting)))


def segments(scenario: Scenario) -> None:
    """Draw the kinds of customers in the market."""
    st.subheader(_("Who buys here"), anchor=False)
    with st.grid(min_column_width=280):
        for segment in scenario.segments:
            with st.container(border=True, gap=None):
                st.html(_segment(segment, scenario))


def _segment(segment: Segment, scenario: Scenario) -> str:
    language = current_language()
    facts = [
        _("{share} of the market").format(share=figures.percent(segment.share, 0)),
        _("an order is worth {money}").format(money=figures.money(segment.value * scenario.offer.price))
        if scenario.relationship == "noncontractual"
        else _("pays {money} a month").format(money=figures.money(segment.value * scenario.offer.price)),
        *_traits(segment, scenario),
    ]
    return (
        f'<div class="lk-diary-name">{escape(segment.name.in_(language))}</div>'
        f'<div class="lk-line">{escape(segment.description.in_(language))}</div>'
        f'<div class="lk-diary-who">{escape(" · ".join(facts))}</div>'
    )


def _traits(segment: Segment, scenario: Scenario) -> list[str]:
    """Say in what a segment differs from the other customers of this market."""
    found = (
        (_("watches prices"), lambda one: one.price_sensitivity),
        (_("wants to be cared for"), lambda one: one.care_sensitivity),
        (_("gets in touch often"), lambda one: one.contacts.mean),
        (_("would rather meet in person"), lambda one: one.visits),
    )
    return [words for words, trait in found if _stands_out(trait, segment, scenario)]


def _stands_out(trait: Callable[[Segment], float], segment: Segment, scenario: Scenario) -> bool:
    usual = sum(one.share * trait(one) for one in scenario.segments) / sum(one.share for one in scenario.segments)
    return trait(segment) >= STANDS_OUT * usual


def people(scenario: Scenario) -> None:
    """Draw the five people whom every firm serves one of."""
    st.subheader(_("Five people to remember"), anchor=False)
    st.caption(_("Every team serves its own copy of them at the start. Who will keep them?"))
    with st.grid(min_column_width=280):
        for person in scenario.people:
            with st.container(border=True, gap=None):
                st.html(f'{portrait(person)}<p class="lk-quote">{escape(_quoted(person))}</p>')


def _quoted(person: Person) -> str:
    return _("“{quote}”").format(quote=person.quote.in_(current_language()).strip('“”"「」'))


def portrait(person: Person) -> str:
    """Give a person's name and who they are, as HTML."""
    language = current_language()
    who = _("{age}, {work}, {city}").format(
        age=person.age, work=person.work.in_(language), city=person.city.in_(language)
    )
    face = f'<span aria-hidden="true">{FAMILY[person.gender]}</span> '
    return (
        f'<div class="lk-diary"><div class="lk-diary-name">{face}{escape(person.name.in_(language))}</div>'
        f'<div class="lk-diary-who">{escape(who)}</div></div>'
    )


def rivals(view: Brief) -> None:
    """Draw what the street can see of every firm."""
    if not view.rivals:
        return
    st.subheader(_("What you can see of the others"), anchor=False)
    head = "".join(f"<th>{escape(word)}</th>" for word in (_("Firm"), _("Customers"), _("Prices"), _("Known to")))
    rows = "".join(_rival(move) for move in view.rivals)
    st.html(f'<table class="lk-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>')


def _rival(move: RivalMove) -> str:
    off = 1 - move.price
    price = _("list price") if abs(off) < 0.005 else _("{amount} off").format(amount=figures.percent(off, 0))
    cells = (figures.number(move.customers), price, figures.percent(move.awareness, 0))
    mine = ' class="lk-mine"' if move.team.mine else ""
    first = theme.badge(move.team.seat, team_name(move.team))
    return f"<tr{mine}><td>{first}</td>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
