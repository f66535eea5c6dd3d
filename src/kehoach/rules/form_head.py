"""Rules of form above the text: số và ký hiệu, the issuing body, địa danh, trích yếu."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kehoach.model.issuers import kind_of
from kehoach.rules import written
from kehoach.rules.rule import Finding, Rule
from kehoach.rules.tables import table
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.rules.rule import Subject

STATE = frozenset({"nđ30"})
PARTY = frozenset({"đảng", "đảng-36", "đảng-05"})
UNION = frozenset({"đoàn"})
_NUMBER = lazily(r"(?:Số:?\s*)?(?P<value>[\d….]*)(?P<join>\s*[/–—-]\s*)(?P<symbol>\S.*?)\s*")
_SPACED = lazily(r"\s+(?=[/–—-])|(?<=[/–—-])\s+")
_DASH = lazily(r"[–—]")
_YEAR = lazily(r"(?<=[/-])(?P<year>(?:19|20)\d\d)[/-](?=[A-ZĐ])")
_PLAN_SYMBOL = lazily(r"KH[A-ZĐ]{0,3}")
"""KH, and the kinds of plans that offices name on their own: KHLT (liên tịch), KHPH (phối hợp)."""
_KIND = lazily(r"kế hoạch\s+(?=\S)", re.IGNORECASE)
_MOST_WORDS = 40
_SHORT_FORMS = lazily(r"\b(?:UBND|HĐND|UBMTTQ|MTTQ|BCH|BTV|LHPN|CCB|TNCS)\b")
_SHORT_PLACE = lazily(r"(?:\b(?:TP|T\.P|Tp|TX|TT|P|X|H|Q)\b\s*\.|\b(?:TP|TX)\b)\s*\S*")
_AFTER_PLACE = lazily(r"\s*[,;.](?:\s*ngày\b.*)?$", re.IGNORECASE)
_CITY_OF_UNCLE_HO = "Hồ Chí Minh"
_URGENCY = {"khẩn", "thượng khẩn", "hỏa tốc", "hoả tốc"}
_COLLECTIVES = ("Ủy ban nhân dân", "Hội đồng nhân dân")
_COMMITTEE = lazily(r"(?:Ban Thường vụ )?(?:Đảng u[ỷy]|Đảng ủy) (?:xã|phường|đặc khu)\b", re.IGNORECASE)
_COMMITTEE_ABOVE = lazily(r"(?:Ban Thường vụ )?(?P<level>Tỉnh|Thành|Huyện|Thị) (?:u[ỷy]|ủy) (?P<name>\S.*)")
_LEVELS = {"tinh": "tỉnh", "thanh": "thành phố", "huyen": "huyện", "thi": "thị xã"}
_ADVISORY = lazily(r"(?P<own>Văn phòng|Ban \S+(?: \S+){0,3}?|Ủy ban Kiểm tra) Đảng (?:ủy|uỷ)\b")
_STANDING = lazily(r"Ban Thường vụ\s+", re.IGNORECASE)


def spaced_symbol(subject: Subject) -> Iterator[Finding]:
    """Spaces around the marks of số, ký hiệu, the long dash that Word makes of a hyphen, or no mark behind KH."""
    typed = written.head_value(subject, "số")
    if typed and _NUMBER.fullmatch(typed.text):
        joint = "-" if subject.plan.head.format in STATE else "/"
        right = _DASH.sub("-", _SPACED.sub("", typed.text))
        run_on = [letters for letters in _usual_letters(subject) if right.endswith(f"KH{letters}")]
        right = f"{right.removesuffix(run_on[0])}{joint}{run_on[0]}" if run_on else right
        if right != typed.text:
            first = next(at for at, (one, other) in enumerate(zip(typed.text, right, strict=False)) if one != other)
            yield Finding(typed.place(first), {"right": right}, (typed.replaced(right, safe=True),))


def symbol_of_another_format(subject: Subject) -> Iterator[Finding]:
    """`12-KH/UBND` of a State body, `12/KH-ĐU` of a Party body."""
    typed = written.head_value(subject, "số")
    found = _NUMBER.fullmatch(typed.text) if typed else None
    if not typed or not found:
        return
    joint, inner = ("/", "-") if subject.plan.head.format in STATE else ("-", "/")
    if found["join"].strip() != joint:
        kind, *bodies = re.split(r"\s*[-/]\s*", found["symbol"], maxsplit=1)
        right = f"{found['value']}{joint}{inner.join((kind, *bodies))}"
        yield Finding(typed.place(), {"typed": typed.text, "right": right}, (typed.replaced(right),))


def symbol_of_another_kind(subject: Subject) -> Iterator[Finding]:
    """A symbol that does not say that this is a plan."""
    number = subject.plan.head.number
    if number and re.match(r"[A-ZĐ][A-Za-zĐđ]*[-/]", number.symbol):
        kind = re.split("[-/]", number.symbol)[0]
        if not _PLAN_SYMBOL.fullmatch(kind):
            yield _at(subject, "số", kind, kind=kind, right=f"KH{number.symbol[len(kind) :]}")


def year_in_symbol(subject: Subject) -> Iterator[Finding]:
    """A year between the number and the symbol, as only legal acts have it."""
    typed = written.head_value(subject, "số")
    found = _YEAR.search(typed.text) if typed else None
    if typed and found:
        fix = typed.replaced("", found.start(), found.end())
        yield Finding(typed.place(found.start(), found.end() - 1), {"year": found["year"]}, (fix,))


def symbol_of_another_body(subject: Subject) -> Iterator[Finding]:
    """Letters of a body that does not issue the plan."""
    head = subject.plan.head
    known = _usual_letters(subject)
    letters = re.split(r"\s*[-/]\s*", _YEAR.sub("", f"/{head.number.symbol}"))[2:] if head.number else []
    if len(known) == len(head.issuers) == 1 and letters and not _stands_for(letters[0], head.issuers[0].name, known[0]):
        right = f"KH{'-' if head.format in STATE else '/'}{known[0]}"
        yield _at(subject, "số", letters[0], typed=letters[0], issuer=head.issuers[0].name, right=right)


def _usual_letters(subject: Subject) -> list[str]:
    """The letters of the bodies that issue the plan, as far as they are known."""
    head = subject.plan.head
    kinds = (kind_of(issuer.name, head.format) for issuer in head.issuers)
    return [kind.symbol for kind in kinds if kind and kind.symbol and head.format.startswith(kind.system)]


def _stands_for(letters: str, name: str, usual: str) -> bool:
    """Whether letters are the usual ones, or the first letters of the name: `CĐP` of a Công đoàn phường."""
    return letters in usual.split("-") or "".join(word[0].upper() for word in name.split()).startswith(letters)


def body_of_another_system(subject: Subject) -> Iterator[Finding]:
    """A Party body in the format of the State, or the other way round."""
    head = subject.plan.head
    for issuer in head.issuers[:1]:
        kind = kind_of(issuer.name, head.format)
        if kind and not head.format.startswith(kind.system):
            yield _at(subject, "cơ quan", issuer.name, issuer=issuer.name, format=head.format, right=kind.system)


def shortened_issuer(subject: Subject) -> Iterator[Finding]:
    """The name of the issuing body is not written out."""
    for issuer in subject.plan.head.issuers:
        if found := _SHORT_FORMS.search(issuer.name):
            yield _at(subject, "cơ quan", found[0], short=found[0])


def needless_parent(subject: Subject) -> Iterator[Finding]:
    """A people's committee or council under the name of a body above it."""
    for issuer in subject.plan.head.issuers:
        if issuer.parent and issuer.name.startswith(_COLLECTIVES):
            yield _at(subject, "cơ quan chủ quản", issuer.parent, parent=issuer.parent, issuer=issuer.name)


