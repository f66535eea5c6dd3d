"""Rules of form below the text: who signs and by what right, who receives the plan."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kehoach.rules import written
from kehoach.rules.bodies import is_state_body
from kehoach.rules.form_head import PARTY, STATE, UNION
from kehoach.rules.rule import Finding, Rule
from kehoach.rules.tables import table
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.model.plan import Recipient, Signature
    from kehoach.rules.rule import Subject
    from kehoach.rules.written import Written

_SLASHED = lazily(r"(?P<first>T|K)/(?P<second>M|T|L)\b\.?[ ]*")
_DOTTED = lazily(r"(?P<first>T|K)(?P<second>M|T|L)\.[ ]*")
_UNTIDY = lazily(r"(?P<mark>TM|KT|TL|TUQ)(?P<rest>\s*\.\s*|\s+)(?=\S)", re.IGNORECASE)
_HEADS = lazily(r"(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|(?:TỔNG |CỤC |VỤ )?TRƯỞNG|CHÁNH|HIỆU TRƯỞNG|THỦ TRƯỞNG|CHỦ NHIỆM)\b")
_DEPUTY = lazily(r"PHÓ\b")
_MARK = lazily(r"(?P<mark>TM|KT|TL|TUQ|T/M|K/T|T/L)\b\.?\s*(?P<rest>.*)")
_BODY_AFTER_POST = lazily(
    r"(?:PHÓ )?BÍ THƯ(?: THƯỜNG TRỰC)?\s+"
    r"(?P<body>(?:ĐẢNG|TỈNH|THÀNH|CHI|HUYỆN) (?:ỦY|UỶ|BỘ)\b.*|ĐOÀN (?:XÃ|PHƯỜNG)\b.*)"
)
_DEGREE = lazily(
    r"(?P<title>(?:(?:GS|PGS|TSKH|TS|ThS|Th\.S|BS|BSCKII|BSCKI|KS|CN|NGND|NGƯT|NSND|NSƯT|Dr|DS)\b\.?"
    r"|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)"
    r"|Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ|Cử nhân|Kỹ sư|Bác sĩ|Đồng chí|Đ/c"
    r"|(?:Ông|Bà)(?=\s\S+\s\S+\s\S))[ .,-]*)+(?=[A-ZĐ])"
)
_EXEMPT = lazily(r"\b(?:Trường|Học viện|Viện|Bệnh viện|Trạm Y tế|Trung tâm Y tế|Quân sự|Công an|Biên phòng)\b")
_COUNCIL = lazily(r"Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân")
_COMMUNE = lazily(r"\b(?:xã|phường|đặc khu)\b")
_BOTH = 2
_KEPT = "luu"
_STATE_KEPT = lazily(r"Lưu\s*:\s*\S")
_WITH_UNIT = lazily(r"Lưu\s*:\s*\w+\s*[,(]|Lưu\s*:\s*(?!VT\b)\S")
_KEPT_BARE = lazily(r"Lưu\s*[.;]?\s*(?=VT\b)", re.IGNORECASE)
_PARTY_KEPT_STATELY = lazily(r"Lưu\s*:|\bVT\b")
_PURPOSES = {
    "b/c": "để báo cáo",
    "t/h": "để thực hiện",
    "p/h": "để phối hợp",
    "c/đ": "để chỉ đạo",
    "đ/b": "để biết",
    "t/d": "để theo dõi",
}
_SHORT_PURPOSES = (*_PURPOSES, *(short.replace("/", "") for short in _PURPOSES))
_KNOWN_PURPOSE = lazily(
    r"(?:để )?(?:t/hiện|báo cáo|thực hiện|thi hành|triển khai|phối hợp|theo dõi|chỉ đạo|đôn đốc|biết|"
    r"kiểm tra|giám sát|tham mưu|xem xét|tuyên truyền|đăng tải|đưa tin|công bố|niêm yết|lưu)(?:(?:,| và|;)? .+)?",
    re.IGNORECASE,
)
_SHORT_PURPOSE = lazily(r"(?:để )?[a-zđ](?P<slash>/?)[a-zđ]", re.IGNORECASE)


def slashed_mark(subject: Subject) -> Iterator[Finding]:
    """`T/M`, `K/T` of the Party under a plan of the State or the Đoàn."""
    for _, line in _signing_lines(subject):
        if found := _SLASHED.match(line.text):
            right = f"{found['first']}{found['second']}. "
            fix = line.replaced(right, 0, found.end(), safe=True)
            yield Finding(
                line.place(0, len(found[0].rstrip())), {"typed": found[0].strip(), "right": right.strip()}, (fix,)
            )


def dotted_mark(subject: Subject) -> Iterator[Finding]:
    """`TM.`, `KT.` of the State under a plan of the Party."""
    for _, line in _signing_lines(subject):
        if found := _DOTTED.match(line.text):
            right = f"{found['first']}/{found['second']} "
            fix = line.replaced(right, 0, found.end(), safe=True)
            yield Finding(
                line.place(0, len(found[0].rstrip())), {"typed": found[0].strip(), "right": right.strip()}, (fix,)
            )


def untidy_mark(subject: Subject) -> Iterator[Finding]:
    """A mark of authority without its full stop or without the space after it."""
    for _, line in _signing_lines(subject):
        found = _UNTIDY.match(line.text)
        if found and found[0] != (right := f"{found['mark'].upper()}. "):
            fix = line.replaced(right, 0, found.end(), safe=True)
            yield Finding(line.place(0, found.end("mark")), {"typed": found[0].strip(), "right": right.strip()}, (fix,))


def no_own_post(subject: Subject) -> Iterator[Finding]:
    """A mark that says for whom one signs, and no line that says who signs."""
    for signature in subject.plan.signatures:
        found = _MARK.match(signature.position)
        if found and found["mark"] in ("KT", "TL", "TUQ", "K/T", "T/L"):
            yield _at(subject, signature, signature.position, line=signature.position)


def head_signs_for_himself(subject: Subject) -> Iterator[Finding]:
    """`KT. CHỦ TỊCH` above a post that is not a deputy's."""
    for signature in subject.plan.signatures:
        marks = [found["mark"] for line in signature.authority if (found := _MARK.match(line))]
        if marks[-1:] in (["KT"], ["K/T"]) and signature.position and not _DEPUTY.search(signature.position):
            yield _at(subject, signature, signature.position, position=signature.position)


