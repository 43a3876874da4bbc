"""Start Liuke, test it, or use its command line: sets up what is missing first, then does it.

python run.py                     start the app for the class (further words go to Streamlit)
python run.py test                run every check and test (further words go to pytest)
python run.py sim play eshop      the command line of the simulation
python run.py backup [FILE]       save everything in one file, while the class plays on
python run.py restore FILE        bring everything back from one (without FILE: which there are)
python run.py forget-password     let the teacher set a new password

Needs nothing but Python 3.11 or newer. The first call makes a private environment in ``.venv`` and installs the
requirements into it; later calls install again only when the requirements or the Python have changed, so a class
needs no internet. The syntax here is kept old on purpose: an old Python must get as far as the message.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOUSE = Path(__file__).resolve().parent
HOME = HOUSE / ".venv"
OLDEST = (3, 11)
MOST_WORKERS = 4
"""Workers side by side, one more than there are cores, as tests often wait; each holds a market of its own."""
SHARED_OUT = ("--dist", "loadfile", "--no-loadscope-reorder")
"""Whole files go to whoever is free, in the order of tests/conftest.py: the longest first."""
AHEAD = (("-m", "sim", "play", "eshop", "--customers", "1200"), ("-m", "pytest", "--collect-only", "-q"))
"""Done beside the checks, which use one processor: in a fresh clone a game compiles the engine's loops, and the tests'
own code is compiled too. Else every worker and every server of the tests would do it, all at once."""
KEEPS_NO_CODE = "PYTHONDONTWRITEBYTECODE"
"""where it is set, each of the many processes of the tests would compile the whole house at its start"""


class SetUpFailed(Exception):
    """The environment could not be made; the message says in both languages what to do."""


def main(words: list[str]) -> int:
    """Do what the first word asks and give the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        if words[:1] == ["test"]:
            return test(words[1:])
        python = python_with("requirements.txt")
        if words[:1] == ["sim"]:
            return become(python, "-m", "sim", *words[1:])
        words = with_whole_path(words)
        os.chdir(HOUSE)
        if words[:1] in (["backup"], ["restore"], ["forget-password"]):
            return become(python, "-m", "game", *words)
        return become(python, "-m", "streamlit", "run", "app.py", *words)
    except SetUpFailed as failure:
        print(failure, file=sys.stderr)
        return 2


def with_whole_path(words: list[str]) -> list[str]:
    """Give the words with the file of a backup as it is called from everywhere."""
    if words[:1] in (["backup"], ["restore"]) and words[1:2] and not words[1].startswith("-"):
        return [words[0], str(Path(words[1]).absolute()), *words[2:]]
    return words


def test(words: list[str]) -> int:
    """Run the linter, the type checker and the tests, all of them even where one fails; 0 if all passed."""
    python = python_with("requirements-dev.txt")
    os.chdir(HOUSE)
    workers = str(min((os.cpu_count() or 1) + 1, MOST_WORKERS))
    checks = [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy", "."]]
    tests = ["pytest", "-n", workers, *SHARED_OUT, *words]
    os.environ.pop(KEEPS_NO_CODE, None)
    with in_the_background(python, *AHEAD):
        failed = [check[0] for check in checks if not passes(python, check)]
    if not passes(python, tests):
        failed.append(tests[0])
    if failed:
        print("\nFailed 未通过: " + ", ".join(failed), file=sys.stderr)
    return 1 if failed else 0


def passes(python: Path, check: list[str]) -> bool:
    """Say what is run, run it, and tell whether it passed."""
    print("\n== " + " ".join(check), flush=True)
    return run(python, "-m", *check) == 0


@contextmanager
def in_the_background(python: Path, *orders: tuple[str, ...]) -> Iterator[None]:
    """Let the environment's Python do things beside the block, in silence; all is over afterwards, come what may."""
    silence = subprocess.DEVNULL
    processes = [
        subprocess.Popen([str(python), *order], env=surroundings(), stdin=silence, stdout=silence, stderr=silence)
        for order in orders
    ]
    try:
        yield
    finally:
        for process in processes:
            process.wait()


def python_with(requirements: str) -> Path:
    """Give the environment's Python once everything in the requirements file is installed."""
    if sys.version_info < OLDEST:
        raise SetUpFailed(
            "Liuke needs Python {0}.{1} or newer; this is {2}.{3}.\n"
            "留客需要 Python {0}.{1} 或更新的版本；现在是 {2}.{3}。".format(*OLDEST, *sys.version_info[:2])
        )
    python = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = HOME / (requirements + ".installed")
    wanted = state_of_requirements()
    if not (stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted):
        make_environment(python)
        install(python, requirements)
        stamp.write_text(wanted, encoding="utf-8")
    return python


def state_of_requirements() -> str:
    """Give a value that changes when the requirements or this Python change."""
    state = hashlib.sha256(sys.version.encode() + sys.base_prefix.encode())
    for file in sorted(HOUSE.glob("requirements*.txt")):
        state.update(file.read_bytes())
    return state.hexdigest()


def make_environment(python: Path) -> None:
    """Make ``.venv`` where none works yet, or none for this version of Python."""
    if python.is_file() and works(python):
        return
    print("Setting up, once 首次安装 ...", flush=True)
    shutil.rmtree(HOME, ignore_errors=True)
    try:
        venv.create(HOME, with_pip=True, symlinks=os.name != "nt")
    except (OSError, subprocess.CalledProcessError) as failure:
        raise SetUpFailed(
            f"Could not make the environment in {HOME}: {failure}\n"
            "On Debian or Ubuntu run: sudo apt install python3-venv\n"
            "无法建立运行环境。Debian、Ubuntu 请先运行：sudo apt install python3-venv"
        ) from failure


def works(python: Path) -> bool:
    """Tell whether the environment has pip and belongs to the Python that runs this file."""
    question = "import pip, sys; print(sys.version + sys.base_prefix)"
    try:
        answer = subprocess.run(
            [str(python), "-c", question], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return False
    return answer.stdout.decode("utf-8", "replace").strip() == sys.version + sys.base_prefix


def install(python: Path, requirements: str) -> None:
    """Install a requirements file into the environment, or say what is missing."""
    print("Installing, a few minutes 正在安装，需要几分钟 ...", flush=True)
    command = ("-m", "pip", "install", "--disable-pip-version-check", "-r", str(HOUSE / requirements))
    if run(python, *command) != 0:
        raise SetUpFailed(
            "The installation failed (see above). It needs the internet this once; then try again.\n"
            "安装没有成功（原因见上）。首次安装需要联网；联网后请再试一次。"
        )


def run(python: Path, *words: str) -> int:
    """Run the environment's Python and give its exit status."""
    process = subprocess.Popen([str(python), *words], env=surroundings())
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue  # the same key press has reached the process: let it end in its own way


def become(python: Path, *words: str) -> int:
    """Let the environment's Python take this one's place, where the system can, so that signals reach it."""
    if os.name != "nt":
        sys.stdout.flush()
        os.execve(python, [str(python), *words], surroundings())
    return run(python, *words)


def surroundings() -> dict[str, str]:
    """Give the environment variables under which the house is found and files are read as UTF-8.

    Where the C library is glibc, threads share two heaps: with one for each, a server that runs for days keeps a fifth
    more memory, in pieces that nobody uses.
    """
    return {"MALLOC_ARENA_MAX": "2", **os.environ, "PYTHONPATH": str(HOUSE), "PYTHONUTF8": "1"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