def standing_committee_as_issuer(subject: Subject) -> Iterator[Finding]:
    """The standing committee of a Party committee above the text, where the committee itself belongs."""
    for issuer in subject.plan.head.issuers:
        found = _STANDING.match(issuer.name)
        if found and found.end() < len(issuer.name):
            rest = issuer.name[found.end() :]
            yield _at(subject, "cơ quan", issuer.name, typed=issuer.name, right=rest[0].upper() + rest[1:])


def body_named_twice(subject: Subject) -> Iterator[Finding]:
    """`Văn phòng Đảng ủy` under the name of the committee that it serves."""
    for issuer in subject.plan.head.issuers:
        found = _ADVISORY.match(issuer.name)
        if found and fold(issuer.parent or "").startswith("dang uy"):
            yield _at(subject, "cơ quan", issuer.name, typed=issuer.name, right=found["own"])


def parent_of_a_committee(subject: Subject) -> Iterator[Finding]:
    """The body above a Party committee is told as its đảng bộ."""
    for issuer in subject.plan.head.issuers:
        if _COMMITTEE.match(issuer.name) and issuer.parent and not fold(issuer.parent).startswith("dang bo"):
            found = _COMMITTEE_ABOVE.match(issuer.parent)
            name = f"{_LEVELS[fold(found['level'])]} {found['name']}" if found else "…"
            yield _at(subject, "cơ quan chủ quản", issuer.parent, typed=issuer.parent, name=name)


