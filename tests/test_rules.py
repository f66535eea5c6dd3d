"""What `kehoach explain` shows of the language's own rules is true: each example is compiled."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import kehoach
from kehoach.text import catalogue
from kehoach.text.resources import resource
from tests.case_files import all_cases, under_head

TOPICS = ("text", "structure", "inline", "names", "values", "head", "files", "facts")
SOURCES = Path(kehoach.__file__).parent
BY_BYTES = {"KH001", "KH003", "KH004"}
"""No text shows these: `tests/text/test_hygiene.py` does."""
OF_A_FINAL_PLAN = {"KH097", "KH098"}


def codes_of(topic: str) -> list[str]:
    return list(tomllib.loads(resource("messages", "rules").joinpath(f"{topic}.toml").read_text(encoding="utf-8")))


CODES = [code for topic in TOPICS for code in codes_of(topic)]
WITH_EXAMPLE = [code for code in CODES if catalogue.entry(code).example]


def told(text: str) -> list[str]:
    whole = text if text.startswith(("@kế hoạch", "// ")) else under_head(text)
    return [found.code for found in kehoach.loads(whole).diagnostics]


@pytest.mark.parametrize("code", WITH_EXAMPLE)
def test_the_wrong_example_is_told_under_its_code_alone(code: str) -> None:
    example = catalogue.entry(code).example
    assert example is not None
    assert told(example.wrong) == [code]


@pytest.mark.parametrize("code", WITH_EXAMPLE)
def test_the_right_example_is_sound(code: str) -> None:
    example = catalogue.entry(code).example
    assert example is not None
    assert told(example.right) == []


def test_every_code_of_the_language_is_explained() -> None:
    rooms = ("text", "dsl", "model")
    sources = [file.read_text(encoding="utf-8") for room in rooms for file in (SOURCES / room).glob("*.py")]
    used = {code for source in sources for code in re.findall(r'"(KH0\d\d)"', source)}
    assert used <= set(catalogue.entries())
    assert set(CODES) <= used


def test_every_code_is_shown_by_an_example_or_a_case() -> None:
    shown = {fault.code for case in all_cases() for fault in case.faults}
    assert set(CODES) - set(WITH_EXAMPLE) - shown == BY_BYTES | OF_A_FINAL_PLAN


def test_a_final_plan_may_hold_no_blank_and_nothing_unconfirmed() -> None:
    result = kehoach.loads(under_head("Đạt {?: 97%} trở lên.\n"))
    assert result.check() == ()
    assert {found.code for found in result.check(final=True)} >= OF_A_FINAL_PLAN


@pytest.mark.parametrize("code", CODES)
def test_a_rule_says_what_to_do_and_gives_its_reasons(code: str) -> None:
    rule = catalogue.entry(code)
    for language in catalogue.LANGUAGES:
        assert rule.help[language]
        assert len(re.findall(r"[.!?…](?:\s|$)", rule.why[language])) >= 1
        assert rule.message[language].endswith((".", "}"))
