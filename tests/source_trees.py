"""The syntax tree of a file of code, for the tests that read the house itself."""

import ast
from pathlib import Path

_ATTEMPTS = 20


def tree_of(path: Path) -> ast.Module:
    """Give the tree of the code in ``path``.

    Before Python 3.11.8 and 3.12.2 two threads that build a tree in the same moment disturb each other, and one of
    them is told "AST constructor recursion depth mismatch" (python/cpython#106905); a browser's or a server's thread
    in this process may do so when it prints a traceback. That error says nothing about the code: parse it again.

    Raises:
        SyntaxError: what stands there is not Python.
    """
    text = path.read_text(encoding="utf-8")
    for _ in range(_ATTEMPTS):
        try:
            return ast.parse(text)
        except SystemError as disturbed:
            if "recursion depth mismatch" not in str(disturbed):
                raise
    return ast.parse(text)
