"""What docs/audit.md shows is what the program says."""

from __future__ import annotations

import doctest
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.intake.audit import as_json, report
from kehoach.intake.audit.audit import Audit, audit
from kehoach.intake.word.package import Package, open_bytes
from tests.intake.audit.examples import built
from tests.intake.audit.kinds import KINDS
from tests.intake.audit.seeds import opened

if TYPE_CHECKING:
    import pytest

DOC = Path(__file__).parents[3] / "docs" / "audit.md"
PAGE = DOC.read_text(encoding="utf-8")


def shown() -> Audit:
    file = opened(built("binh-luong-2024"))
    for kind in ("lề trên 15 mm", "nội dung cỡ 12", "gạch dưới thay đường kẻ"):
        assert KINDS[kind].make(file)
    package = open_bytes(file.bytes())
    assert isinstance(package, Package)
    return audit(package)


def test_the_report_is_the_one_that_is_printed() -> None:
    (told,) = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    assert report.text("ke-hoach.docx", shown(), "vi").startswith(told)


def test_the_keys_of_json_are_those_that_are_written() -> None:
    (file,) = json.loads(as_json.written([("a.docx", shown())], "vi"))["files"]
    rule = next(each for each in file["rules"] if each["faults"])
    for holder in (file, rule, rule["faults"][0]):
        assert [key for key in holder if f"`{key}`" not in PAGE and f'"{key}"' not in PAGE] == []


def test_the_calls_of_a_program_give_what_the_page_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(DOC.parents[1])
    done = doctest.testfile(str(DOC), module_relative=False, encoding="utf-8")
    assert (done.failed, done.attempted > 3) == (0, True)
