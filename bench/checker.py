"""How fast plans are checked: `python bench/checker.py` in an environment with kehoach installed."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import kehoach

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN = Path(__file__).parent.parent / "examples" / "binh-son-2025.kh"
ROUNDS, PLANS, WORKERS = 15, 1000, 2
SIZES = (1, 2, 4, 8)


def seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def grown(text: str, copies: int) -> str:
    """The plan with its body as many times over; the head stays one."""
    body, tail = text.index("\n# ") + 1, text.index("\n@kết") + 1
    return text[:body] + text[body:tail] * copies + text[tail:]


def whole(text: str) -> float:
    """A plan as `kehoach check` meets it: read, compiled, checked."""
    return seconds(lambda: kehoach.loads(text).check())


def rules_only(text: str) -> float:
    result = kehoach.loads(text)
    return seconds(result.check)


def many(text: str) -> str:
    """Different plans in one command, as an office has them in a folder."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(PLANS):
            Path(folder, f"{number}.kh").write_text(text.replace("Bình Sơn", f"Bình Sơn {number}"), encoding="utf-8")
        command = [sys.executable, "-m", "kehoach", "check", folder, "-j", str(WORKERS)]
        begin = os.times()
        took = seconds(lambda: subprocess.run(command, check=False, stdout=subprocess.PIPE))
        end = os.times()
    work = end.children_user + end.children_system - begin.children_user - begin.children_system
    return f"{PLANS} plans, kehoach check -j {WORKERS}: {took:.1f} s ({work:.1f} s of work in the program itself)"


def main() -> None:
    text = PLAN.read_text(encoding="utf-8")
    print(f"first plan, rules and tables loaded: {whole(text) * 1000:.0f} ms")
    print(f"rules over one plan, warm: {median(rules_only(text) for _ in range(ROUNDS)) * 1000:.1f} ms")
    print(f"whole check of one plan, warm: {median(whole(text) for _ in range(ROUNDS)) * 1000:.1f} ms")
    print(many(text))
    for copies in SIZES:
        print(f"{copies:>2} × the text: {min(rules_only(grown(text, copies)) for _ in range(3)) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
