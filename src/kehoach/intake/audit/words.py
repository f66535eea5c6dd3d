"""Fixed words and forms: Quốc hiệu, số và ký hiệu, dates, end marks, labels."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from kehoach.intake.audit.foot import is_kept
from kehoach.intake.audit.head import is_body
from kehoach.intake.audit.parts import lines_of_part
from kehoach.intake.audit.verdicts import ABSENT, PASS, Outcome, at, found, whole
from kehoach.text.letters import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.intake.audit.roles import Placed
    from kehoach.intake.audit.verdicts import Subject

_BLANK = r"[\s….·_]*"
_SYMBOL = r"[A-ZĐ][\w.]*(?:\s*[-/&]\s*[\w.]+)*"
_NUMBER = re.compile(r"(?P<number>\d*)\s*(?=[-/])")
_DATE = re.compile(
    rf"(?P<place>[^,]+),\s*ngày\s*(?P<day>\d+|{_BLANK})\s*tháng\s*(?P<month>\d+|{_BLANK})\s*năm\s*(?P<year>\d{{4}}|{_BLANK})"
)
_AROUND = re.compile(r"(?<=[\wĐ])\s+[-/]|[-/]\s+(?=[\wĐ])")
_ENDS = re.compile(r"\./\.")
_LATE_MONTHS = range(3, 10)
_EARLY_MONTHS = (1, 2)
_TEN = 10
_REVERSED = re.compile(r"\b[Mm]ục [IVX]+,? khoản \d+\b|\bkhoản \d+,? điểm [a-zđ]\b")
_ROMAN, _ARABIC = re.compile(r"[IVXLC]+"), re.compile(r"\d+")


def plain(text: str) -> str:
    """The text in one normal form, spaces single."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def missing(subject: Subject, role: str) -> Outcome:
    """A part that every document of the format has is not there."""
    if subject.roles.of("issued_with") and role in {"number", "recipients", "place_date", "signer"}:
        return ABSENT
    return found([whole("missing", role)])


def fixed(subject: Subject, part: str) -> Outcome:
    """Whether a line of the letterhead says what the format has it say, letter by letter."""
    role = part.replace("-", "_")
    wanted = next((each.text for each in subject.form.letterhead.banners if each.role == role), "")
    line = subject.roles.first(role)
    if line is None:
        return missing(subject, role)
    allowed = {wanted, wanted.replace("HÒA", "HOÀ")}
    if plain(line.text) in allowed or (plain(line.text).upper() in allowed and _is_in_capitals(line)):
        return PASS
    return found([at(line, "words", asked=wanted)])


def _is_in_capitals(line: Placed) -> bool:
    return all(run.letters.capitals for run in line.paragraph.runs)


def sign(subject: Subject, part: str) -> Outcome:
    """Whether the sign under the issuer or under the trích yếu is the one of the format."""
    form = subject.form.letterhead
    wanted = form.separator if part == "separator" else form.divider
    line = subject.roles.first(part)
    above = subject.roles.of("issuer" if part == "separator" else "title")
    if line is None:
        return found([at(above[-1], "sign-missing", asked=wanted)]) if above else missing(subject, part)
    return found([] if line.text.replace(" ", "") == wanted else [at(line, "words", asked=wanted)])


def kind(subject: Subject, _: str = "") -> Outcome:
    """Whether the document names its type."""
    return PASS if subject.roles.first("kind") else missing(subject, "kind")


def number_shape(subject: Subject, _: str = "") -> Outcome:
    """Whether số and ký hiệu are put together as the format has them."""
    line = subject.roles.first("number")
    if line is None:
        return missing(subject, "number")
    before, _, after = subject.form.letterhead.number.partition("{number}")
    joint = after.partition("{symbol}")[0]
    pattern = rf"{re.escape(before.strip())}\s*(?:\d+|{_BLANK})\s*{re.escape(joint)}\s*{_SYMBOL}"
    if re.fullmatch(pattern, line.text):
        return PASS
    return found([at(line, "form", asked=f"{before.strip()} …{joint}KH{_example(joint)}…")])


