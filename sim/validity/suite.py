"""All rows of the validity table, and how they are measured: side by side, on every core."""

from collections.abc import Callable, Sequence

from sim.validity.cost_of_winning import acquisition_against_retention
from sim.validity.customer_value import five_points_of_retention, value_elasticities
from sim.validity.diffusion import diffusion_of_something_new
from sim.validity.finding import Finding
from sim.validity.lifetime import multiple_of_a_margin
from sim.validity.loyalty_programme import loyalty_programme
from sim.validity.market_structure import double_jeopardy, word_of_mouth
from sim.validity.messages import messages_a_month
from sim.validity.recovery import recovery_paradox
from sim.validity.repeat_purchases import repeat_purchases
from sim.validity.responses import advertising_elasticity, price_elasticity
from sim.validity.survival import retention_rises_with_tenure, survival_of_a_cohort
from sim.validity.unequal_customers import revenue_of_the_top_fifth, unprofitable_cross_buyers, whale_curve
from sim.validity.waiting_line import waiting_line_against_erlang
from sim.validity.winning_back import proactive_mailing, win_back_offers

Row = Callable[[], Finding]
"""Measures one row: takes nothing, and gives the same finding whenever the engine is the same."""

_IN_ORDER: tuple[Row, ...] = (
    survival_of_a_cohort,
    retention_rises_with_tenure,
    repeat_purchases,
    revenue_of_the_top_fifth,
    whale_curve,
    waiting_line_against_erlang,
    advertising_elasticity,
    price_elasticity,
    value_elasticities,
    multiple_of_a_margin,
    five_points_of_retention,
    acquisition_against_retention,
    recovery_paradox,
    word_of_mouth,
    double_jeopardy,
    messages_a_month,
    loyalty_programme,
    unprofitable_cross_buyers,
    proactive_mailing,
    win_back_offers,
    diffusion_of_something_new,
)
ROWS: dict[str, Row] = {row.__name__: row for row in _IN_ORDER}
"""Every row by its key, in the order in which the table shows them."""
ALL_CORES = -1


def measure(
    keys: Sequence[str] | None = None,
    workers: int = ALL_CORES,
    progress: Callable[[Finding], None] | None = None,
) -> list[Finding]:
    """Measure rows anew and give their findings in the table's order.

    Args:
        keys: rows to measure; all of them where nothing is said.
        workers: processes that share the work; 1 measures in this one.
        progress: is told of every finding as soon as it is there, in any order.

    Raises:
        KeyError: there is no row of such a name.
    """
    from joblib import Parallel, delayed  # noqa: PLC0415 (a game needs no workers)

    wanted = {key: ROWS[key] for key in (ROWS if keys is None else keys)}
    found: dict[str, Finding] = {}
    working = Parallel(n_jobs=min(workers, len(wanted)) or 1, batch_size=1, return_as="generator_unordered")
    for finding in working(delayed(_named)(key) for key in wanted):
        found[finding.key] = finding
        if progress:
            progress(finding)
    return [found[key] for key in ROWS if key in wanted]


def _named(key: str) -> Finding:
    """Measure one row; a finding that calls itself by another name is a mistake of its room."""
    finding = ROWS[key]()
    if finding.key != key:
        raise ValueError(f"the row {key} calls itself {finding.key}")
    return finding