def missing_parent(subject: Subject) -> Iterator[Finding]:
    """A Party committee of a commune without the đảng bộ above it."""
    for issuer in subject.plan.head.issuers:
        if _COMMITTEE.match(issuer.name) and not issuer.parent:
            yield _at(subject, "cơ quan", issuer.name, issuer=issuer.name)


def missing_place(subject: Subject) -> Iterator[Finding]:
    """A plan to be issued without its place."""
    if not subject.plan.head.place.strip(" …"):
        yield _at(subject, "nơi", "")


def short_place(subject: Subject) -> Iterator[Finding]:
    """A place of one syllable, or of a commune with the name of a province, without its level."""
    place = subject.plan.head.place
    of_commune = any(_COMMITTEE.match(issuer.name) for issuer in subject.plan.head.issuers)
    if place.isalpha() or (of_commune and place in _provinces()):
        yield _at(subject, "nơi", place, place=place)


@cache
def _provinces() -> frozenset[str]:
    return frozenset(row["tên"] for row in table("provinces"))


def more_than_a_place(subject: Subject) -> Iterator[Finding]:
    """A place with a comma or the date behind it, which are printed there anyway."""
    typed = written.head_value(subject, "nơi")
    if typed and (found := _AFTER_PLACE.search(typed.text)):
        fix = typed.replaced("", found.start(), safe=True)
        yield Finding(typed.place(found.start()), {"typed": found[0].strip()}, (fix,))


def small_place(subject: Subject) -> Iterator[Finding]:
    """A place that begins with a small letter."""
    place = subject.plan.head.place
    if place[:1].islower():
        typed = written.head_value(subject, "nơi")
        fixes = (typed.replaced(place[0].upper(), 0, 1),) if typed and typed.text[:1] == place[0] else ()
        yield _at(subject, "nơi", place, typed=place, right=place[0].upper() + place[1:])._replace(fixes=fixes)


def shortened_place(subject: Subject) -> Iterator[Finding]:
    """`TP.`, `X.` before the name of the place."""
    if found := _SHORT_PLACE.search(subject.plan.head.place):
        yield _at(subject, "nơi", found[0], typed=found[0])


def bare_city(subject: Subject) -> Iterator[Finding]:
    """The city that is named after a person, without its level."""
    if subject.plan.head.place == _CITY_OF_UNCLE_HO:
        yield _at(subject, "nơi", subject.plan.head.place, right=f"Thành phố {_CITY_OF_UNCLE_HO}")


def unknown_urgency(subject: Subject) -> Iterator[Finding]:
    """A degree of urgency that is none of the three."""
    urgency = subject.plan.head.urgency
    if urgency and urgency.casefold() not in _URGENCY:
        yield _at(subject, "độ khẩn", urgency, typed=urgency)


