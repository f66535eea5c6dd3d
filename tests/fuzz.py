"""Throws broken, huge and hostile files at the compiler: `python -m tests.fuzz --seconds 60 --seed 7`.

Every case must be read without an exception, in less than a second on an ordinary machine, and every diagnostic must
stand inside the file. The first case that does not is saved for another look.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import tomllib
import traceback
from contextlib import contextmanager
from functools import cache
from itertools import chain, count, product
from pathlib import Path
from random import Random
from time import monotonic, process_time
from typing import TYPE_CHECKING, NamedTuple

import kehoach
from kehoach.text.source import LINE_END

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kehoach.text.diagnostics import Place

ROOT = Path(__file__).parent.parent
FILE = "fuzz.kh"
LONGEST = 1.0
"""Seconds that any file may take on an ordinary machine, beside the time that its lines take."""
LINES_A_SECOND = 4_000
"""What a long plan that is in order may count on."""
HOPELESS = 5
"""How many times as long a file may take before it is stopped."""
ORDINARY_PACE = 0.05
"""Seconds that an ordinary machine takes to count as far as `_pace` does."""

HEAD = "@kế hoạch Thi đua năm {năm}\n  năm: 2024\n  cơ quan: UBND xã Bình Lương\n  nơi: Bình Lương\n"
WORDS: dict[str, list[str]] = tomllib.loads((ROOT / "tests" / "cases" / "fuzz.toml").read_text(encoding="utf-8"))


def seeded(seed: int) -> Random:
    """The chance of one run: with the same seed the same failure happens again."""
    return Random(seed)  # noqa: S311 - chance, not secrets


class Case(NamedTuple):
    """A file to read, and how it was made."""

    name: str
    data: bytes


class Failure(NamedTuple):
    """What went wrong with a case."""

    case: Case
    reason: str


class Report(NamedTuple):
    """What failed, how many cases were tried, and which of them took longest."""

    failures: list[Failure]
    tried: int
    longest: float
    slowest: str


def huge() -> Iterator[Case]:
    """Files that are too large, too deep or too long, alone and within a plan."""
    for name, text in _huge():
        yield Case(name, text.encode())
        yield Case(f"{name}, trong kế hoạch", (HEAD + text).encode())


def repeated(random: Random) -> Iterator[Case]:
    """Plans that say one thing thousands of times."""
    for piece, opening in random.sample(cases := list(product(WORDS["repeated"], WORDS["openings"])), len(cases)):
        yield Case(f"{opening!r} + {piece!r} × nhiều", (HEAD + opening + piece * (19_000 // len(piece))).encode())


def _huge() -> Iterator[tuple[str, str]]:
    deep = 10_000
    yield "một dòng 10 MB", "thi đua yêu nước, " * 430_000
    yield "một dòng 10 MB không có dấu cách", "ư" * 5_000_000
    yield "một dòng 10 MB ngoặc", "{" * 10_000_000
    yield "một đoạn 500 KB ngoặc", ("{" * 5_000 + "\n  ") * 100
    yield "100 KB ngoặc", ("{" * 1_000 + "\n") * 100
    yield "19.000 dòng 90 chữ", "đạt 97% trở lên trước ngày 15/6/2024; Nghị định số 98/2023/NĐ-CP\n  " * 19_000
    yield "300.000 dòng ngắn", "ab\n" * 300_000
    yield "300.000 dòng trống", "\n" * 300_000
    yield "thụt dòng 10.000 tầng", "\n".join(" " * (at % 1000) + "a" for at in range(deep))
    yield "thụt sâu dần", "\n".join(" " * at + "a" for at in range(1000))
    yield "đề mục 10.000", "# a\n## b\n### c\n" * (deep // 3)
    yield "ngoặc lồng", _folded("{chỉ tiêu: " * deep + "}" * deep)
    yield "ngoặc ngắn lồng", _folded("{a: " * deep + "}" * deep)
    yield "sao lồng", _folded("*a **b " * deep)
    yield "nháy lồng", _folded("“" * deep + "”" * deep)
    yield "gạch bậc thang", "\n".join("- + 1. a) (1) "[at % 5 * 2 :] + "x" for at in range(deep))
    yield "một bảng 2.000 cột", ("| a " * 2_000 + "\n") * 10
    yield "10.000 chỉ thị lạ", "@abc xyz\n" * deep
    yield "10.000 khóa lạ", "@cơ quan\n" + "".join(f"  khoa{at}: x\n" for at in range(deep))
    yield "10.000 tên lạ", _folded("".join(f"{{ten-{at}}} " for at in range(deep)))


def _folded(text: str) -> str:
    """The text as one paragraph of many lines."""
    return "\n  ".join(text[at : at + 5_000] for at in range(0, len(text), 5_000))


def random_cases(random: Random) -> Iterator[Case]:
    """Random files without end."""
    examples = [path.read_bytes() for path in sorted((ROOT / "examples").rglob("*.kh"))] or [HEAD.encode()]
    makers: Sequence[tuple[str, Callable[[], bytes]]] = (
        ("byte ngẫu nhiên", lambda: random.randbytes(random.randrange(4_000))),
        ("chữ ngẫu nhiên", lambda: "".join(random.choices(WORDS["letters"], k=random.randrange(2_000))).encode()),
        ("mảnh ngẫu nhiên", lambda: _assembled(random).encode()),
        ("ví dụ bị sửa hỏng", lambda: _mutated(random.choice(examples), examples, random)),
    )
    for _ in count():
        name, make = random.choice(makers)
        yield Case(name, make())


def _assembled(random: Random) -> str:
    ends = ("", " ", "\n", "\n  ")
    words = [random.choice(WORDS["pieces"]) + random.choice(ends) for _ in range(random.randrange(200))]
    return (HEAD if random.random() < 0.8 else "") + "".join(words)


def _mutated(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """The file with a few stretches dropped, doubled, moved, swapped for signs or for stretches of another file."""
    text = data.decode()
    for _ in range(random.randrange(1, 12)):
        start = random.randrange(len(text) + 1)
        end = min(len(text), start + random.choice((0, 1, 1, 3, 20, 200)))
        other = random.choice(others).decode()
        at = random.randrange(len(other) + 1)
        new = ("", "\n", " ", text[start:end] * 2, other[at : at + 80], random.choice(WORDS["pieces"]))
        text = text[:start] + random.choice(new) + text[end:]
    return text.encode("utf-8", "surrogatepass")


def allowed(case: Case) -> float:
    """The seconds that a file may take on this machine."""
    return (LONGEST + case.data.count(b"\n") / LINES_A_SECOND) * slowness()


def failure(case: Case, longest: float) -> tuple[str, float]:
    """Why the case fails, or nothing, and how long it took."""
    begin = process_time()
    try:
        with _no_longer_than(HOPELESS * longest):
            result = kehoach.loads(case.data, path=FILE)
    except Exception:  # noqa: BLE001 - any exception is what it looks for
        return traceback.format_exc(limit=-5), process_time() - begin
    took = process_time() - begin
    if took > longest:
        return f"{took:.2f} s", took
    lines = LINE_END.split(case.data.decode("utf-8-sig", "replace"))
    return next((f"{one.code} ở {one.place}" for one in result.diagnostics if not _inside(one.place, lines)), ""), took


@contextmanager
def _no_longer_than(seconds: float) -> Iterator[None]:
    """Stop what hangs, where the system can."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _stop(_number: int, _frame: object) -> None:
    raise TimeoutError