def _example(joint: str) -> str:
    """What joins the type to the body in a symbol, where this joins the number to it."""
    return "-" if joint == "/" else "/"


def number_of_a_body(subject: Subject, _: str = "") -> Outcome:
    """Whether a format whose number is joined by a hyphen is not written with the slash of the State."""
    line = subject.roles.first("number")
    if line is None:
        return ABSENT
    return found([at(line, "form-of-state")] if re.match(rf"Số\s*:?\s*(?:\d+|{_BLANK})/", line.text) else [])


def number_zero(subject: Subject, _: str = "") -> Outcome:
    """Whether a number below ten has a zero before it."""
    line = subject.roles.first("number")
    figures = _NUMBER.search(line.text.partition(" ")[2] if " " in line.text else line.text) if line else None
    if line is None or figures is None or not figures["number"]:
        return ABSENT
    return found([at(line, "number-zero")] if len(figures["number"]) == 1 else [])


def number_spaces(subject: Subject, _: str = "") -> Outcome:
    """Whether no space stands around slash and hyphen."""
    line = subject.roles.first("number")
    if line is None:
        return ABSENT
    symbol = re.sub(rf"^Số\s*:?\s*(?:\d+|{_BLANK})(?=\s*[-/])", "", line.text)
    first = re.match(r"Số\s*:?\s*\d+(\s*)[-/]", line.text)
    spaced = (first and first[1]) or _AROUND.search(symbol) or re.match(r"[-/]\s", symbol)
    return found([at(line, "number-spaces")] if spaced else [])


def date_shape(subject: Subject, _: str = "") -> Outcome:
    """Whether place and date are written as the format has them."""
    line = subject.roles.first("place_date")
    if line is None:
        return missing(subject, "place_date")
    return found([] if _DATE.fullmatch(line.text) else [at(line, "form", asked="Địa danh, ngày … tháng … năm …")])


def _dated(subject: Subject, name: str) -> tuple[Placed, str] | None:
    line = subject.roles.first("place_date")
    match = _DATE.fullmatch(line.text) if line else None
    if line is None or match is None or not match[name].isdigit():
        return None
    return line, match[name]


def day_zero(subject: Subject, _: str = "") -> Outcome:
    """Whether a day below ten has a zero before it."""
    return _zero(subject, "day", lambda value, text: value < _TEN and len(text) == 1)


def month_zero(subject: Subject, _: str = "") -> Outcome:
    """Whether January and February have a zero before them."""
    return _zero(subject, "month", lambda value, text: value in _EARLY_MONTHS and len(text) == 1)


def month_without_zero(subject: Subject, _: str = "") -> Outcome:
    """Whether March to September have none."""
    return _zero(subject, "month", lambda value, text: value in _LATE_MONTHS and len(text) > 1, key="date-no-zero")


def _zero(subject: Subject, name: str, is_off: Callable[[int, str], bool], key: str = "date-zero") -> Outcome:
    dated = _dated(subject, name)
    if dated is None:
        return ABSENT
    line, text = dated
    return found([at(line, key, found=text)] if is_off(int(text), text) else [])


def small_letter(subject: Subject, _: str = "") -> Outcome:
    """Whether the trích yếu begins with a small letter."""
    line = subject.roles.first("title")
    if line is None:
        return ABSENT
    return found([at(line, "begins-small")] if line.text[:1].isupper() else [])


def bases_but_last(subject: Subject, _: str = "") -> Outcome:
    """Whether every basis but the last ends in its mark."""
    lines = subject.roles.of("basis")
    mark = subject.form.marks.basis
    if len(lines) < 2:  # noqa: PLR2004 - the last one has a mark of its own
        return ABSENT
    return found(at(line, "end-mark", asked=mark) for line in lines[:-1] if not _ends(line, mark))


