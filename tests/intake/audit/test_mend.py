"""A corrected copy: what was seeded is gone when the copy is audited again; the words stay as they were."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kehoach.intake.audit.audit import audit
from kehoach.intake.audit.mend import CURES, mended
from kehoach.intake.word.package import Package, open_bytes
from kehoach.intake.word.read import read
from kehoach.intake.word.xml import V, W
from tests.intake.audit.examples import built
from tests.intake.audit.full import full
from tests.intake.audit.kinds import FORMS, KINDS, No
from tests.intake.audit.seeds import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _pytest.mark.structures import ParameterSet
    from lxml import etree

VALIDATOR = Path(__file__).parents[4] / "shared" / "accept" / "docx_valid.py"
TAKES_A_PERSON = {
    "số trang có chữ Trang": "what stands beside a number is the office's",
    "Tiêu ngữ sai chữ": "words",
    "Quốc hiệu sai chữ": "words",
    "điểm sai thứ tự": "words",
    "khoản sai thứ tự": "words",
    "dòng Lưu không ở cuối": "nothing is moved",
    "còn vết sửa": "whether a change is kept is the author's",
    "còn chữ ẩn": "whether hidden words are shown is the author's",
}
CERTAIN = [kind for kind in KINDS if kind not in TAKES_A_PERSON]


def package_of(data: bytes) -> Package:
    package = open_bytes(data)
    assert isinstance(package, Package)
    return package


def faulty(form: str, *kinds: str) -> Package:
    file = opened(full(form))
    for kind in kinds:
        assert KINDS[kind].make(file)
        file = opened(file.bytes())
    return package_of(file.bytes())


def words(package: Package) -> list[str]:
    """The words of a file; lines that are only typed, stars and blanks are none."""
    texts = (" ".join(each.text.replace("_", "").split()) for each in read(package).paragraphs)
    return [text for text in texts if any(sign.isalnum() for sign in text)]


def told(form: str) -> list[str]:
    return [kind for kind in CERTAIN if not isinstance(KINDS[kind].told[form], No)]


def cases() -> Iterator[ParameterSet]:
    """Every kind in every format; a quick run tries each kind in two of them, once with tracked changes."""
    for at, kind in enumerate(CERTAIN):
        for form in FORMS:
            for tracked in (False, True):
                quick = FORMS.index(form) == (at + tracked) % len(FORMS)
                name = f"{form}-{kind}-{'tracked' if tracked else 'plain'}"
                if not isinstance(KINDS[kind].told[form], No):
                    yield pytest.param(form, kind, tracked, marks=() if quick else pytest.mark.slow, id=name)


@pytest.mark.parametrize(("form", "kind", "tracked"), list(cases()))
def test_a_fault_whose_cure_is_certain_is_gone_and_no_other_comes(form: str, kind: str, *, tracked: bool) -> None:
    package = faulty(form, kind)
    copy = mended(package, tracked=tracked)
    left = {each.rule for each in copy.audit.failed}
    assert left - {"AU-02"} == set()
    assert copy.changes > 0
    assert words(package_of(copy.data)) == words(package)


@pytest.mark.parametrize("form", FORMS)
def test_all_that_is_certain_is_mended_together(form: str) -> None:
    apart = {"không có số trang", "giấy Letter", "gạch dưới thay đường kẻ", "gạch chân thay đường kẻ"}
    kinds = [kind for kind in ("chữ đỏ", "nội dung cỡ 12", "lề trên 15 mm", *told(form)[:14]) if kind not in apart]
    package = faulty(form, *dict.fromkeys(kinds))
    copy = mended(package)
    assert copy.audit.failed == ()
    assert words(package_of(copy.data)) == words(package)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", TAKES_A_PERSON)
def test_what_takes_a_person_is_left_and_told(kind: str, form: str) -> None:
    if isinstance(KINDS[kind].told[form], No):
        return
    package = faulty(form, kind)
    assert {each.rule for each in mended(package).audit.failed} == {each.rule for each in audit(package).failed}


def test_a_file_without_faults_is_copied_as_it_is() -> None:
    package = package_of(built("binh-luong-2024"))
    copy = mended(package)
    assert copy.changes == 0
    assert package_of(copy.data).raw == package.raw


def test_a_tracked_copy_keeps_what_stood_there_before() -> None:
    copy = package_of(mended(faulty("nđ30", "nội dung cỡ 12"), tracked=True).data)
    before = [each.get(f"{W}val") for each in copy.text.iter(f"{W}sz") if _is_old(each)]
    assert before
    assert set(before) == {"24"}


def _is_old(element: object) -> bool:
    return any("rPrChange" in str(each.tag) for each in element.iterancestors())  # type: ignore[attr-defined]


REFUSABLE = ("không có đường kẻ dưới Tiêu ngữ, tiêu đề", "hai dấu cách", "không có dấu sao dưới tên cơ quan")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", REFUSABLE)
def test_a_tracked_copy_that_is_refused_is_the_file_again(kind: str, form: str) -> None:
    if isinstance(KINDS[kind].told[form], No):
        return
    package = faulty(form, kind)
    refused = _refused(package_of(mended(package, tracked=True).data).text)
    assert [_plain(each) for each in refused.iter(f"{W}p")] == [_plain(each) for each in package.text.iter(f"{W}p")]


def _refused(root: etree._Element) -> etree._Element:
    """What Word makes of a text when all of its changes are refused."""
    for each in root.iter(f"{W}delText"):
        each.tag = f"{W}t"
    for each in list(root.iter(f"{W}pPrChange", f"{W}rPrChange")):
        holder = _parent(each)
        _parent(holder).replace(holder, each[0])
    for each in list(root.iter(f"{W}ins", f"{W}del")):
        if _parent(each).tag != f"{W}rPr":
            for run in list(each) if each.tag == f"{W}del" else ():
                each.addprevious(run)
            _parent(each).remove(each)
    for paragraph in list(root.iter(f"{W}p")):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}ins") is not None:
            _joined_with_the_next(paragraph)
    return root


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def _joined_with_the_next(paragraph: etree._Element) -> None:
    below = paragraph.getnext()
    assert below is not None
    begin = 1 if below.find(f"{W}pPr") is not None else 0
    for run in reversed([each for each in paragraph if each.tag != f"{W}pPr"]):
        below.insert(begin, run)
    _parent(paragraph).remove(paragraph)


def _plain(paragraph: etree._Element) -> tuple[str, str]:
    """The words of a paragraph and its properties."""
    shape = paragraph.find(f"{W}pPr")
    looks = "" if shape is None else " ".join(f"{each.tag}{sorted(each.attrib.items())}" for each in shape.iter())
    return "".join(each.text or "" for each in paragraph.iter(f"{W}t")), looks


def test_words_are_no_ones_to_mend_but_the_authors() -> None:
    assert not CURES.keys() & {"form", "end-mark", "date-zero", "number-zero", "letter-order", "number-words"}


def test_a_number_at_the_foot_goes_to_the_upper_margin() -> None:
    data = BytesIO()
    with ZipFile(BytesIO(full("nđ30"))) as before, ZipFile(data, "w") as after:
        for name in before.namelist():
            text = before.read(name).replace(b"header1.xml", b"footer1.xml").replace(b"/header", b"/footer")
            text = text.replace(b"headerReference", b"footerReference").replace(b"header+xml", b"footer+xml")
            text = text.replace(b"w:hdr", b"w:ftr")
            after.writestr(name.replace("header1", "footer1"), text)
    package = package_of(data.getvalue())
    assert {each.rule for each in audit(package).failed} == {"PG-09"}
    assert mended(package).audit.failed == ()


@pytest.mark.parametrize("tracked", [False, True], ids=["plain", "tracked"])
def test_a_line_that_is_a_shape_of_another_length_is_drawn_anew(*, tracked: bool) -> None:
    file = opened(full("nđ30"))
    at = next(each.at for each in file.roles.drawn if (each.region, each.side) == ("head", "right"))
    assert KINDS["không có đường kẻ dưới Tiêu ngữ, tiêu đề"].make(file)
    shape = f'<w:r {nsdecls("w")}><w:pict><v:line xmlns:v="{V[1:-1]}" from="0,2pt" to="40pt,2pt"/></w:pict></w:r>'
    file.handles.paragraphs[at].append(parse_xml(shape))
    package = package_of(file.bytes())
    faults = {fault.key for each in audit(package).failed for fault in each.faults}
    assert faults == {"rule-length", "rule-off-centre"}
    copy = mended(package, tracked=tracked)
    assert {each.rule for each in copy.audit.failed} - {"AU-02"} == set()


@pytest.mark.slow
@pytest.mark.skipif(not VALIDATOR.exists(), reason="the validator of the shared folder is not here")
@pytest.mark.parametrize("tracked", [False, True], ids=["plain", "tracked"])
def test_every_copy_is_valid_wordprocessingml(tmp_path: Path, *, tracked: bool) -> None:
    valid(tmp_path, {form: told(form) for form in FORMS}, tracked=tracked)


@pytest.mark.skipif(not VALIDATOR.exists(), reason="the validator of the shared folder is not here")
def test_what_is_put_in_or_taken_out_leaves_a_valid_file(tmp_path: Path) -> None:
    kinds = ["hai dấu cách", "không có số trang", "không có dấu sao dưới tên cơ quan", "gạch dưới thay đường kẻ"]
    valid(tmp_path, {"đảng-05": kinds}, tracked=True)


def valid(folder: Path, kinds: dict[str, list[str]], *, tracked: bool) -> None:
    for form, tried in kinds.items():
        for at, kind in enumerate(tried):
            (folder / f"{form}-{at}.docx").write_bytes(mended(faulty(form, kind), tracked=tracked).data)
    files = sorted(map(str, folder.iterdir()))
    done = subprocess.run([sys.executable, str(VALIDATOR), *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