def deputy_without_mark(subject: Subject) -> Iterator[Finding]:
    """A deputy who signs without saying for whom."""
    for signature in subject.plan.signatures:
        marks = [found["mark"] for line in signature.authority if (found := _MARK.match(line))]
        deputy = _DEPUTY.match(signature.position)
        if deputy and not {"KT", "TL", "TUQ", "K/T", "T/L"} & set(marks):
            head = signature.position[deputy.end() :].strip()
            yield _at(subject, signature, signature.position, position=signature.position, head=head)


def person_as_collective(subject: Subject) -> Iterator[Finding]:
    """`TM.` before the post of one person."""
    for signature in subject.plan.signatures:
        for line in (*signature.authority, signature.position):
            found = _MARK.match(line)
            if found and found["mark"] in ("TM", "T/M") and _HEADS.match(found["rest"]):
                yield _at(subject, signature, line, line=line, post=found["rest"])


def passed_on_twice(subject: Subject) -> Iterator[Finding]:
    """A delegated power that is passed on to a deputy."""
    for signature in subject.plan.signatures:
        marks = {found["mark"]: line for line in signature.authority if (found := _MARK.match(line))}
        if {"TUQ", "KT"} <= set(marks):
            yield _at(subject, signature, marks["KT"])


def committee_signed_for(subject: Subject) -> Iterator[Finding]:
    """`K/T BÍ THƯ`: in a committee of the Party a deputy signs for the committee."""
    for signature in subject.plan.signatures:
        for line in signature.authority:
            found = _MARK.match(line)
            if found and found["mark"] in ("K/T", "KT") and found["rest"].startswith("BÍ THƯ"):
                yield _at(subject, signature, line, line=line)


