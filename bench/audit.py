"""How fast a Word file is audited, beside python-docx, which only opens it and reads its text: `python bench/audit.py`.

Times are of the processor, the middle of several runs in a warm process.
"""

from __future__ import annotations

import time
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median
from typing import TYPE_CHECKING

import kehoach
from kehoach.intake.audit.audit import audit, audit_file
from kehoach.intake.audit.checker import with_words
from kehoach.intake.audit.mend import mended
from kehoach.intake.word.package import Package, open_bytes
from kehoach.intake.word.read import read
from kehoach.intake.word.save import saved
from kehoach.intake.word.xml import W

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN = Path(__file__).parent.parent / "examples" / "binh-chuong-2024.kh"
RUNS = 7
PAGES = 500
LINES_OF_A_PAGE = 20
"""Paragraphs of a page of an office plan, the short lines of tables counted in."""


def taken(action: Callable[[], object], runs: int = RUNS) -> float:
    """The middle time of an action in milliseconds."""
    times = []
    for _ in range(runs + 1):
        start = time.process_time()
        action()
        times.append((time.process_time() - start) * 1000)
    return median(times[1:])


def opened(data: bytes) -> Package:
    package = open_bytes(data)
    assert isinstance(package, Package)  # noqa: S101 - our own file
    return package


def in_full(data: bytes) -> object:
    file = read(opened(data))
    return with_words(audit_file(file), file, data, "plan.docx")


def text_only(data: bytes) -> str:
    import docx

    return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(data)).paragraphs)


def long(data: bytes) -> bytes:
    """The file with its text again and again, as long as 500 pages."""
    package = opened(data)
    body = package.text[0]
    paragraphs = [each for each in body if each.tag == f"{W}p" and len(each) > 1][2:]
    last = paragraphs[-1]
    for _ in range(PAGES * LINES_OF_A_PAGE // len(paragraphs)):
        for each in paragraphs:
            last.addprevious(deepcopy(each))
    return saved(package, [package.main])


def main() -> None:
    data = kehoach.load(PLAN).render()
    size = PLAN.stat().st_size // 1024
    layout = taken(lambda: audit(opened(data)))
    peer = taken(lambda: text_only(data))
    print(f"a plan of {size} KB, its Word file of {len(data) // 1024} KB")
    print(f"  python-docx, text only   {peer:7.1f} ms")
    print(f"  audit of layout          {layout:7.1f} ms   {layout / peer:4.1f} times as long")
    print(f"  with the checker         {taken(lambda: in_full(data)):7.1f} ms")
    print(f"  a corrected copy         {taken(lambda: mended(opened(data))):7.1f} ms")
    large = long(data)
    once = taken(lambda: audit(opened(large)), 1) / 1000
    print(f"a file of {PAGES} pages ({len(large) // 1024} KB)")
    print(f"  audit of layout          {once:7.1f} s")
    print(f"  memory at its highest    {getrusage(RUSAGE_SELF).ru_maxrss / 1024:7.0f} MB")


if __name__ == "__main__":
    main()
