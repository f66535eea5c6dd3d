"""PDFs that hold text: words by their places → lines → paragraphs, tables and blocks side by side."""

from __future__ import annotations

from kehoach.intake.oldfile import OldFile, Remark
from kehoach.intake.readers.pdf.flow import blocks_of
from kehoach.intake.readers.pdf.heads import parted
from kehoach.intake.readers.pdf.notes import notes_of
from kehoach.intake.readers.pdf.paper import charts_of, pages_of
from kehoach.intake.readers.pdf.rows import rows_of
from kehoach.intake.readers.refusal import refuse

_FEWEST_WORDS = 5
"""A page with fewer is a picture, if most pages are."""


def read(data: bytes, name: str) -> OldFile:
    """The text of a PDF in its blocks; one that holds pictures of pages is refused."""
    pages = pages_of(data)
    bare = sum(len(page.words) < _FEWEST_WORDS for page in pages)
    if 2 * bare > len(pages):
        refuse("scanned")
    body, margins = parted(pages, [rows_of(page) for page in pages])
    body, notes, numbered = notes_of(pages, body)
    remarks = [Remark("import.converted", (("encoding", chart.upper()),)) for chart in charts_of(pages)]
    if bare:
        remarks.append(Remark("import.bare-pages", (("count", str(bare)),)))
    return OldFile(name, "pdf", blocks_of(pages, body, numbered), notes, margins, remarks=tuple(remarks))