def body_after_post(subject: Subject) -> Iterator[Finding]:
    """`BÍ THƯ ĐẢNG ỦY XÃ …`, where the post alone belongs."""
    for signature in subject.plan.signatures:
        if found := _BODY_AFTER_POST.match(signature.position):
            yield _at(subject, signature, signature.position, body=found["body"])


def collective_unsigned(subject: Subject) -> Iterator[Finding]:
    """A plan of a collective body without the line that says TM."""
    issuers = [issuer for issuer in subject.plan.head.issuers if _COUNCIL.match(issuer.name)]
    if not issuers or len(subject.plan.head.issuers) > 1:
        return
    for signature in subject.plan.signatures:
        if signature.position == "CHỦ TỊCH" and not signature.authority:
            body = _COUNCIL.match(issuers[0].name)
            yield _at(subject, signature, signature.position, body=body[0].upper() if body else "")


def whole_committee_signs(subject: Subject) -> Iterator[Finding]:
    """`T/M BAN CHẤP HÀNH` under the plan of a commune's Party committee."""
    if any(_COMMUNE.search(one.name) for one in subject.plan.head.issuers):
        for signature in subject.plan.signatures:
            for line in signature.authority:
                if line.startswith("T/M BAN CHẤP HÀNH"):
                    yield _at(subject, signature, line, line=line)


def cell_signs_otherwise(subject: Subject) -> Iterator[Finding]:
    """A chi bộ whose plan is signed otherwise than `T/M CHI BỘ`."""
    if any(fold(one.name).startswith("chi bo") for one in subject.plan.head.issuers):
        for signature in subject.plan.signatures:
            if signature.position and "T/M CHI BỘ" not in signature.authority:
                yield _at(subject, signature, signature.position)


def titled_name(subject: Subject) -> Iterator[Finding]:
    """A degree or form of address before the name of the signer."""
    if subject.plan.head.format in STATE and any(_EXEMPT.search(one.name) for one in subject.plan.head.issuers):
        return
    for signature in subject.plan.signatures:
        found = _DEGREE.match(signature.name)
        if found and found[0].strip() != signature.name.strip():
            yield _at(subject, signature, found[0].strip(), title=found[0].strip())


def small_name(subject: Subject) -> Iterator[Finding]:
    """A name of a signer in which a syllable is small, or every letter is a capital, as those of posts are."""
    for signature in subject.plan.signatures:
        if signature.authority and not signature.name and _is_surname(signature.position.partition(" ")[0]):
            name = signature.position
            yield _at(subject, signature, name, name=name, right=name.title())
        words = signature.name.split()
        small = all(map(str.isalpha, words)) and any(word[0].islower() for word in words)
        if small and not _DEGREE.match(signature.name) and not _is_post(signature.name.upper()):
            yield _at(subject, signature, signature.name, name=signature.name, right=signature.name.title())


def _is_surname(word: str) -> bool:
    return any(row["họ"].upper() == word for row in table("language/surnames"))


def _is_post(line: str) -> bool:
    return bool(_HEADS.match(line) or _DEPUTY.match(line))


def higher_below(subject: Subject) -> Iterator[Finding]:
    """A recipient that is reported to, below one that carries out."""
    told = [one for one in subject.plan.recipients if not _is_kept(one)]
    first = next((at for at, one in enumerate(told) if _purpose_of(one) == "t/h"), len(told))
    for one in told[first:]:
        if _purpose_of(one) == "b/c":
            yield Finding(subject.place(one.span), {"name": one.name, "other": told[first].name})


