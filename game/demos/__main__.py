"""Check the lessons in ``scenarios/demos``, and work one out: ``python -m game.demos [KEY] [--language en|zh]``."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from game.demos import shelf
from game.demos.answers import Answer, answer
from game.demos.form import Demo, Step
from game.demos.playing import play_step
from locales import LANGUAGES, translator
from locales.asked import language_of
from sim.yaml_files import YamlRefused

Translate = Callable[[str], str]


def main(words: Sequence[str]) -> int:
    """Print every lesson with what is wrong with it, or what comes out of one; 1 where something is wrong."""
    language = language_of(words, os.environ)
    translate = translator(language).gettext
    reader = argparse.ArgumentParser(prog="python -m game.demos")
    reader.add_argument("key", nargs="?", metavar="KEY", help=translate("work out this lesson"))
    reader.add_argument("--language", choices=list(LANGUAGES), help=translate("the language of what is printed"))
    key = reader.parse_args(words).key
    try:
        return _list(language, translate) if key is None else _work_out(shelf.load(key), translate)
    except YamlRefused as refused:
        print(refused)
        return 1


def _list(language: str, translate: Translate) -> int:
    told = translate("{key}: {title}; {steps} steps, {minutes} minutes")
    for key, demo in shelf.playable().items():
        title = demo.title.in_(language)
        print(told.format(key=key, title=title, steps=len(demo.steps), minutes=f"{demo.minutes:g}"))
    for refused in shelf.broken():
        print(refused)
    return 1 if shelf.broken() else 0


def _work_out(demo: Demo, translate: Translate) -> int:
    came_true = [
        _print(step, answer(step, [play_step(demo, step, seed) for seed in step.seeds]), translate)
        for step in demo.steps
    ]
    return 0 if all(came_true) else 1


def _print(step: Step, found: Answer, translate: Translate) -> bool:
    """Print what came out of a step; tell whether what it claims came out."""
    told = translate("{step}: what it claims comes out")
    if not found.true:
        told = translate("{step}: what it claims DOES NOT come out")
    right = ", ".join(str(place + 1) for place in found.right) or "–"
    print(told.format(step=step.key), "·", translate("right options: {options}").format(options=right))
    each = translate("  {name} = {mean} {unit}   seed by seed: {values}")
    for name, value in found.numbers.items():
        values = ", ".join(f"{one:.4g}" for one in value.each)
        print(each.format(name=name, mean=f"{value.mean:.4g}", unit=value.unit, values=values))
    return found.true


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
