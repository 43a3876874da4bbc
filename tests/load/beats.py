"""Fragments that run by the clock: each is asked for again and again, whether or not its last run is over."""

import asyncio
from collections.abc import Callable, Iterable


class Beats:
    """The clocks of one tab."""

    def __init__(self, ask: Callable[[str], None]) -> None:
        self._ask = ask
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def start(self, fragment: str, seconds: float) -> None:
        """Ask for a fragment every so many seconds; one that beats already goes on as it does."""
        if fragment not in self._tasks:
            self._tasks[fragment] = asyncio.create_task(self._beat(fragment, seconds))

    def stop(self, fragments: Iterable[str] | None = None) -> None:
        """Ask for some fragments no more; for none, where they are not named."""
        for fragment in list(self._tasks if fragments is None else fragments):
            task = self._tasks.pop(fragment, None)
            if task is not None:
                task.cancel()

    async def _beat(self, fragment: str, seconds: float) -> None:
        while True:
            await asyncio.sleep(seconds)
            self._ask(fragment)
