"""What only the person at the server's own screen may do: ``python -m game forget-password``."""

import sys
from collections.abc import Sequence

from game.commands.lockout import forget_teacher_password
from game.errors import StoreRefused
from game.store import open_store

DONE = """The teacher's password is forgotten. Start Liuke again: it shows a new set-up code. Rooms and games are kept.
教师密码已清除。重新启动留客，会显示新的设置码。班级和对局都保留。"""
USAGE = "python run.py forget-password"


def main(words: Sequence[str]) -> int:
    """Do what the words ask and give the exit status."""
    if list(words) != ["forget-password"]:
        print(USAGE, file=sys.stderr)
        return 2
    try:
        store = open_store()
    except StoreRefused as refused:
        print(f"The saved games cannot be opened 无法打开已保存的对局: {refused}", file=sys.stderr)
        return 2
    forget_teacher_password(store)
    store.close()
    print(DONE)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
