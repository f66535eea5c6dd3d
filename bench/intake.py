"""How fast an old file is read and understood: `python bench/intake.py` in an environment with kehoach installed."""

from __future__ import annotations

import gc
import re
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import kehoach
from kehoach.intake import readers
from kehoach.intake.oldfile import OldFile
from kehoach.intake.structure import source_of
from kehoach.model.citations import find_citations
from kehoach.text.charts import chart
from kehoach.values.mentions import find_mentions
from kehoach.values.quantities import read_quantity

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN = Path(__file__).parent.parent / "examples" / "binh-son-2025.kh"
RUNS, TIMES = 9, 76
_NAME = re.compile(r"\{#[\w-]+\}")
"""The name of a section, which a plan has once."""


def read(data: bytes, name: str) -> OldFile:
    old = readers.read(data, name)
    if not isinstance(old, OldFile):
        raise TypeError(old)
    return old


def taken(action: Callable[[], object]) -> float:
    """Seconds of the processor that an action takes on a text which nobody has read before."""
    for recogniser in (find_citations, find_mentions, read_quantity):
        recogniser.cache_clear()
    gc.collect()
    start = time.process_time()
    action()
    return time.process_time() - start


def usual(action: Callable[[], object]) -> float:
    return median(taken(action) for _ in range(RUNS))


def in_tcvn3(text: bytes) -> bytes:
    """The text in the bytes of TCVN3, which has no capitals with tones."""
    codes = {letter: code for code, letter in chart("tcvn3").letters.items()}
    return "".join(codes.get(letter) or codes.get(letter.lower(), letter) for letter in text.decode()).encode(
        "latin-1", "replace"
    )


def grown() -> kehoach.Result:
    """The plan with its body so many times over."""
    source = PLAN.read_text(encoding="utf-8")
    start, end = source.index("\n# "), source.index("\n@nơi nhận")
    body = _NAME.sub("", source[start:end])
    return kehoach.loads(source[:start] + body * TIMES + source[end:], path=str(PLAN))


def pages(data: bytes) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as file:
        return len(file)


def main() -> None:
    result, much = kehoach.load(PLAN), grown()
    files = {f"a.{ending}": result.render(form) for form, ending in kehoach.OUTPUTS.items()}
    files["tcvn3.txt"] = in_tcvn3(files["a.txt"])
    size = len(files["a.txt"]) / 1000
    for name, data in files.items():
        old = read(data, name)
        reading = usual(lambda: read(data, name)) * 1000  # noqa: B023 - called at once
        understanding = usual(lambda: source_of(old)) * 1000  # noqa: B023 - the same
        print(f"{size:.0f} KB in {name:9}: read in {reading:3.0f} ms, understood in {understanding:3.0f} ms")
    print(f"{TIMES} times as much, {pages(much.render('pdf'))} pages:")
    for form, ending in kehoach.OUTPUTS.items():
        name = f"a.{ending}"
        data = much.render(form)
        once = usual(lambda: source_of(read(files[name], name)))  # noqa: B023 - called at once
        reading = taken(lambda: read(data, name))  # noqa: B023 - the same
        whole = taken(lambda: source_of(read(data, name)))  # noqa: B023 - the same
        print(f"{name:9}: read in {reading:3.1f} s, imported in {whole:3.1f} s, {whole / once:.0f} times the time")


if __name__ == "__main__":
    main()
