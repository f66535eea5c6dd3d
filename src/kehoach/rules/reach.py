"""Whom a list of recipients reaches: units by name, as one of a kind, or as a part of the issuing body itself."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from kehoach.rules.bodies import is_independent, words_of
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from kehoach.model.plan import Plan

KEPT = "luu"
"""How the line of the kept copy begins."""
_AS_ABOVE = "nhu tren"
_EVERYONE = lazily(
    r"cac cap|co lien quan|nhan dan|can bo, cong chuc|ho dan|nguoi dan"
    r"|^cac (?:doanh nghiep|ho kinh doanh|co so san xuat)"
)
_SEVERAL = lazily(r"(?:cac|nhung|tung|moi|toan the|tat ca)\b|.*\bcac\b")
_OWN_ORGAN = lazily(
    r"(?:(?:thuong truc|lanh dao|ban (?:thuong vu|chap hanh|thuong truc|lanh dao|giam hieu|giam doc)|hieu truong"
    r"|giam doc|chi uy)\b ?)+"
)
"""The organs by which the issuing body acts, before its name or without it."""
_HEADS = lazily(r"(?:(?:thu truong|giam doc|chu tich|nguoi dung dau|lanh dao|hieu truong) )+(?=cac\b)")
_BODY = r"(?:thu truong |lanh dao |giam doc )?"
_TO_ALL = lazily(
    rf"(?:\bcac|,) {_BODY}(?:co quan|don vi|nganh\b|so\b|dia phuong)|\bban, nganh|\bso, ban|\bbo phan|\bphong, ban"
)
_TO_OFFICES = lazily(
    rf"\bcac {_BODY}(?:phong|khoa|to(?! (?:chuc|dan))|ban(?! (?:chap|thuong|chi huy))|trung tam|doi)\b"
)
_OFFICE = lazily(r"(?:cac )?(?:cong chuc )?(?:phong|khoa|to|van phong|trung tam|ban (?!chi huy)|bo phan|doi)\b")
_FORCE = lazily(r"(?:cac )?(?:ban chi huy|cong an|quan su)")
_TO_FORCES = lazily(r"co quan|don vi|\bso, ban|\bphong, ban")
_SCHOOL = lazily(r"(?:cac )?(?:nha truong|truong (?:tieu|trung|mam|pho|th|hoc)|truong hoc)")
_TO_SCHOOLS = lazily(r"co quan, don vi|cac don vi|truong hoc|nha truong|cac (?:co so giao duc|truong)")
_FRONT = lazily(r"uy ban (?:mat tran|mttq)|ban thuong truc uy ban (?:mat tran|mttq)")
_UNION = lazily(
    r"(?:cac )?(?:hoi |doan |cong doan|chi hoi|chi doan|to chuc chinh tri|ubmttq|(?:uy ban |ub )?(?:mat tran|mttq))"
)
_TO_UNIONS = lazily(r"doan the|to chuc chinh tri|cac (?:to chuc )?hoi\b|mat tran|mttq")
_PLACE = lazily(r"(?:truong |lanh dao |ban quan ly )?(?:cac )?(?:thon|khu pho|to dan pho|buon|ap|khom|lang)(?: \w+)*$")
_TO_PLACES = lazily(r"thon\b|khu pho|to dan pho|buon|\bap\b|khom\b|\blang\b")
_CELL = lazily(r"(?:cac )?(?:chi bo|dang bo)")
_TO_CELLS = lazily(r"(?:cac )?(?:chi bo|to chuc (?:co so )?dang|chi, dang bo)")
_ALL_OFFICES = lazily(r"(?:thu truong |lanh dao |nguoi dung dau )?cac (?:co quan|don vi|phong, ban|ban, nganh)")
_PARTY_ORGAN = lazily(
    r"(?:ban |khoi |van phong )?(?:xay dung dang|to chuc|tuyen giao|dan van|uy ban kiem tra|ubkt)(?: va \w+ \w+)?"
    r"(?: dang uy| thanh uy| tinh uy| huyen uy| xa| phuong)*$"
)
_TO_PARTY_MEMBERS = lazily(r"(?:cac )?(?:(?:dong chi|dc|d/c) )?(?:dang uy vien|uy vien ban (?:chap hanh|thuong vu))")
"""Who sits in the committee heads its organs."""
_KINDS = (
    (_OFFICE, _TO_OFFICES), (_FORCE, _TO_FORCES), (_SCHOOL, _TO_SCHOOLS), (_UNION, _TO_UNIONS), (_PLACE, _TO_PLACES),
    (_CELL, _TO_CELLS), (_ALL_OFFICES, _TO_CELLS), (_PARTY_ORGAN, _TO_PARTY_MEMBERS),
)  # fmt: skip
"""Which kinds of bodies a line of the recipients reaches without naming each."""
_BY_THEMSELVES = (_FORCE, _SCHOOL, _PLACE)
"""What `các ban, ngành` leaves out."""
_SHORT = lazily(r"[A-ZĐ]{2,}")
_JOINTS = frozenset(("va", "-", "&"))
_FEWEST_WORDS = 2


def reaches(plan: Plan, unit: str) -> bool:
    """Whether the recipients of a plan reach a unit, or it needs no copy of its own."""
    name = fold(unit)
    if _EVERYONE.search(name) or _is_own(unit, plan):
        return True
    to_kinds = [to_kind for kind, to_kind in _KINDS if kind.match(name)]
    return any(_covers(one.name, unit, to_kinds) for one in plan.recipients) or _is_summed_up(name, plan)


def _is_own(unit: str, plan: Plan) -> bool:
    """Whether the issuing body gives itself the task, one of its organs, or, being the Front, one of its members."""
    organ = _OWN_ORGAN.match(fold(unit))
    rest = " ".join(unit.split()[len(organ[0].split()) if organ else 0 :])
    issuers = [issuer.name for issuer in plan.head.issuers]
    if any(_FRONT.match(fold(name)) for name in issuers) and _UNION.match(fold(unit)):
        return True
    return not rest or any(_alike(rest, name) or _is_part(unit, name) for name in issuers)


def _is_part(unit: str, issuer: str) -> bool:
    """Whether a unit is a body of the union that issues the plan: `Ban Kiểm tra Hội CCB xã`."""
    at = fold(unit).find(fold(issuer).split()[0])
    return bool(_UNION.match(fold(issuer))) and at > 0 and _alike(unit[at:], issuer)


def _is_summed_up(name: str, plan: Plan) -> bool:
    """Whether several bodies at once stand on several lines."""
    heads = _HEADS.match(name)
    own = words_of(name[heads.end() :] if heads else name)
    return bool(own and _SEVERAL.match(name)) and own <= _all_words(tuple(one.name for one in plan.recipients))


@cache
def _all_words(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(chain.from_iterable(map(words_of, names)))


def _covers(recipient: str, unit: str, to_kinds: Sequence[re.Pattern[str]]) -> bool:
    """Whether a line of the recipients reaches a unit: by its name, or as one of its kinds."""
    line, name = fold(recipient), fold(unit)
    if line.startswith(KEPT):
        return _alike(unit, recipient) or any(
            _initials(name).endswith(fold(short)) for short in _SHORT.findall(recipient)
        )
    if line.startswith(_AS_ABOVE) or _alike(unit, recipient) or _by_initials(name, recipient):
        return True
    if _shortened(recipient, unit) or any(to_kind.search(line) for to_kind in to_kinds):
        return True
    return bool(_TO_ALL.search(line)) and not (is_independent(unit) or any(kind.match(name) for kind in _BY_THEMSELVES))


def _alike(one: str, other: str) -> bool:
    return bool(words_of(one)) and words_of(one) <= words_of(other)


def _shortened(recipient: str, unit: str) -> bool:
    """Whether a line is a shorter name of the unit: `Đoàn trường` for `Đoàn TNCS Hồ Chí Minh trường`."""
    same_opening = fold(recipient).split()[:1] == fold(unit).split()[:1]
    return same_opening and len(words_of(recipient)) >= _FEWEST_WORDS and words_of(recipient) <= words_of(unit)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word not in _JOINTS)


def _by_initials(name: str, recipient: str) -> bool:
    """Whether a line writes some words of a name as capitals, and the others out: `Trung tâm DVTH`."""
    capitals = _SHORT.findall(recipient)
    words = [word for word in name.split() if word not in _JOINTS] if capitals else []
    count = len(words)
    for short in map(fold, capitals):
        at = _initials(" ".join(words)).find(short)
        if at >= 0:
            del words[at : at + len(short)]
    return len(words) < count and words_of(" ".join(words)) <= words_of(recipient)
