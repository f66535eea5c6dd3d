"""How fast an old file is read and understood: `python bench/intake.py` in an environment with kehoach installed."""

from __future__ import annotations

import io
import time
from copy import deepcopy
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import kehoach
from kehoach.intake import readers
from kehoach.intake.encodings.charts import chart
from kehoach.intake.oldfile import OldFile
from kehoach.intake.structure import source_of
from kehoach.model.citations import find_citations
from kehoach.values.mentions import find_mentions
from kehoach.values.quantities import read_quantity

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN = Path(__file__).parent.parent / "examples" / "binh-son-2025.kh"
RUNS, TIMES = 9, 75
PAGES = 500
"""So many does LibreOffice make of the plan with its body so many times over."""
HEAD, FOOT = 8, 1
"""Blocks of the plan's Word file before and after its body."""


def read(data: bytes, name: str) -> OldFile:
    old = readers.read(data, name)
    if not isinstance(old, OldFile):
        raise TypeError(old)
    return old


def taken(action: Callable[[], object]) -> float:
    """Seconds of the processor that an action takes on a text which nobody has read before."""
    for recogniser in (find_citations, find_mentions, read_quantity):
        recogniser.cache_clear()
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


def grown(data: bytes) -> bytes:
    """The Word file with its body so many times over."""
    import docx

    file: Any = docx.Document(io.BytesIO(data))
    body = file.element.body
    own = [block for block in body if block.tag.endswith("}p")][HEAD:-FOOT]
    for _ in range(TIMES - 1):
        for block in own:
            own[-1].addnext(deepcopy(block))
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def main() -> None:
    result = kehoach.load(PLAN)
    files = {f"a.{ending}": result.render(form) for form, ending in kehoach.OUTPUTS.items()}
    files["tcvn3.txt"] = in_tcvn3(files["a.txt"])
    size = len(files["a.txt"]) / 1000
    for name, data in files.items():
        old = read(data, name)
        reading = usual(lambda: read(data, name)) * 1000  # noqa: B023 - called at once
        understanding = usual(lambda: source_of(old)) * 1000  # noqa: B023 - the same
        print(f"{size:.0f} KB in {name:9}: read in {reading:3.0f} ms, understood in {understanding:3.0f} ms")
    much = grown(files["a.docx"])
    once = usual(lambda: source_of(read(files["a.docx"], "a")))
    reading, whole = taken(lambda: read(much, "a")), taken(lambda: source_of(read(much, "a")))
    print(f"about {PAGES} pages as DOCX: read in {reading:.1f} s, imported in {whole:.1f} s")
    print(f"linear: {TIMES} times the text takes {whole / once:.0f} times the time")


if __name__ == "__main__":
    main()