def _inside(place: Place, lines: Sequence[str]) -> bool:
    start, end = (place.line, place.column), (place.end_line, place.end_column)
    return (1, 1) <= start <= end and all(
        line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1 for line, column in (start, end)
    )


@cache
def slowness() -> float:
    """How many times slower than an ordinary machine this one is now; never less than once."""
    return max(1.0, min(_pace() for _ in range(3)) / ORDINARY_PACE)


def _pace() -> float:
    begin = process_time()
    total = 0
    for number in range(1_000_000):
        total += number
    return process_time() - begin


def fuzz(cases: Iterable[Case], seconds: float) -> Report:
    """Try the cases, or as many of them as this time allows."""
    stop = monotonic() + seconds
    failures: list[Failure] = []
    tried, slowest = 0, (0.0, "")
    for case in cases:
        reason, took = failure(case, allowed(case))
        tried, slowest = tried + 1, max(slowest, (took, case.name))
        if reason:
            failures.append(Failure(case, reason))
        if monotonic() > stop:
            break
    return Report(failures, tried, *slowest)


def main(argv: Sequence[str] | None = None) -> int:
    """Fuzz for as long as asked; 1 where something failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(argv)
    random = seeded(options.seed)
    report = fuzz(chain(huge(), repeated(random), random_cases(random)), options.seconds)
    for reason, case in {_kind(reason): (reason, case) for case, reason in report.failures}.values():
        sys.stdout.write(f"{case.name}: {reason}\n  {_saved(case)}\n")
    sys.stdout.write(
        f"{report.tried} files, {len(report.failures)} failures; slowest {report.longest:.2f} s: {report.slowest}\n"
    )
    return 1 if report.failures else 0


def _kind(reason: str) -> str:
    """What failures of one cause have in common: the line of code, or that it took too long."""
    return reason.splitlines()[-2] if "\n" in reason else reason.partition(" ")[2]


def _saved(case: Case) -> str:
    with tempfile.NamedTemporaryFile("wb", suffix=".kh", prefix="fuzz-", delete=False) as file:
        file.write(case.data)
    return file.name


if __name__ == "__main__":
    sys.exit(main())
