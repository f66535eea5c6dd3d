"""What holds of every file: our own are never at fault in their look, and no file makes the audit fail."""

from __future__ import annotations

import random
from copy import deepcopy

import pytest
from hypothesis import given, settings

import kehoach
from kehoach.intake.audit import as_html, as_json, report
from kehoach.intake.audit.audit import audit
from kehoach.intake.audit.mend import mended
from kehoach.intake.word.package import Package, open_bytes
from kehoach.intake.word.save import saved
from tests.intake.audit.examples import built
from tests.plans_strategy import Sample, samples

OF_WORDS = {
    *("missing", "form", "words", "end-mark", "end-too-early", "has-lead", "no-lead", "double-space", "begins-small"),
    *("number-order", "letter-order", "no-symbol", "reference-order", "mark-differs", "addressee", "highlight"),
}
"""Faults that a plan brings along itself, whatever it is printed with."""
BROKEN_FILES, CUTS = 12, 8


@settings(max_examples=25)
@given(samples())
def test_what_we_print_is_never_at_fault_in_its_look(sample: Sample) -> None:
    result = kehoach.loads(sample.text)
    if result.plan is None:
        return
    package = open_bytes(result.render())
    assert isinstance(package, Package)
    found = audit(package)
    told = [(each.rule, fault) for each in found.failed for fault in each.faults if fault.key not in OF_WORDS]
    assert told == []
    assert [each.rule for each in found.verdicts if each.layout and each.status == "not-evaluated"] == []


@pytest.mark.parametrize("seed", range(BROKEN_FILES))
def test_a_file_with_parts_cut_out_doubled_and_misspelt_is_audited_without_a_crash(seed: int) -> None:
    package = open_bytes(broken(built("moi-cau-truc"), random.Random(seed)))  # noqa: S311 - no secret
    if not isinstance(package, Package):
        return
    found = audit(package)
    assert report.text("a.docx", found, "vi", everything=True)
    assert as_json.written([("a.docx", found)], "en")
    assert as_html.page("a.docx", found, None, "vi")
    assert mended(package).data


def broken(data: bytes, chance: random.Random) -> bytes:
    package = open_bytes(data)
    assert isinstance(package, Package)
    for part in package.parts.values():
        elements = list(part.iter())
        for each in chance.sample(elements, min(CUTS, len(elements))):
            parent = each.getparent()
            if parent is None:
                continue
            if each.attrib and chance.random() < 0.5:
                each.attrib[chance.choice(list(each.attrib))] = chance.choice(("", "-1", "9" * 12, "abc", "1e9"))
            elif chance.random() < 0.5:
                chance.choice(elements).append(deepcopy(each))
            else:
                parent.remove(each)
    return saved(package, package.parts)
