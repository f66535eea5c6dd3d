"""The head of a plan: who issues it, under which number, where and when, in which format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.dsl.keywords import nearest
from kehoach.model import texts
from kehoach.model.formats import FORMATS, format_named
from kehoach.model.plan import Head, Issuer, Number
from kehoach.model.values_check import tell_no_date
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily
from kehoach.values.dates import impossible_date, parse_date

if TYPE_CHECKING:
    from kehoach.dsl.faults import Faults
    from kehoach.dsl.nodes import Directive, Pair, Prose
    from kehoach.model.draft import Draft
    from kehoach.model.files import Files
    from kehoach.values.dates import Date

_NUMBER = lazily(r"(?:Số:?\s*)?(?P<value>\d+|…|\.{2,}|)\s*(?P<join>[/-])\s*(?P<symbol>\S.*)")
_PARENT = lazily(r";\s*(?:cơ quan )?chủ quản:\s*", re.IGNORECASE)
_NUMBERING_STYLES = ("I.", "1.", "1.1.", "1.1.1.", "a)")
_SEVERAL_YEARS = lazily(r"(?:giai đoạn|\d năm) \d{4}\s*[-–]\s*\d{4}", re.IGNORECASE)
_YEAR_AT_END = lazily(r"(?<!\d)([1-9]\d{3})$")
OFFICE_FILES = ("mẫu", "tệp thể thức")
NO_PARENT = ("khong", "khong co")


class HeadReader:
    """Reads the pairs of `@kế hoạch`, with those of the office's `@cơ quan` under them."""

    def __init__(self, draft: Draft, directive: Directive, office: dict[str, tuple[Pair, Faults]]) -> None:
        self.draft = draft
        self.directive = directive
        self.office = office

    def pair(self, key: str) -> Pair | None:
        """The plan's own pair, or the office's."""
        return self.directive.pair(key) or (self.office[key][0] if key in self.office else None)

    def faults(self, key: str) -> Faults:
        """Where the faults of a pair are told: in the plan, or in the office's file."""
        own = self.directive.pair(key) or key not in self.office
        return self.draft.faults if own else self.office[key][1]

    def plain(self, key: str, value: Prose) -> str:
        """The printed words of a value of this pair."""
        with self.draft.reading(self.faults(key)):
            return texts.plain(self.draft, value, "issuer" if key == "cơ quan" else None)

    def text(self, key: str) -> str:
        """The printed words of a pair."""
        found = self.pair(key)
        return self.plain(key, found.value) if found else ""

    def read(self) -> Head:
        """The head, its faults told."""
        self.check_year()
        written = self.date()
        title = self.title()
        return Head(
            format=self.format(),
            title=title,
            year=self.draft.names.year,
            issuers=self.issuers(),
            number=self.number(),
            place=self.text("nơi"),
            date=written,
            secrecy=self.text("độ mật"),
            urgency=self.text("độ khẩn"),
            circulation=self.text("phạm vi lưu hành"),
            draft=self.text("dự thảo"),
            numbering=self.numbering(),
            template=self.text("mẫu"),
            figures=self.text("tệp thể thức"),
            drafter=self.text("người soạn"),
            contact=self.text("liên hệ"),
            issued_with=self.text("kèm theo"),
            span=self.draft.span(self.directive.span),
        )

    def named_files(self, files: Files) -> None:
        """See to it that the files which the head names are there."""
        for key in OFFICE_FILES:
            found = self.pair(key)
            if found and found.value.text:
                files.name(self.faults(key), key, self.text(key), found.value.span())

    def title(self) -> str:
        """Trích yếu, from the line of `@kế hoạch` or from its own key."""
        stated = self.pair("trích yếu")
        title = texts.plain(self.draft, self.directive.head, "title")
        if title and (again := self.directive.pair("trích yếu")):
            self.draft.faults.at("KH020", again.key_span, key="trích yếu")
        if not title and stated:
            with self.draft.reading(self.faults("trích yếu")):
                title = texts.plain(self.draft, stated.value, "title")
        if not title:
            self.draft.faults.at("KH071", self.directive.head_span, key="trích yếu")
        return title

    def format(self) -> str:
        """The name of the format in its canonical form."""
        found = self.pair("thể thức")
        if found is None:
            return FORMATS[0].name
        known = format_named(found.value.text)
        if known is None:
            names = [one.name for one in FORMATS]
            guess = nearest(found.value.text, names)
            span = found.value.span() if found.value.text else found.key_span
            faults = self.faults("thể thức")
            fixes = (faults.replacing("fix.write", span, guess),) if guess else ()
            faults.at("KH072", span, *fixes, typed=found.value.text, known=", ".join(names))
        return known.name if known else FORMATS[0].name

    def issuers(self) -> tuple[Issuer, ...]:
        """One issuer, or several of a joint plan."""
        found = self.pair("cơ quan")
        values = (found.items or (found.value,)) if found else ()
        names = [self.plain("cơ quan", value) for value in values]
        if not any(names):
            self.draft.faults.at("KH071", found.key_span if found else self.directive.head_span, key="cơ quan")
            return ()
        parent = self.text("cơ quan chủ quản")
        return tuple(self._issuer(name, parent) for name in names if name)

    def _issuer(self, text: str, parent: str) -> Issuer:
        name, *own = _PARENT.split(text, maxsplit=1)
        above = own[0].strip() if own else parent
        return Issuer(name=name.strip(), parent="" if fold(above) in NO_PARENT else above or None)

    def number(self) -> Number | None:
        """Số, ký hiệu; three dots or nothing before the mark stand for a number not yet given."""
        found = self.pair("số")
        if found is None:
            return None
        text = self.plain("số", found.value)
        read = _NUMBER.fullmatch(text)
        if read is None:
            self.faults("số").at("KH073", found.value.span() if found.value.text else found.key_span, typed=text)
            return Number(value="", symbol=text, text=text)
        value = read["value"] if read["value"].isdecimal() else ""
        symbol = read["symbol"].strip()
        return Number(value=value, symbol=symbol, text=f"{value or '…'}{read['join']}{symbol}")

    def date(self) -> Date | None:
        """The date, with blanks for what is not yet known."""
        found = self.pair("ngày")
        if found is None or not found.value.text:
            return None
        text = self.plain("ngày", found.value)
        read = parse_date(text)
        if read is None and impossible_date(text):
            self.faults("ngày").at("KH060", found.value.span(), date=text)
        elif read is None:
            tell_no_date(self.faults("ngày"), text, found.value.span())
        return read

    def check_year(self) -> None:
        """Tell a year that is none; then nothing is said of the places that ask for it."""
        found = self.directive.pair("năm")
        typed = found.value.text if found else ""
        if found and typed and (self.draft.names.year is None or not ("{" in typed or year_at_end(typed))):
            self.draft.faults.at("KH061", found.value.span(), text=typed)
            self.draft.names.year_missed = True

    def shapes(self) -> tuple[str, ...]:
        """The shape of the number of each level of heading: the author's, or the format's."""
        return self.numbering() or (format_named(self.text("thể thức")) or FORMATS[0]).numbering

    def numbering(self) -> tuple[str, ...]:
        """The shapes that the author asks for in place of the format's."""
        found = self.pair("đánh số")
        if found is None:
            return ()
        styles = tuple(_style(part) for part in found.value.text.split(","))
        if not all(styles):
            span = found.value.span() if found.value.text else found.key_span
            self.faults("đánh số").at("KH074", span, typed=found.value.text, known=", ".join(_NUMBERING_STYLES))
        return tuple(style for style in styles if style)


def _style(text: str) -> str:
    typed = text.strip().rstrip(".)")
    return next((style for style in _NUMBERING_STYLES if style.rstrip(".)") == typed), "")


def year_of(directive: Directive) -> int | None:
    """The year of the plan: its own key, else the year of its date."""
    for key in ("năm", "ngày"):
        found = directive.pair(key)
        if found and (year := year_at_end(found.value.text)):
            return year
    return None


def year_at_end(text: str) -> int | None:
    """The year that a text ends with: `2026`, `…/02/2026`."""
    found = _YEAR_AT_END.search(text.strip())
    return int(found[1]) if found else None


def target_year(directive: Directive, head: Head) -> int | None:
    """The year that the plan is for; none where its trích yếu names several and its key does not choose one."""
    several = _SEVERAL_YEARS.search(head.title) and not directive.pair("năm")
    return None if several else head.year
