"""The bodies of directives that are not prose: records, lists, lines, and the attributes of heads and entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.dsl.inline import with_parts
from kehoach.dsl.keywords import leading_keyword, nearest, same_marks
from kehoach.dsl.nodes import Attribute, Comment, Entry, Line, Pair, Prose, Row
from kehoach.dsl.prose import continuation, joined, part_of
from kehoach.dsl.vocabulary import FLAGS, other_names
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily
from kehoach.text.source import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from kehoach.dsl.faults import Faults
    from kehoach.dsl.vocabulary import Directive

_ATTRIBUTE = lazily(r";[ ]*(?P<name>[^;:{}]{1,30}?)[ ]*(?P<colon>:|(?=;)|$)")
_ID = lazily(r"(?P<id>[^\W\d_][\w-]*)[ ]*=[ ]*")
_UNESCAPED_BAR = lazily(r"(?<!\\)\|")
_LONGEST_KEY = 40


class BodyReader:
    """Reads the lines under a directive as its kind asks."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.source = faults.source

    def prose(self, prose: Prose) -> Prose:
        """The prose with its braces and styles read."""

        def report(code: str, start: int, end: int, **args: str) -> None:
            self.faults.within(prose, code, start, end, **args)

        return with_parts(prose, report)

    def tell_strays(self, line: Line) -> None:
        """Say which lines of a body are indented like no line above."""
        for start in line.strays:
            self._tell_indent(start)

    def _tell_indent(self, start: int) -> None:
        begin = self.source.line_starts[self.source.line_of(start)]
        self.faults.at("KH013", Span(begin, start))

    def line_prose(self, line: Line) -> Prose:
        """All words of a line and its deeper lines, whatever they look like."""
        text = line.text if line.kind == "point" else self._words(line)
        start = line.text_start if line.kind == "point" else line.span.start
        return joined(text, start, line.body, self.source.text)

    # ---- attributes

    def split(self, prose: Prose, known: tuple[str, ...], idle: tuple[str, ...]) -> tuple[Prose, tuple[Attribute, ...]]:
        """The prose before its attributes, and the attributes; a `;` before no known name is part of the prose."""
        if ";" not in prose.text or not known:
            return self.prose(prose), ()
        cuts = list(self._attribute_cuts(prose, {fold(name): name for name in known}))
        if not cuts:
            return self.prose(prose), ()
        ends = [start for start, _, _ in cuts[1:]] + [len(prose.text)]
        read = [
            Attribute(name, self.prose(part_of(prose, begin, end)))
            for (_, begin, name), end in zip(cuts, ends, strict=True)
        ]
        for (start, _, _), end, one in zip(cuts, ends, read, strict=True):
            self._tell_unused(one, prose.span(start, end), idle)
        return self.prose(part_of(prose, 0, cuts[0][0])), tuple(read)

    def _tell_unused(self, attribute: Attribute, span: Span, idle: tuple[str, ...]) -> None:
        """Say which words of an attribute nothing is made of."""
        if attribute.name in idle:
            self.faults.at("KH037", span, name=attribute.name)
        elif attribute.name in FLAGS and attribute.value.text:
            self.faults.at("KH038", attribute.value.span(), name=attribute.name)

    def _attribute_cuts(self, prose: Prose, known: dict[str, str]) -> Iterator[tuple[int, int, str]]:
        at = 0
        while found := _ATTRIBUTE.search(prose.text, at):
            at = found.start() + 1
            name = self._attribute(prose, found, known)
            if name:
                at = found.end() if found["colon"] else found.end("name")
                yield found.start(), at, name

    def _attribute(self, prose: Prose, found: re.Match[str], known: dict[str, str]) -> str:
        typed = found["name"].strip()
        name = known.get(fold(typed), "")
        if not name:
            return self._mistyped(prose, found, typed, known)
        if not same_marks(typed, name):
            self._wrong_marks(prose.span(found.start("name"), found.end("name")), typed, name)
        return name

    def _wrong_marks(self, span: Span, typed: str, right: str) -> None:
        self.faults.at(
            "KH011", span, self.faults.replacing("fix.write", span, right, safe=True), typed=typed, right=right
        )

    def _mistyped(self, prose: Prose, found: re.Match[str], typed: str, known: dict[str, str]) -> str:
        if not found["colon"] or len(typed.split()) > 3:  # noqa: PLR2004 - no attribute has more words
            return ""
        guess = nearest(typed, known.values())
        if guess:
            span = prose.span(found.start("name"), found.end("name"))
            fix = self.faults.replacing("fix.write", span, guess)
            self.faults.at("KH028", span, fix, typed=typed, guess=guess)
        return guess

    # ---- records

    def pairs(self, body: tuple[Line | Comment, ...], kind: Directive) -> tuple[Pair, ...]:
        """`key: value` lines; a deeper body continues the value or lists several."""
        known = {fold(key): key for key in kind.keys}
        read = [self._pair(line, known, kind) for line in self._record_lines(body, known, kind)]
        return tuple(self._without_doubles([pair for pair in read if pair]))

    def _record_lines(self, body: tuple[Line | Comment, ...], known: dict[str, str], kind: Directive) -> Iterator[Line]:
        """The lines of a record; a key that stands too deep, under another key's value, is told and lifted out."""
        for line in body:
            if isinstance(line, Comment):
                continue
            deeper = list(self._keys_below(line, known, kind))
            yield _alone(line) if deeper else line
            for one in deeper:
                self._tell_indent(one.span.start)
                yield _alone(one)

    def _keys_below(self, line: Line, known: dict[str, str], kind: Directive) -> Iterator[Line]:
        words = self._words(line)
        takes_a_list = words.endswith(":") and kind.takes_several(known.get(fold(words[:-1].strip()), ""))
        for deeper in () if takes_a_list else continuation(line.body):
            key, colon, _ = self._words(deeper).partition(":")
            if colon and fold(key) in known:
                yield deeper

    def _words(self, line: Line) -> str:
        return self.source.text[line.span.start : line.span.end]

    def _pair(self, line: Line, known: dict[str, str], kind: Directive) -> Pair | None:
        text = self._words(line)
        colon = text.find(":")
        if 0 < colon <= _LONGEST_KEY:
            typed = text[:colon].strip()
            key_span = Span(line.span.start, line.span.start + len(typed))
            key, begin = self._key(typed, key_span, known), colon + 1
        else:
            key, begin = self._missing_colon(line, text, known)
            key_span = Span(line.span.start, line.span.start + begin)
        rest = part_of(Prose(text, ((0, line.span.start),)), begin)
        if rest.text or not line.body or not kind.takes_several(key):
            value = joined(rest.text, rest.offset(0), line.body, self.source.text)
            return Pair(key, key_span, self.prose(value), (), line.span) if key else None
        lines = [child for child in line.body if isinstance(child, Line)]
        items = tuple(self.prose(self.line_prose(child)) for child in lines)
        return Pair(key, key_span, rest, items, line.span) if key else None

    def _key(self, typed: str, span: Span, known: dict[str, str]) -> str:
        if not known:
            return typed
        if key := known.get(fold(typed)):
            if not same_marks(typed, key):
                self._wrong_marks(span, typed, key)
            return key
        guess = other_names().get(fold(typed), "") or nearest(typed, known.values())
        if guess.startswith("@"):
            self.faults.at("KH049", span, typed=typed, name=guess)
            return ""
        fixes = (self.faults.replacing("fix.write", span, guess),) if guess else ()
        self.faults.at(
            "KH019" if guess else "KH021", span, *fixes, typed=typed, guess=guess, known=", ".join(known.values())
        )
        return guess

    def _missing_colon(self, line: Line, text: str, known: dict[str, str]) -> tuple[str, int]:
        """Read the line as if the colon stood after its key: the key, and how long it is."""
        key, length = leading_keyword(text, known)
        if not key:
            self.faults.at("KH018", line.span, typed=text)
            return "", 0
        span = Span(line.span.start, line.span.start + length)
        fix = self.faults.inserting("fix.colon", span.end, ":", safe=True)
        self.faults.at("KH018", span, fix, typed=text[:length])
        return known[key], length

    def _without_doubles(self, pairs: list[Pair]) -> Iterator[Pair]:
        seen: set[str] = set()
        for pair in pairs:
            if fold(pair.key) in seen:
                self.faults.at("KH020", pair.key_span, key=pair.key)
                continue
            seen.add(fold(pair.key))
            yield pair

    # ---- lists, lines, rows

    def entries(self, body: tuple[Line | Comment, ...], kind: Directive) -> tuple[Entry, ...]:
        """An entry a line; deeper lines continue it, or nest under its colon where entries of this kind may."""
        return tuple(self._entry(line, kind) for line in body if isinstance(line, Line))

    def _entry(self, line: Line, kind: Directive) -> Entry:
        nests = kind.nests and bool(line.body) and self._words(line).endswith(":")
        prose = self.line_prose(_alone(line) if nests else line)
        named = _ID.match(prose.text) if kind.named else None
        words, found = self.split(
            part_of(prose, named.end()) if named else prose, kind.attributes, kind.idle_in_entries
        )
        id_span = prose.span(0, named.end("id") if named else 0)
        deeper = self._nested(line, kind) if nests else ()
        return Entry(named["id"] if named else "", id_span, words, found, deeper, line.span)

    def _nested(self, line: Line, kind: Directive) -> tuple[Entry, ...]:
        self.tell_strays(line)
        return self.entries(line.body, kind)

    def lines(self, body: tuple[Line | Comment, ...]) -> tuple[Entry, ...]:
        """Each line for itself, however deep."""
        proses = [(line, self.prose(self.line_prose(_alone(line)))) for line in continuation(body)]
        return tuple(
            Entry("", Span(line.span.start, line.span.start), prose, (), (), line.span) for line, prose in proses
        )

    def row(self, line: Line) -> Row:
        """The cells of a `|` row; a bar at its end closes the last cell."""
        text = line.text.rstrip()
        bars = [found.start() for found in _UNESCAPED_BAR.finditer(text)]
        if bars and bars[-1] == len(text) - 1:
            text, bars = text[:-1], bars[:-1]
        prose = Prose(text, ((0, line.text_start),))
        starts, ends = [0, *(bar + 1 for bar in bars)], [*bars, len(text)]
        cells = tuple(self.prose(part_of(prose, start, end)) for start, end in zip(starts, ends, strict=True))
        return Row(cells, line.span)


def _alone(line: Line) -> Line:
    """The line without what stands under it."""
    return Line(line.kind, line.mark, line.text, line.span, line.text_start)