def title_with_stop(subject: Subject) -> Iterator[Finding]:
    """Trích yếu that ends with a full stop."""
    typed = written.title(subject)
    if typed and (end := re.search(r"(?<![.…])\s*[.;:](?:/\.)?$", typed.text)):
        fix = typed.replaced("", end.start(), safe=True)
        yield Finding(typed.place(end.start()), {"mark": end[0].strip()}, (fix,))


def title_with_kind(subject: Subject) -> Iterator[Finding]:
    """Trích yếu that says `Kế hoạch` again under the printed KẾ HOẠCH."""
    typed = written.title(subject)
    found = _KIND.match(typed.text) if typed else None
    if typed and found:
        rest = typed.text[found.end()]
        first = rest.lower() if subject.plan.head.format in PARTY else rest.upper()
        yield Finding(typed.place(0, found.end() - 1), {}, (typed.replaced(first, 0, found.end() + 1),))


def small_title(subject: Subject) -> Iterator[Finding]:
    """Trích yếu of a State or Đoàn plan that starts with a small letter."""
    typed = written.title(subject)
    if typed and subject.plan.head.title[:1].islower() and typed.text[:1].islower() and not _KIND.match(typed.text):
        fix = typed.replaced(typed.text[0].upper(), 0, 1)
        yield Finding(typed.place(0, 1), {"letter": typed.text[0].upper()}, (fix,))


def capital_title(subject: Subject) -> Iterator[Finding]:
    """Trích yếu of a Party plan that starts with a capital letter."""
    typed = written.title(subject)
    words = subject.plan.head.title.split()[:2]
    named = len(words) > 1 and words[1][:1].isupper()  # `Đại hội Đảng` may be a name, `Đại Hội` is one
    if typed and words and words[0][:1].isupper() and words[0][1:].islower() and not named:
        fix = typed.replaced(typed.text[0].lower(), 0, 1)
        yield Finding(typed.place(0, 1), {"letter": typed.text[0].lower()}, (fix,))


def shouted_title(subject: Subject) -> Iterator[Finding]:
    """Trích yếu typed in capitals."""
    typed, title = written.title(subject), subject.plan.head.title
    if typed and title.isupper() and " " in title:
        yield Finding(typed.place())


def long_title(subject: Subject) -> Iterator[Finding]:
    """Trích yếu that is no short phrase any more."""
    typed, count = written.title(subject), len(subject.plan.head.title.split())
    if typed and count > _MOST_WORDS:
        yield Finding(typed.place(), {"count": str(count)})


def _at(subject: Subject, key: str, words: str, **args: str) -> Finding:
    return Finding(written.in_head(subject, key, words), args)


RULES = (
    Rule("KH201", spaced_symbol),
    Rule("KH202", symbol_of_another_format),
    Rule("KH203", symbol_of_another_kind),
    Rule("KH204", year_in_symbol),
    Rule("KH205", symbol_of_another_body),
    Rule("KH206", body_of_another_system),
    Rule("KH207", shortened_issuer, formats=STATE),
    Rule("KH208", needless_parent, formats=STATE),
    Rule("KH209", standing_committee_as_issuer, formats=PARTY),
    Rule("KH210", parent_of_a_committee, formats=PARTY),
    Rule("KH211", shortened_place, formats=STATE),
    Rule("KH212", bare_city),
    Rule("KH213", unknown_urgency),
    Rule("KH214", title_with_stop),
    Rule("KH215", title_with_kind),
    Rule("KH216", small_title, formats=STATE | UNION),
    Rule("KH217", capital_title, formats=PARTY),
    Rule("KH218", shouted_title),
    Rule("KH219", long_title),
    Rule("KH222", missing_parent, formats=PARTY, only_final=True),
    Rule("KH223", missing_place, only_final=True),
    Rule("KH224", short_place, formats=PARTY),
    Rule("KH225", body_named_twice, formats=PARTY),
    Rule("KH226", small_place),
    Rule("KH227", more_than_a_place),
)
