"""Customer-weeks a second: our engine against Mesa and against SimPy, and against the machine's memory."""

from benchmarks import memory_limit, peers
from benchmarks.agreement import Compared, Estimate, ResultsDiffer, compare, insist, pooled
from benchmarks.customer_figures import of_people, of_reports
from benchmarks.race import OURS, Race, agreement
from benchmarks.results import Ask, Found, Row, Table
from benchmarks.settings import Settings
from sim.clock import WEEKS

Figures = dict[str, Estimate]
MESA, PROCESSES = "Mesa, an agent per customer", "SimPy, a process per customer"
PLAYS = {MESA: peers.play_mesa, PROCESSES: peers.play_processes}
ASKED = {MESA: 40, PROCESSES: 120}
FIRST_LUCK = 100
"""seeds of the rounds that tell what luck does; those of the turns are smaller"""


def run(settings: Settings) -> Found:
    """Let everybody play the same round in turns; check that results agree, then give speeds and ratios."""
    large, small = peers.start(settings.ours), peers.start(settings.peers)
    race = Race({OURS: large.customers} | dict.fromkeys(PLAYS, small.customers))
    figures: dict[str, list[Figures]] = {peer: [] for peer in PLAYS}
    for turn in range(settings.turns):
        race.note(OURS, large.customers * WEEKS / peers.play_ours(large, turn)[0])
        for peer, play in PLAYS.items():
            played = play(small, turn)
            race.note(peer, small.customers * WEEKS / played.seconds)
            figures[peer].append(of_people(played.customers))
            del played  # Python's search for rubbish slows down with everybody who still lives
    compared = _compared(small, settings.lucks, figures)
    words = (
        f"Means a person over a round, {small.customers:,} people; the peers' of {settings.turns} rounds, ours of "
        f"{settings.lucks}. Under the same luck Mesa's customers and SimPy's are the same to the bit."
    )
    return Found(
        [_speeds(race), agreement("Do they play the same customers?", words, {"Mesa and SimPy": compared})],
        [_ask(race, peer, times) for peer, times in ASKED.items()],
    )


def _compared(small: peers.Start, lucks: int, figures: dict[str, list[Figures]]) -> list[Compared]:
    """Compare the peers' customers, one and the same, with ours under other luck; refuse them if they differ."""
    ours = of_reports([peers.play_ours(small, FIRST_LUCK + luck)[1] for luck in range(lucks)])
    if figures[MESA] != figures[PROCESSES]:
        raise ResultsDiffer("Mesa and SimPy do not play the same customers")
    compared = compare(ours, pooled(figures[MESA]))
    insist("the plain customer", compared)
    return compared


def _speeds(race: Race) -> Table:
    words = (
        "The weekly customer of the web shop, ten firms with ten strategies, one quarter. What the same work is, and "
        "what is left out on which side, stands in `benchmarks/plain_customer.py`. The memory limit reads and writes "
        "twelve float32 columns in place."
    )
    head = ("engine", "customers", "customer-weeks/s", "range", "Liuke is")
    return Table("Customers", head, [*race.rows(), _memory_limit(race.usual(OURS))], words)


def _memory_limit(ours: float) -> Row:
    limit = memory_limit.customer_weeks_a_second()
    return "memory limit", f"{memory_limit.ROWS:,}", f"{limit:,.0f}", "", f"{ours / limit:.3f} of it"


def _ask(race: Race, peer: str, times: int) -> Ask:
    ratio = race.ratio(peer)
    return Ask(f"customer-weeks/s against {peer}", f"≥ {times} ×", f"{ratio:,.0f} ×", ratio >= times)
