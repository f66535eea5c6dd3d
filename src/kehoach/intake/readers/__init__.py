"""Any old file → `OldFile`: every word that it holds, in reading order, nothing yet understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.intake.readers.kinds import kind_of
from kehoach.intake.readers.letters import in_unicode
from kehoach.intake.readers.refusal import RefusedError, refuse
from kehoach.intake.words import lines_of
from kehoach.text.hygiene import LONGEST_LINE, figure

if TYPE_CHECKING:
    from kehoach.intake.oldfile import Kind, OldFile, Remark

LARGEST_FILE = 64 << 20
ENDINGS = (".docx", ".docm", ".doc", ".odt", ".rtf", ".pdf", ".html", ".htm", ".txt", ".md", ".markdown")
"""How the names of files end that are looked for in a folder; a file that is named is read whatever its name."""


def read(data: bytes, name: str, *, revisions: bool = False) -> OldFile | Remark:
    """What a file holds, or the reason why it is not read.

    Args:
        data: The bytes of the file.
        name: Its name: it decides where the bytes leave a doubt.
        revisions: Whether what tracked changes deleted is kept, as a remark.
    """
    try:
        if len(data) > LARGEST_FILE:
            refuse("too-large", limit=f"{LARGEST_FILE >> 20} MB")
        return in_unicode(_judged(_read(data, name, kind_of(data, name), revisions=revisions)))
    except RefusedError as error:
        return error.remark


def _judged(old: OldFile) -> OldFile:
    """The file, unless it says nothing or one of its paragraphs is longer than any that a person writes."""
    if not any(sign.isalnum() for line in lines_of(old.blocks) for sign in line.text):
        refuse("no-words")
    if any(len(line.text) > LONGEST_LINE for line in lines_of(old.blocks)):
        refuse("long-line", limit=figure(LONGEST_LINE))
    return old


def _read(data: bytes, name: str, kind: Kind, *, revisions: bool) -> OldFile:
    """The file as the reader of its kind sees it; no other reader is imported."""
    if kind in ("text", "markdown"):
        from kehoach.intake.readers import text  # noqa: PLC0415

        return text.read(data, name, kind)
    if kind == "html":
        from kehoach.intake.readers import web  # noqa: PLC0415

        return web.read(data, name)
    if kind == "pdf":
        from kehoach.intake.readers import pdf  # noqa: PLC0415

        return pdf.read(data, name)
    from kehoach.intake.readers import office, word  # noqa: PLC0415

    file = data if kind == "docx" else office.as_docx(data, kind)
    return word.read(file, name, kind, revisions=revisions)


__all__ = ["read"]
