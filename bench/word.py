"""How fast a Word file is made, beside stock docxtpl: `python bench/word.py`, kehoach and docxtpl[subdoc] installed.

Stock docxtpl fills the same template in two ways: with the text built by python-docx in a sub-document, as its manual
has it, and with the text handed over as WordprocessingML that is already there.
"""

from __future__ import annotations

import gc
import io
import subprocess
import sys
import time
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median
from typing import TYPE_CHECKING

import msgspec

import kehoach
from kehoach.layout import lay_out
from kehoach.layout.document import Paragraph, Rule, Table
from kehoach.layout.formats import FILES
from kehoach.model.plan import Cell, Column, Run
from kehoach.model.plan import Table as Source
from kehoach.render import docx
from kehoach.render.docx.tags import block_tags, cut, word_tags
from kehoach.render.docx.template import render_with
from kehoach.text.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from docxtpl import DocxTemplate

    from kehoach.layout.document import Block, Document
    from kehoach.model.plan import Plan

PLAN = Path(__file__).parent.parent / "examples" / "binh-son-2025.kh"
RUNS, ROWS = 15, 2000
NOTHING = "nothing"


def times(*actions: Callable[[], object]) -> list[float]:
    """The middle time of each action in milliseconds, measured in turn as the machine drifts."""
    taken: list[list[float]] = [[] for _ in actions]
    for _ in range(RUNS + 2):
        for action, sink in zip(actions, taken, strict=True):
            gc.collect()
            start = time.perf_counter()
            action()
            sink.append((time.perf_counter() - start) * 1000)
    return [median(each[2:]) for each in taken]


def template_of(document: Document) -> bytes:
    return resource("templates", *FILES[document.format.name].replace(".toml", ".docx").split("/")).read_bytes()


def stock_with_sub_document(template: bytes, document: Document) -> bytes:
    """What the manual of docxtpl says: build the text with python-docx, put it into the template, save."""
    from docxtpl import DocxTemplate

    stock = DocxTemplate(io.BytesIO(template))
    names = {role: style.word for role, style in document.format.styles.items()}
    text = [block for stretch in cut(document).body for block in stretch]
    stock.render(ready(document) | {"noi_dung": built(stock, text, names)}, autoescape=True)
    return saved(stock)


def built(stock: DocxTemplate, blocks: Iterable[Block], styles: dict[str, str]) -> object:
    part = stock.new_subdoc()
    for block in blocks:
        if isinstance(block, Paragraph):
            paragraph = part.add_paragraph(style=styles[block.role].replace("heading", "Heading"))
            paragraph.add_run(f"{block.label} " if block.label else "")
            for run in block.runs:
                written = paragraph.add_run(run.text)
                written.bold, written.italic = run.bold or None, run.italic or None
        elif isinstance(block, Table):
            table = part.add_table(len(block.rows), len(block.widths))
            for row, cells in zip(table.rows, block.rows, strict=True):
                for place, cell in zip(row.cells, cells, strict=False):
                    place.text = "".join(run.text for run in cell.runs)
        elif isinstance(block, Rule):
            part.add_paragraph(style=styles["rule"])
    return part


def stock_with_ready_xml(template: bytes, document: Document) -> bytes:
    from docxtpl import DocxTemplate

    stock = DocxTemplate(io.BytesIO(template))
    stock.render(ready(document), autoescape=True)
    return saved(stock)


def ready(document: Document) -> dict[str, object]:
    """All tags as words and as WordprocessingML that is already there."""
    from markupsafe import Markup  # noqa: PLC0415 - counted with what needs it

    blocks = {name: Markup(xml) for name, xml in block_tags(document).items()}  # noqa: S704 - XML that we have made ourselves
    return {**word_tags(document), **blocks}


def saved(stock: DocxTemplate) -> bytes:
    file = io.BytesIO()
    stock.save(file)
    return file.getvalue()


def with_table(plan: Plan) -> Plan:
    """The plan with nothing but a table of two thousand rows of six columns."""
    rows = tuple(tuple(Cell(text=(Run(text=text),)) for text in row(at)) for at in range(ROWS))
    table = Source(caption=(), columns=(Column(),) * 6, header_rows=1, rows=rows)
    return msgspec.structs.replace(plan, sections=(table,), bases=(), opening=(), appendices=())


def row(at: int) -> tuple[str, ...]:
    task = f"Nội dung công việc số {at} của thôn"
    return str(at), f"Thôn Đông Hòa {at}", task, "UBND xã", f"{at % 28 + 1}/12/2026", "Báo cáo kết quả"


def peak(*arguments: str) -> float:
    """The most memory that a fresh process takes for a job, in megabytes."""
    command = [sys.executable, __file__, *arguments]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


JOBS: dict[str, Callable[[Document, bytes], object]] = {
    NOTHING: lambda _document, _template: None,
    "kehoach": lambda document, _template: docx.render(document),
    "kehoach, office template": lambda document, template: render_with(template, document),
    "docxtpl, sub-document": lambda document, template: stock_with_sub_document(template, document),
    "docxtpl, ready XML": lambda document, template: stock_with_ready_xml(template, document),
}


def plan_of(path: Path) -> Plan:
    plan = kehoach.load(path).plan
    if plan is None:
        sys.exit(f"{path}: no plan")
    return plan


def job(name: str, what: str) -> None:
    """Do one job in this process and say its peak."""
    plan = plan_of(PLAN)
    document = lay_out(with_table(plan) if what == "table" else plan)
    JOBS[name](document, template_of(document))
    print(getrusage(RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    peaks = {
        name: peak(name, "plan") for name in JOBS
    }  # first: a process begins with the peak of the one that starts it
    of_table = peak("kehoach", "table")
    plan = plan_of(PLAN)
    document = lay_out(plan)
    template = template_of(document)
    names = [name for name in JOBS if name != NOTHING]
    taken = times(*(lambda name=name: JOBS[name](document, template) for name in names))
    print(f"{PLAN.name} as DOCX, warm, in one process (middle of {RUNS}); memory beyond that of the laid-out plan:")
    for name, milliseconds in zip(names, taken, strict=True):
        ratio, memory = milliseconds / taken[0], peaks[name] - peaks[NOTHING]
        print(f"  {name:26} {milliseconds:7.2f} ms  {ratio:5.1f}x  {memory:5.1f} MB")
    large = with_table(plan)
    (both,) = times(lambda: docx.render(lay_out(large)))
    print(f"a table of {ROWS} rows, laid out and written: {both:.0f} ms, {of_table - peaks[NOTHING]:.1f} MB")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        job(sys.argv[1], sys.argv[2])
    else:
        main()