def last_basis(subject: Subject, _: str = "") -> Outcome:
    """Whether the last basis ends in its mark."""
    lines, mark = subject.roles.of("basis"), subject.form.marks.last_basis
    if not lines:
        return ABSENT
    return found([] if _ends(lines[-1], mark) else [at(lines[-1], "end-mark", asked=mark)])


def basis_lead(subject: Subject, _: str = "") -> Outcome:
    """Whether bases open with a dash where the format has one, and with none elsewhere."""
    lines, lead = subject.roles.of("basis"), subject.form.marks.basis_lead
    if not lines:
        return ABSENT
    key = "no-lead" if lead else "has-lead"
    return found(at(line, key) for line in lines if line.text.startswith(("-", "–")) != bool(lead))


def _ends(line: Placed, mark: str) -> bool:
    text = line.text
    return text.endswith(mark) and not (mark == "." and text.endswith("./."))


def label_of_recipients(subject: Subject, _: str = "") -> Outcome:
    """Whether `Nơi nhận:` stands as the format has it."""
    line = subject.roles.first("recipients")
    if line is None:
        return missing(subject, "recipients")
    wanted = subject.form.foot.recipients
    return found([] if plain(line.text) == wanted else [at(line, "words", asked=wanted)])


def recipients(subject: Subject, _: str = "") -> Outcome:
    """Whether each recipient opens with a dash and ends in its mark."""
    lines, marks = subject.roles.of("recipient"), subject.form.marks
    if not lines:
        return ABSENT
    faults = [at(line, "no-lead") for line in lines if not line.text.startswith(("-", "–"))]
    faults += [at(line, "end-mark", asked=marks.recipient) for line in lines[:-1] if not _ends(line, marks.recipient)]
    return found(faults)


def kept_copy(subject: Subject, _: str = "") -> Outcome:
    """Whether the line of the kept copy is written as the format has it, and ends in a stop."""
    line = next(iter(lines_of_part(subject, "kept-copy")), None)
    if line is None:
        return ABSENT
    begins, mark = subject.form.foot.keep.strip(), subject.form.marks.last_recipient
    faults = [] if line.text.lstrip("-– ").startswith(begins) else [at(line, "words", asked=f"{begins} …")]
    if ":" not in begins and ":" in line.text.partition(" ")[2][:6]:
        faults = [at(line, "words", asked=f"{begins} …")]
    last = subject.roles.of("recipient")[-1]
    return found([*faults, *([] if _ends(last, mark) else [at(last, "end-mark", asked=mark)])])


def kept_last(subject: Subject, _: str = "") -> Outcome:
    """Whether the kept copy is the last recipient."""
    lines = subject.roles.of("recipient")
    kept = [line for line in lines if is_kept(line.text)]
    if not kept:
        return ABSENT
    return found([] if kept[-1] is lines[-1] else [at(kept[-1], "kept-not-last")])


def end_of_text(subject: Subject, _: str = "") -> Outcome:
    """Whether the text ends in its mark, once."""
    text = subject.roles.in_region("text")
    mark = subject.form.marks.end
    if not text or text[-1].role.startswith("table"):
        return ABSENT
    faults = [] if _closes(text[-1], mark) else [at(text[-1], "end-mark", asked=mark)]
    early = [line for line in text[:-1] if _ENDS.search(line.text)]
    return found([*faults, *(at(line, "end-too-early") for line in early)])


def _closes(line: Placed, mark: str) -> bool:
    return line.text.endswith(mark) if mark == "./." else _ends(line, mark)


def end_of_appendices(subject: Subject, _: str = "") -> Outcome:
    """Whether the text of each appendix ends in its mark; one that ends in a table has none."""
    last = {line.appendix: line for line in subject.roles.placed if line.region == "appendix"}
    mark = subject.form.marks.appendix_end
    running = [line for line in last.values() if line.role in {"body", "point", "dash", "plus"}]
    if not running:
        return ABSENT
    return found(at(line, "end-mark", asked=mark) for line in running if not _closes(line, mark))


