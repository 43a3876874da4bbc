"""Contacts a second: our contact centre against Ciw with reneging and against SimPy with a process per call."""

from statistics import stdev

from benchmarks.agreement import compare, insist
from benchmarks.contact_lines import Figures, Play, contacts_a_second, estimates, in_ciw, in_simpy, ours
from benchmarks.race import OURS, Race, agreement
from benchmarks.results import Ask, Found, Table
from benchmarks.settings import Settings

CIW, PROCESSES = "Ciw, with reneging", "SimPy, a process per call"
PLAYS: dict[str, Play] = {CIW: in_ciw, PROCESSES: in_simpy}
ASKED = 100
FIRST_LUCK = 100
"""seeds of the lines that tell what luck does; those of the turns are smaller"""


def run(settings: Settings) -> Found:
    """Let everybody serve the same kind of line in turns; check that results agree, then give speeds and ratios."""
    size = settings.peers_contacts
    usual = [ours(size, FIRST_LUCK + luck).figures() for luck in range(settings.lines)]  # warms the kernel up as well
    race = Race({OURS: settings.contacts} | dict.fromkeys(PLAYS, size))
    lines: dict[str, list[Figures]] = {peer: [] for peer in PLAYS}
    for turn in range(settings.turns):
        race.note(OURS, contacts_a_second(ours, settings.contacts, turn)[0])
        for peer, play in PLAYS.items():
            speed, figures = contacts_a_second(play, size, turn)
            race.note(peer, speed)
            lines[peer].append(figures)
    spread = {name: stdev(line[name] for line in usual) for name in usual[0]}
    known = estimates(usual, spread)
    compared = {peer: compare(known, estimates(served, spread)) for peer, served in lines.items()}
    for peer, found in compared.items():
        insist(peer, found)
    words = f"Means of lines of {size:,} contacts; peers' over {settings.turns} lines, ours over {settings.lines}."
    return Found(
        [_speeds(race), agreement("Do they serve the same line?", words, compared)],
        [Ask(f"contacts/s against {CIW}", f"≥ {ASKED} ×", f"{race.ratio(CIW):,.0f} ×", race.ratio(CIW) >= ASKED)],
    )


def _speeds(race: Race) -> Table:
    words = (
        "One line of the web shop's contact centre: 16 agents who are always there, lognormal handling of 14 minutes, "
        "exponential patience of 3, Poisson contacts, as many as the agents could just handle. Drawing the times "
        "counts everywhere."
    )
    return Table("Contacts", ("engine", "contacts", "contacts/s", "range", "Liuke is"), race.rows(), words)