def _purpose_of(recipient: Recipient) -> str:
    """The short form of what a recipient is to do."""
    purpose = recipient.purpose.casefold()
    return next((short for short, full in _PURPOSES.items() if purpose in (short, short.replace("/", ""), full)), "")


def not_kept(subject: Subject) -> Iterator[Finding]:
    """A list of recipients without the copy that is kept."""
    recipients = subject.plan.recipients
    if recipients and not any(map(_is_kept, recipients)):
        yield Finding(subject.place(recipients[-1].span), {"line": _kept_line(subject)})


def _kept_line(subject: Subject) -> str:
    return "Lưu Văn phòng Đảng ủy" if subject.plan.head.format in PARTY else "Lưu: VT, …"


def no_recipients(subject: Subject) -> Iterator[Finding]:
    """A plan to be issued that goes to nobody."""
    if not subject.plan.recipients:
        yield Finding(subject.place(subject.plan.head.span))


def kept_too_early(subject: Subject) -> Iterator[Finding]:
    """The kept copy before other recipients."""
    recipients = subject.plan.recipients
    for one in recipients[:-1]:
        if _is_kept(one) and not _is_kept(recipients[-1]):
            yield Finding(subject.place(one.span))


def kept_in_state_form(subject: Subject) -> Iterator[Finding]:
    """`Lưu: VT` under a plan of the Party."""
    for one in subject.plan.recipients:
        if _is_kept(one) and _PARTY_KEPT_STATELY.search(one.name):
            yield Finding(subject.place(one.span), {"typed": one.name})


def kept_without_colon(subject: Subject) -> Iterator[Finding]:
    """`Lưu VT`, as the Party writes it, under a plan of the State."""
    for one in subject.plan.recipients:
        if found := _KEPT_BARE.match(one.name):
            right = f"Lưu: {one.name[found.end() :]}"
            yield _in_line(subject, one, one.name, typed=one.name, right=right)


def kept_by_nobody(subject: Subject) -> Iterator[Finding]:
    """The kept copy without the unit that drafted the plan; a school or a union has none."""
    has_units = all(is_state_body(issuer.name) for issuer in subject.plan.head.issuers)
    for one in subject.plan.recipients if has_units else ():
        if _is_kept(one) and not _WITH_UNIT.match(one.name) and _STATE_KEPT.match(one.name):
            yield Finding(subject.place(one.span), {"typed": one.name})


def told_twice(subject: Subject) -> Iterator[Finding]:
    """One recipient on two lines."""
    seen: set[str] = set()
    for one in subject.plan.recipients:
        if fold(one.name) in seen:
            yield Finding(subject.place(one.span), {"name": one.name})
        seen.add(fold(one.name))


def as_above(subject: Subject) -> Iterator[Finding]:
    """`Như trên` in a plan, which is addressed to nobody above."""
    for one in subject.plan.recipients:
        if fold(one.name).startswith(("nhu tren", "nhu kinh gui")):
            yield Finding(subject.place(one.span), {"typed": one.name})


def unknown_purpose(subject: Subject) -> Iterator[Finding]:
    """A purpose in brackets that is none of the usual ones."""
    for one in subject.plan.recipients:
        if one.purpose and not _is_kept(one) and not _is_known(one.purpose.casefold()):
            yield _in_line(subject, one, one.purpose, typed=one.purpose, known=", ".join(_PURPOSES))


def _is_known(purpose: str) -> bool:
    if _SHORT_PURPOSE.fullmatch(purpose):
        return purpose.endswith(_SHORT_PURPOSES)
    return bool(_KNOWN_PURPOSE.fullmatch(purpose))


