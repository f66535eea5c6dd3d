"""How fast a plan is printed: `python bench/pdf.py` in an environment with kehoach, LibreOffice beside it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import kehoach
from kehoach.layout import lay_out
from kehoach.render import docx, pdf

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN = Path(__file__).parent.parent / "examples" / "binh-son-2025.kh"
AS_INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Bytecode is cached, as after any ordinary installation."""
COMMAND = Path(sys.executable).parent / "kehoach"
EDITS: dict[str, Callable[[int], str]] = {
    "one paragraph edited": lambda count: f" vững chắc lần thứ {count}",
    "documents cited in it": lambda count: f" theo Kế hoạch số {count}/KH-UBND" * (count % 4 + 1),
    "paragraphs added": lambda count: f".\n\nĐoạn mới thứ {count}" * (count % 4 + 1),
}
"""What an edit puts in, a different one each time."""
COLD_RUNS, WARM_RUNS = 15, 100


def seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def process(*arguments: str) -> float:
    return seconds(
        lambda: subprocess.run(
            arguments, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=AS_INSTALLED
        )
    )


def cold(folder: Path) -> None:
    """`kehoach build` to DOCX and PDF, in turn with LibreOffice's conversion of that DOCX alone."""
    plan = kehoach.load(PLAN).plan
    assert plan is not None  # noqa: S101 - an example of ours
    word = folder / "plan.docx"
    word.write_bytes(docx.render(lay_out(plan)))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    office = ("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(word))
    process(*office)
    build = (str(COMMAND), "build", str(PLAN), "-o", f"{folder}/", "--to", "docx,pdf")
    process(*build)
    pairs = [(process(*build), process(*office)) for _ in range(COLD_RUNS)]
    ours, theirs = (f"{median(times) * 1e3:.0f} ({min(times) * 1e3:.0f}) ms" for times in zip(*pairs, strict=True))
    print(f"cold, middle (least): kehoach build to DOCX and PDF {ours}, LibreOffice {theirs}")
    print(f"cold ratio: 1/{median(office / own for own, office in pairs):.1f}")


def warm(edit: str, new: Callable[[int], str]) -> None:
    """Again after an edit: reading, layout, and the DOCX made while Typst sets the PDF."""
    text = PLAN.read_text(encoding="utf-8")
    times: dict[str, list[float]] = {"read": [], "laid out": [], "written": [], "together": []}
    for count in range(WARM_RUNS):
        edited = text.replace("tạo tiền đề", f"tạo tiền đề{new(count)}", 1)
        start = time.perf_counter()
        plan = kehoach.loads(edited).plan
        assert plan is not None  # noqa: S101 - an example of ours
        read = time.perf_counter()
        document = lay_out(plan)
        laid_out = time.perf_counter()
        printed = pdf.begin(document)
        docx.render(document)
        printed()
        end = time.perf_counter()
        for name, length in zip(times, (read - start, laid_out - read, end - laid_out, end - start), strict=True):
            times[name].append(length)
    print(f"warm, {edit}, {len(text.encode()) / 1000:.0f} KB, DOCX and PDF, middle (least): ", end="")
    print(", ".join(f"{name} {median(each) * 1e3:.1f} ({min(each) * 1e3:.1f}) ms" for name, each in times.items()))


def main() -> None:
    for edit in EDITS.items():
        warm(*edit)
    if shutil.which("soffice"):
        with tempfile.TemporaryDirectory() as folder:
            cold(Path(folder))


if __name__ == "__main__":
    main()
