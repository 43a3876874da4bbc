"""A bounded memory of what is expensive to read or rebuild and never changes once written."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

T = TypeVar("T")


class Memory:
    """Keeps the most recently used values; safe between threads."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()

    def recall(self, key: Hashable, make: Callable[[], T]) -> T:
        """Give the value kept under ``key``, made first where there is none (two threads may both make it).

        None is no value yet: it is made again by whoever asks next.
        """
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return cast("T", self._values[key])
        value = make()
        if value is not None:
            self.keep(key, value)
        return value

    def keep(self, key: Hashable, value: object) -> None:
        """Keep a value, and forget the one that was not used for the longest time."""
        with self._lock:
            self._values[key] = value
            self._values.move_to_end(key)
            if len(self._values) > self._size:
                self._values.popitem(last=False)

    def forget(self) -> None:
        """Forget everything."""
        with self._lock:
            self._values.clear()
