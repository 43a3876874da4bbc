"""Let ``python -m game`` be the command line (:mod:`game.command_line`)."""

import io
import sys

from game.command_line import main

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))
