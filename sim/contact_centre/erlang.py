"""Closed forms for a stationary waiting line: Erlang-B, Erlang-C and Erlang-A.

Calls come at random at a constant rate (Poisson), handling times and patience are exponential, agents are equal and
never leave. Erlang-C is M/M/n: nobody hangs up. Erlang-A is M/M/n+M: each caller waits for an exponential patience.

Sources:
    Erlang, A. K. (1917). Solution of some problems in the theory of probabilities of significance in automatic
    telephone exchanges. *Elektroteknikeren* 13. (Erlang-B and Erlang-C.)
    Palm, C. (1957). Research on telephone traffic carried by full availability groups. *Tele* 1. (Erlang-A.)
    Garnett, O., Mandelbaum, A. & Reiman, M. (2002). Designing a call center with impatient customers.
    *Manufacturing & Service Operations Management* 4(3), 208-227.
"""

import math
from dataclasses import dataclass
from typing import Final

TWENTY_SECONDS: Final = 1 / 3
"""Minutes within which the usual service level counts an answer."""

NEGLIGIBLE: Final = 1e-18
LARGE: Final = 1e200


@dataclass(frozen=True, slots=True)
class Line:
    """What callers meet in the long run."""

    delayed: float  # share of calls that find no agent free
    abandoned: float  # share of calls that hang up
    mean_wait: float  # minutes, over all calls, until answered or hung up; infinite where the line only grows
    service_level: float  # share of all calls answered within the time asked for


def erlang_b(load: float, agents: int) -> float:
    """Give the share of calls that find all agents busy when nobody can wait (Erlang 1917).

    ``load`` is the calls per minute times the minutes each takes, in erlangs.
    """
    blocked = 1.0
    for agent in range(1, agents + 1):
        blocked = load * blocked / (agent + load * blocked)
    return blocked


def erlang_c(rate: float, handling: float, agents: int, answer_within: float = TWENTY_SECONDS) -> Line:
    """Give the line of M/M/n: ``rate`` calls per minute, mean ``handling`` minutes, endless patience (Erlang 1917).

    Where the load reaches the agents, the line only grows: everybody waits, and in the long run endlessly.

    Raises:
        ValueError: a rate or a duration is not positive.
    """
    _refuse_unless_positive(rate=rate, handling=handling)
    load = rate * handling
    if load >= agents:
        return Line(delayed=1.0, abandoned=0.0, mean_wait=math.inf, service_level=0.0)
    blocked = erlang_b(load, agents)
    delayed = agents * blocked / (agents - load * (1 - blocked))
    spare = (agents - load) / handling  # answers per minute beyond the calls that come
    return Line(delayed, 0.0, delayed / spare, 1 - delayed * math.exp(-spare * answer_within))


def erlang_a(rate: float, handling: float, patience: float, agents: int, answer_within: float = TWENTY_SECONDS) -> Line:
    """Give the line of M/M/n+M: as Erlang-C, with a finite mean ``patience`` in minutes (Palm 1957).

    Measured in mean patiences, ``came`` calls come and ``left`` calls are answered while all agents are busy. The
    number waiting then is j with weight came^j / ((left + 1) ... (left + j)); these weights sum to Palm's function
    A(left, came), and Erlang-B links them to the states in which an agent is free. The virtual wait x has a density
    proportional to exp(came (1 - exp(-x)) - left x); its integral over those still waiting is again Palm's function.

    Raises:
        ValueError: a rate or a duration is not positive.
    """
    _refuse_unless_positive(rate=rate, handling=handling, patience=patience)
    came, left = rate * patience, agents * patience / handling
    log_sum, mean_waiting = _palm(left, came)
    blocked = erlang_b(rate * handling, agents)
    delayed = blocked / (blocked + (1 - blocked) * math.exp(-log_sum))
    mean_wait = delayed * mean_waiting / rate  # Little's law
    abandoned = mean_wait / patience  # those waiting hang up at the rate 1 / patience
    later = answer_within / patience
    came_later = came * math.exp(-later)
    log_later, _ = _palm(left + 1, came_later)
    answered_later = (
        delayed * (left / (left + 1)) * math.exp(log_later - log_sum + came - came_later - (left + 1) * later)
    )
    return Line(delayed, abandoned, mean_wait, 1 - abandoned - answered_later)


def _palm(left: float, came: float) -> tuple[float, float]:
    """Give log A(left, came), A = sum of came^j / ((left + 1) ... (left + j)) over j >= 0, and the mean of j."""
    weight = total = 1.0
    moment = log_scale = 0.0
    j = 0
    while weight > NEGLIGIBLE * total:
        j += 1
        weight *= came / (left + j)
        total += weight
        moment += j * weight
        if total > LARGE:  # overloaded lines outgrow a float
            weight, total, moment, log_scale = (
                weight / LARGE,
                total / LARGE,
                moment / LARGE,
                log_scale + math.log(LARGE),
            )
    return math.log(total) + log_scale, moment / total


def _refuse_unless_positive(**values: float) -> None:
    """Raise a ValueError that names the first value that is not a positive, finite number."""
    for name, value in values.items():
        if not 0 < value < math.inf:
            raise ValueError(f"{name}(={value}) must be > 0 and finite")
