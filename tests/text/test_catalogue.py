from __future__ import annotations

import re
import tomllib
from string import Formatter
from typing import TYPE_CHECKING, get_args

import msgspec
import pytest

from kehoach.text import catalogue
from kehoach.text.catalogue import LANGUAGES, Entry, Severity, phrase, speaker
from kehoach.text.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.text.catalogue import Words

PHRASES: dict[str, dict[str, Words]] = {
    topic: words
    for file in sorted(resource("messages", "phrases").glob("*.toml"))
    for topic, words in tomllib.loads(file.read_text(encoding="utf-8")).items()
}
SAID = {"in_english": "reason"}
"""A reason that is itself told in either language: the blank of the English words, and that of the Vietnamese."""
RULE = """
[KH999]
severity = "error"
message = { vi = "Thiếu «{key}» ở dòng {line}.", en = "“{key}” is missing on line {line}." }
why = { vi = "Vì vậy.", en = "Because." }
"""


def blanks(template: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(template) if field}


def told_words() -> Iterator[tuple[str, Words]]:
    for topic, phrases in PHRASES.items():
        for name, words in phrases.items():
            yield f"{topic}.{name}", words
    for code, entry in catalogue.entries().items():
        yield from ((f"{code} {part}", getattr(entry, part)) for part in ("message", "help", "why"))


@pytest.mark.parametrize(("name", "words"), [pytest.param(*pair, id=pair[0]) for pair in told_words()])
def test_every_text_is_told_in_both_languages(name: str, words: Words) -> None:
    assert set(words) == set(LANGUAGES)
    assert bool(words["vi"]) == bool(words["en"])
    if name != "argparse.invalid-value":
        assert {SAID.get(blank, blank) for blank in blanks(words["en"])} == blanks(words["vi"])


def test_codes_have_one_form_and_stand_in_one_file() -> None:
    files = sorted(resource("messages", "rules").glob("*.toml"))
    codes = [code for file in files for code in tomllib.loads(file.read_text(encoding="utf-8"))]
    assert [code for code in codes if not re.fullmatch(r"KH\d{3}", code)] == []
    assert len(set(codes)) == len(codes)


def test_a_phrase_is_filled_in() -> None:
    assert phrase("check.good", "vi", what="a.kh") == "a.kh: không có lỗi"
    assert speaker("en")("check.good", what="a.kh") == "a.kh: no faults"


def test_an_unknown_phrase_is_our_fault() -> None:
    with pytest.raises(KeyError):
        phrase("check.nothing-like-it", "vi")


def test_a_rule_told_in_general_leaves_open_what_a_plan_would_fill_in() -> None:
    rule = msgspec.toml.decode(RULE, type=dict[str, Entry])["KH999"]
    assert rule.general(rule.message, "vi") == "Thiếu «…» ở dòng …."
    assert rule.general(rule.help, "vi") == ""


def test_a_misspelt_field_of_a_rule_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.toml.decode(RULE + 'severty = "error"\n', type=dict[str, Entry])


def test_every_severity_has_a_name() -> None:
    assert all(phrase(f"show.{severity}", "vi") for severity in get_args(Severity))
