"""Check the lessons in ``scenarios/demos``, and work one out: ``python -m game.demos [KEY]``."""

import sys

from game.demos import shelf
from game.demos.answers import Answer, answer
from game.demos.form import Step
from game.demos.playing import play_step
from sim.yaml_files import YamlRefused


def main(words: list[str]) -> int:
    """Print every lesson with what is wrong with it, or what comes out of one; 1 where something is wrong."""
    if not words:
        for key, demo in shelf.playable().items():
            print(f"{key}: {len(demo.steps)} steps, {demo.minutes:g} minutes - {demo.title.en} · {demo.title.zh}")
        for refused in shelf.broken():
            print(refused)
        return 1 if shelf.broken() else 0
    try:
        demo = shelf.load(words[0])
    except YamlRefused as refused:
        print(refused)
        return 1
    came_true = [
        _print(step, answer(step, [play_step(demo, step, seed) for seed in step.seeds])) for step in demo.steps
    ]
    return 0 if all(came_true) else 1


def _print(step: Step, found: Answer) -> bool:
    """Print what came out of a step; tell whether what it claims came out."""
    print(f"{step.key}: {'comes out' if found.true else 'DOES NOT COME OUT'}; right: {[*found.right]}")
    for name, value in found.numbers.items():
        print(
            f"  {name} = {value.mean:.4g} {value.unit}   seed by seed: {', '.join(f'{one:.4g}' for one in value.each)}"
        )
    return found.true


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
