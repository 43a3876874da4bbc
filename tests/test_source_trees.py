"""The helper that reads the house's code is not disturbed by other threads that do so in the same moment."""

import ast
import gc
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from tests.source_trees import tree_of

FILES = sorted(Path(__file__).parent.glob("test_*.py"))


@contextmanager
def others_that_parse() -> Iterator[None]:
    """Have three threads build trees, with all that lets one of them in while another builds its own."""
    over, before = Event(), sys.getswitchinterval()

    def parse() -> None:
        while not over.is_set():
            for path in FILES:
                tree_of(path)

    def let_others_in(_phase: str, _info: object) -> None:
        over.wait(0)

    sys.setswitchinterval(1e-5)
    gc.callbacks.append(let_others_in)
    with ThreadPoolExecutor(3) as pool:
        parsing = [pool.submit(parse) for _ in range(3)]
        try:
            yield
        finally:
            over.set()
            gc.callbacks.remove(let_others_in)
            sys.setswitchinterval(before)
    for thread in parsing:
        thread.result()


def test_every_tree_comes_whole_while_other_threads_build_theirs() -> None:
    alone = {path: ast.dump(tree_of(path)) for path in FILES}
    with others_that_parse():
        for _ in range(5):
            assert {path: ast.dump(tree_of(path)) for path in FILES} == alone
