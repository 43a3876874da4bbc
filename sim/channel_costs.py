"""What every way to reach a firm cost in a round, and what came of it: the cost to serve by channel.

Agents' wages are shared by the minutes for which each channel kept them; idle minutes are borne alike, as somebody has
to be there. Lines and licences go by contacts, sessions to self-service, and what keeps a channel open to that channel.
So the channels add up to what the accounts book: self-service, open channels, contacts, and the agents' wages. Hiring
and training are left out: they serve the years to come.
"""

import numpy as np

from sim import tariff
from sim.levers import CHANNELS, WAYS
from sim.report import ChannelFigures
from sim.running import Doubles, Running


def channel_figures(run: Running, seat: int) -> dict[str, ChannelFigures]:
    """Give every way to reach the firm that was open, or used, in the round."""
    contacts, settled, minutes = run.journal.series("served_by_agents")[:, seat].sum(axis=0)
    offer, costs, decisions = run.scenario.offer, run.scenario.costs, run.decisions[seat]
    wages = float(run.journal.series("agent_wages")[:, seat].sum()) * _shares(minutes, decisions.channels)
    opened = [tariff.open_channel(way, run.scenario) if way in decisions.channels else 0.0 for way in CHANNELS]
    yuan = wages + contacts * offer.contact_cost + np.array(opened)
    tried, helped = (_sum(run, figure, seat) for figure in ("self_tried", "self_served"))
    visits, met = (_sum(run, figure, seat) for figure in ("visits", "visits_solved"))
    online = float(run.ledger["self_service"][seat]) + tried * costs.self_service_session
    rows = (
        *zip(contacts, settled, minutes, yuan, strict=True),
        (visits, met, visits * run.scenario.service.visit_minutes, tariff.visits(decisions, run.scenario)),
        (tried, helped, 0.0, online),
    )
    found = {
        way: ChannelFigures(contacts=int(n), settled=int(done), minutes=float(busy), cost=float(cost))
        for way, (n, done, busy, cost) in zip(WAYS, rows, strict=True)
    }
    return {way: figures for way, figures in found.items() if figures.contacts or figures.cost}


def _sum(run: Running, figure: str, seat: int) -> float:
    return float(run.journal.series(figure)[:, seat].sum())


def _shares(minutes: Doubles, opened: tuple[str, ...]) -> Doubles:
    """Give each channel's part of the agents' time; where nobody was served, the first open channel bears it."""
    if minutes.sum() > 0:
        shares: Doubles = minutes / minutes.sum()
        return shares
    return np.array([float(channel == opened[0]) for channel in CHANNELS])