def mixed_purposes(subject: Subject) -> Iterator[Finding]:
    """Purposes short on some lines and written out on others, or short without the slash."""
    stated = [one for one in subject.plan.recipients if one.purpose and not _is_kept(one)]
    forms = Counter(bool(_SHORT_PURPOSE.fullmatch(one.purpose)) for one in stated)
    for one in stated:
        short = _SHORT_PURPOSE.fullmatch(one.purpose)
        slashed = f"{one.purpose[-2]}/{one.purpose[-1]}" if short and not short["slash"] else ""
        if slashed in _PURPOSES:
            yield _in_line(subject, one, one.purpose, typed=one.purpose, right=slashed)
        elif len(forms) == _BOTH and not short and forms[True] >= forms[False]:
            right = next((brief for brief, full in _PURPOSES.items() if full.endswith(one.purpose)), "t/h")
            yield _in_line(subject, one, one.purpose, typed=one.purpose, right=right)


def too_few_sign(subject: Subject) -> Iterator[Finding]:
    """A joint plan that not every issuer signs."""
    issuers, signed = subject.plan.head.issuers, subject.plan.signatures
    if len(issuers) > len(signed) > 0:
        args = {"issuers": str(len(issuers)), "signed": str(len(signed))}
        yield Finding(subject.place(signed[-1].span), args)


def _is_kept(recipient: Recipient) -> bool:
    return recipient.purpose == "lưu" or fold(recipient.name).startswith(_KEPT)


def _signing_lines(subject: Subject) -> Iterator[tuple[Signature, Written]]:
    """The lines of authority and position as they stand in the source."""
    for signature in subject.plan.signatures:
        for line in written.lines_of(subject, signature.span):
            if line.text.isupper():
                yield signature, line


def _at(subject: Subject, signature: Signature, words: str, **args: str) -> Finding:
    """A fault of words in a signature."""
    for line in written.lines_of(subject, signature.span):
        at = line.text.find(words)
        if at >= 0 and not line.text.startswith("@"):
            return Finding(line.place(at, at + len(words)), args)
    return Finding(subject.place(signature.span), args)


def _in_line(subject: Subject, recipient: Recipient, words: str, **args: str) -> Finding:
    """A fault of words in a line of nơi nhận; with the right ones among the arguments, they are offered."""
    for line in written.lines_of(subject, recipient.span):
        at = line.text.rfind(words)
        if at >= 0:
            fixes = (line.replaced(args["right"], at, at + len(words)),) if "right" in args else ()
            return Finding(line.place(at, at + len(words)), args, fixes)
    return Finding(subject.place(recipient.span), args)


RULES = (
    Rule("KH260", slashed_mark, formats=STATE | UNION),
    Rule("KH261", dotted_mark, formats=PARTY),
    Rule("KH262", untidy_mark, formats=STATE | UNION),
    Rule("KH263", no_own_post),
    Rule("KH264", head_signs_for_himself, formats=STATE | UNION),
    Rule("KH265", deputy_without_mark, formats=STATE),
    Rule("KH266", person_as_collective),
    Rule("KH267", passed_on_twice, formats=STATE),
    Rule("KH268", committee_signed_for, formats=PARTY),
    Rule("KH269", body_after_post, formats=PARTY | UNION),
    Rule("KH270", collective_unsigned, formats=STATE),
    Rule("KH271", titled_name),
    Rule("KH272", whole_committee_signs, formats=PARTY),
    Rule("KH273", cell_signs_otherwise, formats=PARTY),
    Rule("KH274", small_name),
    Rule("KH275", too_few_sign),
    Rule("KH280", not_kept),
    Rule("KH281", kept_too_early),
    Rule("KH282", kept_in_state_form, formats=PARTY),
    Rule("KH283", kept_by_nobody, formats=STATE),
    Rule("KH284", told_twice),
    Rule("KH285", as_above),
    Rule("KH286", unknown_purpose),
    Rule("KH287", mixed_purposes),
    Rule("KH288", no_recipients, only_final=True),
    Rule("KH289", higher_below),
    Rule("KH290", kept_without_colon, formats=STATE),
)
