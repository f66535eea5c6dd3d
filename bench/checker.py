"""How fast plans are checked: `python bench/checker.py` in an environment with kehoach installed."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import kehoach

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN = Path(__file__).parent.parent / "examples" / "binh-son-2025.kh"
ROUNDS, PLANS = 15, 100
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


def main() -> None:
    text = PLAN.read_text(encoding="utf-8")
    print(f"first plan, rules and tables loaded: {whole(text) * 1000:.0f} ms")
    print(f"rules over one plan, warm: {median(rules_only(text) for _ in range(ROUNDS)) * 1000:.1f} ms")
    print(f"whole check of one plan, warm: {median(whole(text) for _ in range(ROUNDS)) * 1000:.1f} ms")
    different = [text.replace("Bình Sơn", f"Bình Sơn {number}") for number in range(PLANS)]
    many = seconds(lambda: [kehoach.loads(one).check() for one in different])
    print(f"{PLANS} different plans: {many:.1f} s, {many / PLANS * 1000:.0f} ms each")
    for copies in SIZES:
        print(f"{copies:>2} × the text: {min(rules_only(grown(text, copies)) for _ in range(3)) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
