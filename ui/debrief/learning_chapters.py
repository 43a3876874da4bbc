"""What to ask the class, and the glass box: how customers really stood, and by which equations."""

from collections.abc import Sequence

from game.debriefing.material import equations, topic_material
from game.shown.debrief import Debrief, TrueState
from ui import theme
from ui.customers import desk_words
from ui.debrief.outcome_chapters import called
from ui.decide.lever_words import lever_name
from ui.language import _, current_language
from ui.papers.paper import Cell, Chapter, Chart, Series, Table, text


def questions(seen: Debrief) -> Chapter:
    """Give three questions for every topic of the course that the game touched."""
    language, material = current_language(), topic_material()
    lists = []
    for topic in seen.topics:
        name = material[topic.key].name.in_(language)
        levers = _(", ").join(lever_name(lever, language) for lever in topic.levers)
        head = _("{topic} (decided: {levers})").format(topic=name, levers=levers) if levers else name
        lists.append((head, tuple(question.in_(language) for question in material[topic.key].questions)))
    return Chapter("questions", _("What does the course say to it?"), lists=tuple(lists))


def glass_box(seen: Debrief) -> Chapter:
    """Show how customers really stood, and the equations by which they acted."""
    language = current_language()
    last = [one for one in seen.true_states if one.round == seen.comparison.round]
    return Chapter(
        "glass",
        _("The glass box: what was true"),
        (_("While they played, teams saw orders, complaints and a survey. This is how their customers really stood."),),
        (_moods(seen),),
        (_table(last, last=seen.comparison.round), _files(last)),
        further=(_table(seen.true_states),),
        formulas=tuple((one.name.in_(language), one.lines.in_(language)) for one in equations().values()),
        notes=(_("The equations stand in the page about the model, each with its source."),),
    )


def _moods(seen: Debrief) -> Chart:
    rounds = sorted({one.round for one in seen.true_states})
    series = []
    for record in seen.comparison.teams:
        by_round = {one.round: one for one in seen.true_states if one.team.id == record.team.id}
        gaps = tuple(by_round[number].satisfaction - by_round[number].expectation for number in rounds)
        series.append(Series(called(record.team), theme.seat(record.team.seat).colour, gaps))
    return Chart(
        "moods",
        _("Satisfaction minus expectation: below zero customers are disappointed"),
        "lines",
        tuple(str(number) for number in rounds),
        tuple(series),
        _("Round"),
        _("S − E, on the scale from 1 to 5"),
    )


def _table(states: Sequence[TrueState], last: int | None = None) -> Table:
    heads = (
        _("Team"),
        _("Round"),
        _("Customers"),
        _("Satisfaction S"),
        _("as its survey said"),
        _("± of the survey"),
        _("Expectation E"),
        _("Contact pressure F"),
        _("Inborn chance to leave in a year"),
        _("Lifetime value of one, yuan"),
    )
    title = _("True states at the end of every round")
    if last is not None:
        title = _("True states at the end of round {round}").format(round=last)
    return Table(title, heads, tuple(_state(one) for one in states))


def _files(states: Sequence[TrueState]) -> Table:
    """Show how much of what people typed into the customer files was missing, and how much was wrong."""
    words = {name: _(said) for name, said in desk_words.TYPED_IN.items()}
    heads = [_("Team"), _("Data quality")]
    for said in words.values():
        heads += [_("{entry}: missing").format(entry=said), _("{entry}: wrong").format(entry=said)]
    rows = []
    for one in states:
        cells = [text(called(one.team)), Cell(one.quality, "percent")]
        for name in words:
            cells += [Cell(one.faults[name].blank, "percent"), Cell(one.faults[name].wrong, "percent")]
        rows.append(tuple(cells))
    return Table(_("What stood in the customer files at the end"), tuple(heads), tuple(rows))


def _state(one: TrueState) -> tuple[Cell, ...]:
    return (
        text(called(one.team)),
        Cell(one.round, "count"),
        Cell(one.customers, "count"),
        Cell(one.satisfaction, "decimal"),
        Cell(one.surveyed, "decimal"),
        Cell(one.surveyed_error, "decimal"),
        Cell(one.expectation, "decimal"),
        Cell(one.pressure, "decimal"),
        Cell(one.leaving, "percent"),
        Cell(one.worth, "count"),
    )
