"""How fast an old file is understood: `python bench/intake.py` in an environment with kehoach installed."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

import kehoach
from kehoach.intake import readers
from kehoach.intake.oldfile import OldFile
from kehoach.intake.structure import source_of
from kehoach.model.citations import find_citations
from kehoach.values.mentions import find_mentions
from kehoach.values.quantities import read_quantity

PLAN = Path(__file__).parent.parent / "examples" / "binh-son-2025.kh"
RUNS, COPIES = 15, 40


def read(data: bytes, name: str) -> OldFile:
    old = readers.read(data, name)
    if not isinstance(old, OldFile):
        raise TypeError(old)
    return old


def seconds(old: OldFile) -> float:
    """The time of the processor that a file takes which nobody has read before."""
    for recogniser in (find_citations, find_mentions, read_quantity):
        recogniser.cache_clear()
    start = time.process_time()
    source_of(old)
    return time.process_time() - start


def grown(old: OldFile) -> OldFile:
    """The file with its body as many times over."""
    texts = [getattr(block, "text", "") for block in old.blocks]
    begin = next(at for at, text in enumerate(texts) if text.startswith("I. "))
    end = next(at for at, text in enumerate(texts) if "Trên đây" in text or text.startswith("Yêu cầu Hội đồng"))
    blocks = old.blocks[:begin] + old.blocks[begin:end] * COPIES + old.blocks[end:]
    return OldFile(old.name, old.kind, blocks)


def main() -> None:
    result = kehoach.load(PLAN)
    old = {to: read(result.render(to), f"plan.{kehoach.OUTPUTS[to]}") for to in ("text", "docx")}
    size = len(result.render("text"))
    for to, one in old.items():
        print(f"{to}: {size / 1000:.0f} KB understood in {median(seconds(one) for _ in range(RUNS)) * 1000:.0f} ms")
    much = grown(old["text"])
    ratio = seconds(much) / median(seconds(old["text"]) for _ in range(3))
    print(
        f"linear: {len(much.blocks) / len(old['text'].blocks):.0f} times the paragraphs take {ratio:.0f} times the time"
    )


if __name__ == "__main__":
    main()
