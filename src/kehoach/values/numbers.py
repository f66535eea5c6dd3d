"""Numbers as Vietnamese offices write them: `28.603,61`, `XXVIII`, `thứ Bảy`, `một triệu hai trăm nghìn`."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from functools import cache

from kehoach.text.patterns import lazily

LONGEST = 24
"""A longer row of digits is no number of a plan, and is not read."""

NUMBER = r"(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?"
_NUMBER = lazily("-?" + NUMBER)
_FOREIGN = lazily(
    r"[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}|[0-9]+\.(?![0-9]{3}$)[0-9]+|0\.[0-9]{3}"
)
_SWAPPED = str.maketrans(".,", ",.")


def parse_number(text: str) -> Decimal | None:
    """The number that a text in Vietnamese form is (`28.603,61`, `05`), or None."""
    digits = text.strip()
    if len(digits) > LONGEST or not _NUMBER.fullmatch(digits):
        return None
    return Decimal(digits.replace(".", "").replace(",", "."))


def format_number(value: Decimal) -> str:
    """The number in Vietnamese form, with all the decimals that it has."""
    from babel.numbers import format_decimal

    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    with localcontext(prec=len(value.as_tuple().digits) + LONGEST):
        return format_decimal(value, format="#,##0." + "0" * places, locale="vi")


def foreign_number(text: str) -> str | None:
    """The Vietnamese form of a number written the English way (`28,603.61`, `0.77`), or None."""
    digits = text.strip()
    if len(digits) > LONGEST or not _FOREIGN.fullmatch(digits):
        return None
    return digits.translate(_SWAPPED)


_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ROMAN_VALUES = {sign: value for value, sign in _ROMAN if len(sign) == 1}
_LONGEST_ROMAN = len("MMMDCCCLXXXVIII")
_LAST_ROMAN = 3999


def format_roman(value: int) -> str:
    """The Roman numeral of a number from 1; what has no sign of its own is so many M."""
    if value < 1:
        message = f"no Roman numeral for {value}"
        raise ValueError(message)
    numeral = ""
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        numeral += sign * count
    return numeral


def parse_roman(text: str) -> int | None:
    """The number that a Roman numeral in capitals stands for, or None where it is not one."""
    if not text or len(text) > _LONGEST_ROMAN or not _ROMAN_VALUES.keys() >= set(text):
        return None
    worths = [_ROMAN_VALUES[sign] for sign in text]
    following = [*worths[1:], 0]
    value = sum(-worth if worth < after else worth for worth, after in zip(worths, following, strict=True))
    return value if 1 <= value <= _LAST_ROMAN and format_roman(value) == text else None


_ORDINAL = lazily(
    r"(?:^|\s)(?:thứ|khóa|khoá|lần(?!\s+thứ)|kỳ(?!\s+họp))\s+(\w+(?:\s(?!khóa|khoá|thứ|lần|kỳ)\w+){0,2})$",
    re.IGNORECASE,
)
_LONGEST_ORDINAL = 80
_FIRST_WORDS = {"nhất": 1, "nhì": 2}


def parse_ordinal(text: str) -> int | None:
    """The place in a row that a text names: `thứ Bảy`, `lần thứ XXVIII`, `khóa XI`, `kỳ họp thứ 7`."""
    match = _ORDINAL.search(text.strip()) if len(text) <= _LONGEST_ORDINAL else None
    if not match:
        return None
    word = match[1]
    if word.isascii() and word.isdecimal():
        return int(word)
    return parse_roman(word) or _FIRST_WORDS.get(word.lower()) or parse_words(word)


_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_BILLION = 10**9
_SCALES = ((10**6, "triệu"), (10**3, "nghìn"), (1, ""))


def in_words(value: int) -> str:
    """The number in words: `một triệu hai trăm năm mươi nghìn`."""
    if value < 0:
        return "âm " + in_words(-value)
    if value < _BILLION:
        return _below_billion(value, full=False) or _DIGITS[0]
    billions, rest = divmod(value, _BILLION)
    return f"{in_words(billions)} tỷ {_below_billion(rest, full=True)}".rstrip()


def _below_billion(value: int, *, full: bool) -> str:
    words: list[str] = []
    for worth, scale in _SCALES:
        group, value = divmod(value, worth)
        if group:
            words.append(f"{_group(group, full=full or bool(words))} {scale}".rstrip())
    return " ".join(words)


def _group(value: int, *, full: bool) -> str:
    """Three digits in words; `full` names the hundreds even where there are none."""
    hundreds, rest = divmod(value, 100)
    lead = f"{_DIGITS[hundreds]} trăm" if hundreds or full else ""
    return f"{lead} {_tens(rest, after_hundreds=bool(lead))}".strip()


def _tens(value: int, *, after_hundreds: bool) -> str:
    tens, unit = divmod(value, 10)
    if not tens:
        return (f"linh {_DIGITS[unit]}" if after_hundreds else _DIGITS[unit]) if unit else ""
    if tens == 1:
        return f"mười {'lăm' if unit == 5 else _DIGITS[unit]}" if unit else "mười"  # noqa: PLR2004 - lăm after a ten
    return f"{_DIGITS[tens]} mươi {_AFTER_TENS.get(unit, _DIGITS[unit]) if unit else ''}".rstrip()


_SAME_WORDS = {
    "lẻ": "linh", "ngàn": "nghìn", "tỉ": "tỷ", "tư": "bốn", "lăm": "năm", "mốt": "một", "bẩy": "bảy", "mười": "mươi",
}  # fmt: skip
_MOST_WORDS = 60


def parse_words(text: str) -> int | None:
    """The number that words stand for, or None where they are not a number."""
    words = [_SAME_WORDS.get(word, word) for word in text.lower().split()]
    if words[:1] == ["âm"]:
        value = _from_words(words[1:])
        return -value if value is not None else None
    return _from_words(words)


def _from_words(words: list[str]) -> int | None:
    if not words or len(words) > _MOST_WORDS:
        return None
    billions, found, rest = _cut(words, "tỷ")
    low = _from_words_below_billion(rest) if rest else 0
    high = _from_words(billions) if found else 0
    return None if low is None or high is None or (not found and not rest) else high * _BILLION + low


def _from_words_below_billion(words: list[str]) -> int | None:
    total = 0
    for worth, scale in _SCALES:
        before, found, words = _cut(words, scale) if scale else (words, bool(words), [])
        if found:
            group = _groups().get(" ".join(before))
            if group is None:
                return None
            total += group * worth
    return total


def _cut(words: list[str], mark: str) -> tuple[list[str], bool, list[str]]:
    """The words before and after the last `mark`, and whether it is there."""
    for place in range(len(words) - 1, -1, -1):
        if words[place] == mark:
            return words[:place], True, words[place + 1 :]
    return [], False, words


@cache
def _groups() -> dict[str, int]:
    """What every wording of three digits stands for, in the spelling of `_SAME_WORDS`."""
    wordings = {"không": 0}
    for value in range(1, 1000):
        for full in (False, True):
            words = _group(value, full=full).split()
            wordings[" ".join(_SAME_WORDS.get(word, word) for word in words)] = value
    return wordings
