"""What keeps a plan from being issued: blanks to be filled in, values that nobody has confirmed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kehoach.model.content import Facts, Paragraph, Section, Table
from kehoach.text.diagnostics import Diagnostic, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.model.content import Block, Run, Span
    from kehoach.model.plan import Plan

BLANK, UNCONFIRMED = "KH097", "KH098"


def open_points(plan: Plan, file: str) -> Iterator[Diagnostic]:
    """Each blank and each unconfirmed value of the plan."""
    head = plan.head
    if head.number is None or not head.number.value:
        yield _at(BLANK, head.span, file, what="số")
    if not isinstance(head.date, date):
        yield _at(BLANK, head.span, file, what="ngày")
    for signature in plan.signatures:
        if not signature.name.strip(" …."):
            yield _at(BLANK, signature.span, file, what="họ tên người ký")
    if not plan.signatures:
        yield _at(BLANK, head.span, file, what="@ký")
    yield from _asked(plan, file)


def _asked(plan: Plan, file: str) -> Iterator[Diagnostic]:
    """Each open question; a model that another program made may only mark the words."""
    for one in plan.questions:
        why = f" ({one.reason})" if one.reason else ""
        yield _at(UNCONFIRMED, one.span, file, text=one.text, why=why)
    blocks = (*plan.opening, *plan.sections, *plan.closing, *(one for part in plan.appendices for one in part.blocks))
    if not plan.questions:
        yield from _unconfirmed(blocks, file)


def _unconfirmed(blocks: Iterable[Block], file: str) -> Iterator[Diagnostic]:
    for block in blocks:
        for runs in _texts(block):
            for run in runs:
                if run.unconfirmed:
                    yield _at(UNCONFIRMED, block.span, file, text=run.text, why="")
        if isinstance(block, (Section, Facts)):
            yield from _unconfirmed(block.blocks, file)


def _texts(block: Block) -> Iterator[tuple[Run, ...]]:
    if isinstance(block, (Section, Paragraph)):
        yield block.text
    elif isinstance(block, Table):
        yield from (cell.text for row in block.rows for cell in row)


def _at(code: str, span: Span | None, file: str, **args: str) -> Diagnostic:
    if span is None:
        return Diagnostic(code, Place(file, 1, 1, 1, 1), args)
    return Diagnostic(code, Place(span.file or file, span.line, span.column, span.end_line, span.end_column), args)
