"""What the checker says of an imported plan, as faults of the Word file that it was: the places, and the words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kehoach.intake.audit.verdicts import Fault, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.intake.word.file import Paragraph
    from kehoach.text.diagnostics import Diagnostic
    from kehoach.text.source import Source

_MARKUP = re.compile(
    r"\{[^:{}\n]*:\s*|\{|\}|\*+|^\s*(?:#+|@(?:phụ lục|kế hoạch|nơi nhận|\S+))\s*|^\s*[\w-]+:\s(?=.*\})"
)
_OF_SOURCES = re.compile(r"[@{]")
"""What advice speaks of that is about the source of a plan; who has a Word file has none."""
_LINE = {
    "vi": (re.compile(r"\bdòng (\d+)"), "đoạn {}", "chỗ khác"),
    "en": (re.compile(r"\bline (\d+)"), "paragraph {}", "another place"),
}
_BARS = re.compile(r"(?:^|(?<=\s))\|(?=\s|$)")
"""What parts the cells of a row."""
_LENGTHS = (48, 24, 12)
"""How many letters of what is told find its paragraph again; where a mark of the source stands in them, fewer."""
_FEWEST = 4
_LINES = 4


class Spoken(NamedTuple):
    """A paragraph and its words on one line."""

    at: int
    text: str


class Teller:
    """Finds what the checker speaks of in a Word file."""

    def __init__(self, source: Source, paragraphs: Sequence[Paragraph]) -> None:
        self._source = source
        self._spoken = [Spoken(each.at, _plain(each.printed)) for each in paragraphs if each.printed.strip()]

    def fault(self, of: Diagnostic) -> Fault:
        """A fault of the checker, with its paragraph and the words from where it begins."""
        at, quote = self._found(of.place.line, of.place.column)
        args = [("code", of.code)]
        for language in ("vi", "en"):
            advice = of.help(language)
            args.append((language, self._message(of, language)))
            args.append((f"{language}_help", "" if _OF_SOURCES.search(advice) else advice))
        return Fault("word", "", tuple(args), at, quoted(quote))

    def _message(self, of: Diagnostic, language: str) -> str:
        """The message; a line of the source that it names is a paragraph of the file."""
        pattern, named, elsewhere = _LINE[language]

        def paragraph(line: re.Match[str]) -> str:
            at, _ = self._found(int(line[1]), 1)
            return named.format(at + 1) if at >= 0 else elsewhere

        return pattern.sub(paragraph, of.message("vi" if language == "vi" else "en"))

    def _found(self, line: int, column: int) -> tuple[int, str]:
        """The paragraph that holds the words from a place of the source on, and these words."""
        begun = self._words(line, column, 1)
        whole = self._words(line, 1, 1)
        for words in (self._words(line, column, _LINES), begun, whole, *_cells(begun), *_cells(whole)):
            for chunk in _chunks(words):
                for at, text in self._spoken:
                    if (here := text.find(chunk)) >= 0:
                        return at, text[text.rfind(" ", 0, here) + 1 :]
        return -1, begun

    def _words(self, line: int, column: int, lines: int) -> str:
        """What the source says from a place on in so many lines, without its marks."""
        first, *others = self._source.clean_lines[line - 1 : line - 1 + lines] or [""]
        return _plain(" ".join(_MARKUP.sub("", each) for each in (first[column - 1 :], *others)))


def _cells(words: str) -> list[str]:
    """The cells of a row, the longest first: the words of short ones stand in many places."""
    cells = [cell.strip() for cell in _BARS.split(words)]
    return sorted(cells, key=len, reverse=True) if len(cells) > 1 else []


def _chunks(words: str) -> Iterator[str]:
    for length in _LENGTHS:
        chunk = words[:length].strip()
        if len(chunk) >= _FEWEST:
            yield chunk


def _plain(text: str) -> str:
    return " ".join(text.replace("\N{NON-BREAKING HYPHEN}", "-").split())
