"""By which functions a screen reaches the game, and which of them open without an actor."""

import inspect
import pkgutil
from collections.abc import Callable
from importlib import import_module
from types import ModuleType

INSIDE = ("Session", "game.store.tables", "game.records")
"""What only functions within a transaction take."""


def reachable(package: ModuleType) -> dict[str, Callable[..., object]]:
    """Every function by which a screen reaches the game: public, taking the store or who asks, and no open rows."""
    found: dict[str, Callable[..., object]] = {}
    for info in pkgutil.iter_modules(package.__path__):
        module = import_module(f"{package.__name__}.{info.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_"):
                kinds = [
                    str(part.annotation) for part in inspect.signature(function, eval_str=True).parameters.values()
                ]
                asks = any("Store" in kind or "Actor" in kind for kind in kinds)
                if asks and not any(inside in kind for kind in kinds for inside in INSIDE):
                    found[name] = function
    return found


DOORS = frozenset(
    {
        "teacher_password_is_set",
        "new_setup_code",
        "set_teacher_password",
        "sign_in",
        "sign_in_from_school",
        "sign_out",
        "forget_teacher_password",
        "room_name",
        "join",
        "recover",
        "seat_by_code",
        "keeping_ticket",
        "arrived",
        "keep",
        "waits",
        "link_owner",
        "on_one_device",
        "follow_link",
        "play_alone",
        "close_if_due",
        "go_on_measuring",
        "new_game",
    }
)
"""What asks for no actor: doors with keys of their own (a password, a code, a token), and what the clock does."""