def appendix_numbers(subject: Subject, _: str = "") -> Outcome:
    """Whether two or more appendices are numbered as the format has it, and a single one is not."""
    lines = subject.roles.of("appendix")
    if not lines:
        return ABSENT
    if len({line.appendix for line in subject.roles.placed if line.appendix}) == 1:
        wanted = subject.form.appendix.alone
        return found(at(line, "words", asked=wanted) for line in lines if fold(line.text).strip(" :.") != fold(wanted))
    shape = _ROMAN if subject.form.appendix.shape == "I" else _ARABIC
    numbered = subject.form.appendix.numbered.format(number="I" if shape is _ROMAN else "1")
    return found(at(line, "form", asked=numbered) for line in lines if not shape.fullmatch(line.text.split()[-1]))


def reference(subject: Subject, _: str = "") -> Outcome:
    """Whether `(Kèm theo …)` names the number and symbol of the document."""
    lines, number = subject.roles.of("appendix_reference"), subject.roles.first("number")
    if not lines:
        return ABSENT
    symbol = re.search(_SYMBOL, number.text.partition("/" if "/" in number.text else "-")[2]) if number else None
    wanted = "".join(symbol[0].split()) if symbol else ""
    return found(at(line, "no-symbol", asked=wanted) for line in lines if wanted not in "".join(line.text.split()))


def no_addressee(subject: Subject, _: str = "") -> Outcome:
    """Whether a plan has no line of Kính gửi."""
    return found(at(line, "addressee") for line in subject.roles.of("addressee"))


def no_other_head(subject: Subject, _: str = "") -> Outcome:
    """Whether no letterhead of another kind of document stands beside that of the format."""
    own = {banner.role for banner in subject.form.letterhead.banners}
    heads = subject.roles.of("country", "motto", "banner")
    return found(at(line, "other-head") for line in heads if line.role not in own)


def joint_issuers(subject: Subject, _: str = "") -> Outcome:
    """Whether joint issuers are joined by hyphens."""
    lines = subject.roles.of("issuer")
    begins = [here for here, line in enumerate(lines) if is_body(line.text)]
    if len(begins) < 2:  # noqa: PLR2004 - one issuer is joined to none
        return ABSENT
    above = [lines[here - 1] for here in begins[1:]]
    return found(at(line, "end-mark", asked="-") for line in above if not line.text.endswith(("-", "–")))


def by_the_decree(subject: Subject, _: str = "") -> Outcome:
    """Whether a People's Council writes under Quốc hiệu, as the decree has it."""
    if not any(fold(line.text).startswith(("hoi dong nhan dan", "hdnd")) for line in subject.roles.of("issuer")):
        return ABSENT
    return PASS if subject.roles.first("country") else missing(subject, "country")


def places_of_the_plan(subject: Subject, _: str = "") -> Outcome:
    """Whether places of a document are named from the smallest to the greatest."""
    faults = [at(line, "reference-order", found=match[0]) for line in subject.roles.running()
              if (match := _REVERSED.search(line.text))]  # fmt: skip
    return found(faults)


WORDS: dict[str, Callable[[Subject, str], Outcome]] = {
    "country": fixed,
    "motto": fixed,
    "banner": fixed,
    "separator": sign,
    "divider": sign,
    "kind": kind,
    "number": number_shape,
    "place-date": date_shape,
    "basis": bases_but_last,
    "last-basis": last_basis,
    "recipients": label_of_recipients,
    "recipient": recipients,
    "kept-copy": kept_copy,
    "end": end_of_text,
    "appendix": appendix_numbers,
    "second-appendix": appendix_numbers,
    "appendix-alone": appendix_numbers,
    "appendix-reference": reference,
    "appendix-body": end_of_appendices,
}
"""The checks of words by the parts of the ledger."""
