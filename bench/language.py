"""How fast a plan is read: `python bench/language.py` in an environment with kehoach installed."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import kehoach
from kehoach.dsl.reader import read_before

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN = Path(__file__).parent.parent / "examples" / "binh-son-2025.kh"
COPIES = 100
AS_INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Both sides run with their bytecode cached, as after any ordinary installation."""
COLD_RUNS, WARM_RUNS = 15, 30


def seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def cold(*arguments: str) -> float:
    command = [sys.executable, *arguments]
    return seconds(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=AS_INSTALLED))


def in_turn(runs: int, *actions: Callable[[], float]) -> list[list[float]]:
    """The times of several actions measured one after the other, so that a drifting machine treats them alike."""
    rounds = [[action() for action in actions] for _ in range(runs + 1)][1:]
    return [list(times) for times in zip(*rounds, strict=True)]


def grown(text: str) -> str:
    """The plan with its body as many times over, the paragraphs of each time others; the head stays one."""
    body = text.index("\n# ") + 1
    tail = text.index("\n@kết") + 1
    bodies = (text[body:tail].replace(".\n", f" lần thứ {count}.\n") for count in range(COPIES))
    return text[:body] + "".join(bodies) + text[tail:]


def forgetful(text: str) -> float:
    """With nothing remembered of any text: what has no bound holds the tables of the language."""
    remembering = [one for one in gc.get_objects() if isinstance(one, type(read_before))]
    for one in remembering:
        if one.__module__.startswith("kehoach") and one.cache_parameters()["maxsize"]:
            one.cache_clear()
    return seconds(lambda: kehoach.loads(text))


def main() -> None:
    text = PLAN.read_text(encoding="utf-8")
    lark, read, check = in_turn(
        COLD_RUNS,
        lambda: cold("-c", "import lark"),
        lambda: cold("-c", f"import kehoach; kehoach.load({str(PLAN)!r})"),
        lambda: cold("-m", "kehoach", "check", str(PLAN)),
    )
    print(f"cold: import lark {median(lark) * 1e3:.0f} ms")
    for what, times in ((f"read {PLAN.name}", read), ("kehoach check, all rules", check)):
        ratio = median(ours / theirs for ours, theirs in zip(times, lark, strict=True))
        print(f"cold: {what} {median(times) * 1e3:.0f} ms, {ratio:.2f} times as long")

    large = grown(text)
    again, anew = in_turn(WARM_RUNS, lambda: seconds(lambda: kehoach.loads(text)), lambda: forgetful(text))
    print(f"warm: {len(text.encode()) / 1000:.0f} KB in {median(again) * 1e3:.1f} ms")
    print(f"warm, every paragraph new: {median(anew) * 1e3:.1f} ms")
    small_times, large_times = in_turn(
        3,
        lambda: sum(forgetful(text) for _ in range(COPIES)),
        lambda: forgetful(large),
    )
    size = len(large) / len(text)
    growth = median(b / (a / COPIES) for a, b in zip(small_times, large_times, strict=True))
    print(f"linear: {size:.0f} times the text takes {growth:.0f} times the time")


if __name__ == "__main__":
    main()
