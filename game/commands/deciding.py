"""A team decides: drafts, submissions."""

from collections.abc import Mapping

from game.actors import Actor
from game.store import Store
from game.views.student import Draft


def save_draft(store: Store, student: Actor, changes: Mapping[str, object], base_version: int | None = None) -> Draft:
    """Merge changes of some levers into the team's draft and give it as it now stands.

    With ``base_version`` (the draft the screen showed), levers that a teammate has set differently since are refused
    (``stale_draft``); other changes of teammates are merged. A draft may exceed the budget. Saving what already
    stands changes nothing.

    Raises:
        Refused: ``decision_refused``, ``stale_draft``, ``round_closed``, ``no_team``.
    """
    raise NotImplementedError


def submit(
    store: Store, student: Actor, version: int, reason: str = "", predicted_retention: float | None = None
) -> None:
    """Hand in the draft of that version; again: replaces what was handed in. For a solo player the round is played.

    Raises:
        Refused: ``decision_refused`` (over_budget), ``stale_submission``, ``round_closed``, ``no_team``,
            ``reason_too_long``, ``out_of_bounds`` (predicted_retention, 0..1).
    """
    raise NotImplementedError


def withdraw(store: Store, student: Actor) -> None:
    """Take the team's submission back; the draft stays."""
    raise NotImplementedError
