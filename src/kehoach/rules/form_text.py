"""Rules of form in the words: dates, phụ lục, end of the text, and what the layout prints itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.model.content import Paragraph, Section
from kehoach.rules.form_head import PARTY
from kehoach.rules.outline import passage_of, said
from kehoach.rules.rule import Finding, Rule
from kehoach.text.diagnostics import Edit, Fix
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily
from kehoach.values.numbers import format_roman

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.model.draft import Passage
    from kehoach.rules.rule import Subject
    from kehoach.text.diagnostics import Place

_TYPED_END = lazily(r"\./\.")
_LEFT_OPEN = lazily(
    r"\b(?:ngày|tháng|năm|giờ|số|cho|là|khoảng|đạt|từ|đến|trên|dưới)\s+(?:…|\.{3})[.…]*"
    r"|(?<=\w )(?:…|\.{3})\s?(?:đồng|triệu|tỷ|người|hộ|suất|%)"
    r"|(?:…\s*){2,}|\.{4,}|_{3,}|\?{2,}|\[[^\]\d]*\]|\bx{3,}\b",
    re.IGNORECASE,
)
_APPENDIX = lazily(r"(?<!\w)[Pp]hụ lục(?P<numbered>\s+(?:số\s+)?(?:[IVX]+|\d+)\b)?(?=(?P<after>[^.;]{0,40}))")
_OF_ANOTHER = lazily(
    r"\s*(?:\(?(?:được )?ban hành (?:kèm theo|theo)|\(?kèm theo|của|,)?\s*(?:số \S+ )?"
    r"(?:Nghị|Thông tư|Quyết|Công văn|Hướng dẫn|Luật|Chỉ thị|Kế hoạch số|Chương trình số)"
)
_PRINTED_ANYWAY = (
    (lazily(r"cong hoa xa hoi chu nghia viet nam(?: doc lap.*)?"), "Quốc hiệu"),
    (lazily(r"doc lap\s*[-–]\s*tu do\s*[-–]\s*hanh phuc"), "Tiêu ngữ"),
    (lazily(r"dang cong san viet nam"), "tiêu đề của Đảng"),
    (lazily(r"doan tncs ho chi minh"), "tiêu đề của Đoàn"),
    (lazily(r"ke hoach"), "tên loại"),
    (lazily(r"so:?\s*[\d….]*\s*[/-]\s*kh[/-].*"), "số, ký hiệu"),
    (lazily(r"noi nhan\s*:?.{0,3}"), "nơi nhận"),
    (lazily(r"(?:tm\.|kt\.|t/m|k/t) .{3,60}"), "quyền hạn của người ký"),
)
_LONGEST_BANNER = 80
_ADDRESSED = lazily(r"\s*kính (?:gửi|trình)\s*:", re.IGNORECASE)
_DATE = lazily(r"(?P<day>\d(?<![\d/.].)\d?)(?P<one>/)(?P<month>\d{1,2})(?:/(?P<year>(?:19|20)\d\d))?(?![\d/]|%|\.\d)")
_DATE_IN_WORDS = lazily(r"[Nn]gày (?P<day>\d{1,2}) tháng (?P<month>\d{1,2})(?: năm (?P<year>\d{4}))?")
_MONTH_IN_WORDS = lazily(r"(?<!ngày )\b[Tt]háng (?P<month>0[3-9])(?=\s*(?:/\d{4}|năm \d{4}))")
_ON_THE_DAY = lazily(r"(?:ngày|đến|trước|từ|sau|hạn)\s+$", re.IGNORECASE)
_FEBRUARY, _DECEMBER, _LONGEST_MONTH = 2, 12, 31


def typed_end(subject: Subject) -> Iterator[Finding]:
    """`./.` typed where the text does not end, or in a format that has none."""
    last = _last_passage(subject)
    for passage in subject.passages:
        for found in _TYPED_END.finditer(passage.text):
            at_end = passage is last and not passage.text[found.end() :].strip()
            if not at_end or subject.plan.head.format in PARTY:
                place = passage.place(*found.span())
                yield Finding(place, {}, (Fix("fix.write", (Edit(place, "."),), args={"text": "."}),))


def _last_passage(subject: Subject) -> Passage | None:
    closing = subject.plan.closing or subject.plan.sections
    texts = [block for block in closing if isinstance(block, (Paragraph, Section))]
    return passage_of(subject, texts[-1].span, texts[-1].text) if texts else None


def left_open(subject: Subject) -> Iterator[Finding]:
    """Dots, question marks or brackets to be filled in, anywhere but in the forms of an appendix."""
    forms = next((one.span.line for one in subject.plan.appendices if one.span), None)
    for passage in subject.passages:
        for found in _LEFT_OPEN.finditer(passage.text):
            place = passage.place(*found.span())
            if place.file != subject.file or forms is None or place.line < forms:
                yield Finding(place, {"text": found[0].strip()})


def missing_appendix(subject: Subject) -> Iterator[Finding]:
    """The text speaks of a phụ lục, and there is none."""
    if not subject.plan.appendices:
        for passage, found in _appendices_named(subject):
            yield Finding(passage.place(*found.span()), {"typed": found[0]})


def _appendices_named(subject: Subject) -> Iterator[tuple[Passage, re.Match[str]]]:
    for passage in subject.passages:
        if passage.role != "basis":
            for found in _APPENDIX.finditer(passage.text) if "hụ lục" in passage.text else ():
                if not _OF_ANOTHER.match(found["after"]):
                    yield passage, found


def unmentioned_appendix(subject: Subject) -> Iterator[Finding]:
    """A phụ lục that the text does not speak of."""
    appendices = subject.plan.appendices
    referred = {run.refers_to for passage in subject.passages for run in passage.words.runs if run.refers_to}
    named = [found for _, found in _appendices_named(subject)]
    if any(not found["numbered"] for found in named):
        return
    numbers = {fold(found["numbered"]).split()[-1] for found in named if found["numbered"]}
    for at, one in enumerate(appendices, 1):
        if one.id not in referred and not numbers & {str(at), format_roman(at).casefold()}:
            yield Finding(subject.place(one.span), {"title": said(one.title) or str(at)})


def printed_anyway(subject: Subject) -> Iterator[Finding]:
    """Words of the letterhead or the foot typed into the text: the layout prints them."""
    for passage in subject.passages:
        if passage.role not in ("paragraph", "point", "heading"):
            continue
        if len(passage.text) <= _LONGEST_BANNER and (name := _name_of(fold(passage.text).strip(" ."))):
            yield Finding(passage.place(0, len(passage.text)), {"typed": passage.text.strip(), "name": name})


def _name_of(words: str) -> str:
    """What the layout calls a line that it prints itself; two banners may stand in one paragraph."""
    return next((name for pattern, name in _PRINTED_ANYWAY if pattern.fullmatch(words)), "")


def addressed(subject: Subject) -> Iterator[Finding]:
    """`Kính gửi` above a plan."""
    for passage in subject.passages:
        if found := _ADDRESSED.match(passage.text):
            yield Finding(passage.place(*found.span()), {"typed": found[0].strip(" :")})


def unpadded_date(subject: Subject) -> Iterator[Finding]:
    """`ngày 5/02`, `05/06/2025`: zeros before days and months where they do not belong, or none where they do."""
    for passage in subject.passages:
        for found in _dates(passage.text):
            right = _padded(found)
            if right != (found["day"], found["month"]):
                yield _redated(passage, found, right)
        for found in _MONTH_IN_WORDS.finditer(passage.text) if "háng 0" in passage.text else ():
            place = passage.place(*found.span("month"))
            right_month = found["month"].lstrip("0")
            yield Finding(place, {"typed": found["month"], "right": right_month}, (_written(place, right_month),))


def _dates(text: str) -> Iterator[re.Match[str]]:
    """The dates in a text; days of the year that custom writes short, such as `8/3` and `2/9`, are left out."""
    for found in _DATE.finditer(text) if "/" in text else ():
        real = 1 <= int(found["day"]) <= _LONGEST_MONTH and 1 <= int(found["month"]) <= _DECEMBER
        if real and (found["year"] or _is_no_name(text, found)):
            yield found
    yield from _DATE_IN_WORDS.finditer(text) if "tháng" in text else ()


def _is_no_name(text: str, found: re.Match[str]) -> bool:
    """Whether a day without its year is a date, which zeros show, and a word before it."""
    padded = found["month"].startswith("0") or (found["day"].startswith("0") and int(found["month"]) <= _FEBRUARY)
    return padded and bool(_ON_THE_DAY.search(text, 0, found.start()))


def _padded(found: re.Match[str]) -> tuple[str, str]:
    day, month = int(found["day"]), int(found["month"])
    return f"{day:02d}", f"{month:02d}" if month <= _FEBRUARY else str(month)


def _redated(passage: Passage, found: re.Match[str], right: tuple[str, str]) -> Finding:
    place = passage.place(found.start("day"), found.end("month"))
    between = found.string[found.end("day") : found.start("month")]
    text = f"{right[0]}{between}{right[1]}"
    typed = found.string[found.start("day") : found.end("month")]
    return Finding(place, {"typed": typed, "right": text}, (_written(place, text),))


def _written(place: Place, text: str) -> Fix:
    return Fix("fix.write", (Edit(place, text),), safe=True, args={"text": text})


RULES = (
    Rule("KH240", typed_end, needs_words=True),
    Rule("KH241", left_open, needs_words=True, only_final=True),
    Rule("KH242", unpadded_date, needs_words=True),
    Rule("KH250", missing_appendix, needs_words=True),
    Rule("KH251", unmentioned_appendix, needs_words=True),
    Rule("KH252", printed_anyway, needs_words=True),
    Rule("KH253", addressed, needs_words=True),
)
