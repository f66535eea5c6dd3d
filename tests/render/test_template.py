from __future__ import annotations

import io
import runpy
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import msgspec
import pytest
from docx import Document as WordFile
from docx.shared import Pt
from docxtpl import DocxTemplate
from lxml import etree
from markupsafe import Markup

from kehoach.layout import lay_out, load_format
from kehoach.layout.document import Cell as OutCell
from kehoach.layout.document import Division, Document, Paragraph, Properties, Run, Table
from kehoach.layout.formats import FILES
from kehoach.model.plan import Issuer, Signature
from kehoach.render import docx
from kehoach.render.docx.package import compressed, package
from kehoach.render.docx.tags import BLOCKS, block_tags, word_tags
from kehoach.render.docx.template import TemplateError, load_template, render_with
from kehoach.render.docx.template_check import template_faults
from kehoach.render.docx.template_source import environment
from kehoach.text.resources import cache_folder, resource
from kehoach.values.dates import PartialDate
from tests.layout.plans import TABLE, full, head, para, party, small, youth

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach.model.plan import Plan

WIDE = msgspec.structs.replace(TABLE, landscape=True)
EMPTY = package([])
PLANS = {
    "nđ30": full(),
    "nđ30, a few lines": small(),
    "đảng-36": party(PartialDate(value="2024-08", text="")),
    "đảng-05": party(date(2026, 6, 5)),
    "đoàn": youth(),
    "a wide table": small(sections=(para("Trước."), WIDE, para("Sau."))),
    "a mark above the letterhead": small(head=head(circulation="Lưu hành nội bộ", urgency="Khẩn", secrecy="Mật")),
    "a mark below the last page": small(
        head=head(format="đảng-05", circulation="Không phổ biến trên phương tiện thông tin đại chúng")
    ),
    "a wide table and appendices": full(sections=(para("Trước."), WIDE, para("Sau."))),
}


@pytest.fixture(autouse=True)
def _cache_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    load_template.cache_clear()


def committed(name: str) -> bytes:
    """The Word template that ships with a format."""
    return resource("templates", *FILES[name].replace(".toml", ".docx").split("/")).read_bytes()


def office(*lines: str | Run) -> bytes:
    """An office's own template with these lines."""
    runs = [line if isinstance(line, Run) else Run(line) for line in lines]
    blocks = tuple(Paragraph("body", (run,)) for run in runs)
    return docx.render(Document(load_format("nđ30"), Properties("", "", ""), (Division(blocks),)))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def words(data: bytes) -> list[str]:
    root = etree.fromstring(parts(data)["word/document.xml"])
    return ["".join(map(str, paragraph.itertext())) for paragraph in root.iter("{*}p")]


def canonical(xml: bytes | str) -> bytes:
    return etree.tostring(etree.fromstring(xml if isinstance(xml, bytes) else xml.encode()), method="c14n")


def test_the_templates_that_ship_are_made_from_the_figures() -> None:
    tool = runpy.run_path(str(resource("templates").parent / "tools" / "word_templates.py"))
    assert tool["main"](["--check"]) == 0


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_the_templates_of_the_formats_give_what_is_written_directly(plan: Plan) -> None:
    document = lay_out(plan)
    assert parts(render_with(committed(document.format.name), document)) == parts(docx.render(document))


@pytest.mark.parametrize("name", ["nđ30, a few lines"])
def test_a_template_gives_what_stock_docxtpl_gives(name: str) -> None:
    document = lay_out(PLANS[name])
    stock = DocxTemplate(io.BytesIO(committed(document.format.name)))
    blocks = {tag: Markup(xml) for tag, xml in block_tags(document).items()}  # noqa: S704 - XML of the test itself
    stock.render({**word_tags(document), **blocks}, jinja_env=environment())
    saved = io.BytesIO()
    stock.save(saved)
    theirs, ours = parts(saved.getvalue()), parts(render_with(committed(document.format.name), document))
    for part in ("word/document.xml", "word/styles.xml", "word/settings.xml", "word/header1.xml", "word/fontTable.xml"):
        assert canonical(theirs[part]) == canonical(ours[part])


def test_an_office_s_own_template_spreads_no_line_that_the_author_ends() -> None:
    own = {name: raw.replace(b"<w:doNotExpandShiftReturn/>", b"") for name, raw in parts(committed("nđ30")).items()}
    old = package([compressed(name, raw) for name, raw in own.items()])
    written = parts(render_with(old, lay_out(small())))["word/settings.xml"]
    assert written == parts(committed("nđ30"))["word/settings.xml"]


@pytest.mark.parametrize("name", FILES)
def test_the_templates_of_the_formats_have_no_fault(name: str) -> None:
    assert template_faults(committed(name)) == ()


def test_words_of_the_plan_come_in_escaped() -> None:
    plan = small(head=head(title="A & B <C>", issuers=(Issuer(name="Trường A&B"),)))
    assert "A & B <C> của TRƯỜNG A&B" in words(
        render_with(office("{{ trich_yeu }} của {{ ten_co_quan }}", "{{p noi_dung }}"), lay_out(plan))
    )


def test_a_template_may_choose_and_repeat() -> None:
    data = office("{%p if chuc_vu == 'CHỦ TỊCH' %}", "Chủ tịch ký", "{%p endif %}", "{{p noi_dung }}")
    assert "Chủ tịch ký" in words(render_with(data, lay_out(small())))


def test_several_signatures_stand_side_by_side_in_a_template() -> None:
    signatures = tuple(
        Signature(authority=(), position="Chủ tịch", name=name) for name in ("Lê Đức Tuấn", "Trần Thị Hoa")
    )
    filled = words(render_with(committed("nđ30"), lay_out(small(signatures=signatures))))
    assert filled.index("Trần Thị Hoa") < filled.index("Lê Đức Tuấn")


def test_a_plan_without_foot_leaves_its_places_empty() -> None:
    filled = words(render_with(committed("nđ30"), lay_out(small(recipients=(), signatures=()))))
    assert not any("{" in line for line in filled)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ trich_yeu.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ trich_yeu.format.__globals__ }}",
        "{{ self.__init__ }}",
    ],
)
def test_a_template_runs_no_code(tag: str) -> None:
    with pytest.raises(TemplateError) as refused:
        render_with(office(tag, "{{p noi_dung }}"), lay_out(small()))
    assert refused.value.faults[0].reason in {"forbidden", "unknown"}


@pytest.mark.parametrize(
    ("tag", "reason"),
    [("{{ trich_yeo }}", "unknown"), ("{{ trich_yeu", "unclosed"), ("{% if %}", "syntax"), ("{{ 1 / 0 }}", "failed")],
)
def test_a_mistake_of_a_template_is_an_error_and_not_empty_text(tag: str, reason: str) -> None:
    with pytest.raises(TemplateError) as refused:
        render_with(office(tag, "{{p noi_dung }}"), lay_out(small()))
    assert [fault.reason for fault in refused.value.faults] == [reason]


@pytest.mark.parametrize("data", [b"", b"no zip", EMPTY])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(TemplateError, match="not-docx"):
        render_with(data, lay_out(small()))
    assert [fault.reason for fault in template_faults(data)] == ["not-docx"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["A", "{{ trich_yeo }}", "{{p noi_dung }}"], [("unknown", 2, "trich_yeo", "trich_yeu")]),
        (["{{ trich_yeu", "{{p noi_dung }}"], [("unclosed", 1, "{{ trich_yeu", "")]),
        (["A", "}} B", "{{p noi_dung }}"], [("unclosed", 2, "}} B", "")]),
        (["{{ noi_dung }}"], [("not-alone", 1, "{{ noi_dung }}", "{{p noi_dung }}")]),
        (["Nội dung: {{p noi_dung }}"], [("not-alone", 1, "Nội dung: {{p noi_dung }}", "")]),
        (["{{ trich_yeu }}"], [("no-body", 0, "{{p noi_dung }}", "")]),
        (["{{ a }} {{ b }}", "{{p noi_dung }}"], [("unknown", 1, "a", ""), ("unknown", 1, "b", "")]),
        (["{{ trich_yeu }}", "{%p for x in so %}", "{{ x }}", "{%p endfor %}", "{{p noi_dung }}"], []),
    ],
)
def test_the_faults_of_a_template_are_told_by_paragraph_and_tag(
    lines: list[str], expected: list[tuple[str, int, str, str]]
) -> None:
    found = [(fault.reason, fault.paragraph, fault.tag, fault.guess) for fault in template_faults(office(*lines))]
    assert found == expected


def test_a_fault_of_the_template_language_names_its_paragraph() -> None:
    (fault,) = template_faults(office("A", "{% if %}", "{{p noi_dung }}"))
    assert (fault.reason, fault.paragraph) == ("syntax", 2)


def test_a_tag_that_word_cut_into_runs_is_read_whole() -> None:
    blocks = (
        Paragraph("title", (Run("{{ tri", bold=True), Run("ch_yeu }}"))),
        Paragraph("body", (Run("{"), Run("{p noi_dung }}", italic=True))),
    )
    data = docx.render(Document(load_format("nđ30"), Properties("", "", ""), (Division(blocks),)))
    assert template_faults(data) == ()
    assert "Phát động phong trào thi đua năm 2024" in words(render_with(data, lay_out(small())))


def test_a_template_without_room_for_appendices_gets_pages_for_them() -> None:
    filled = render_with(office("{{p noi_dung }}"), lay_out(full()))
    assert "Phụ lục II" in words(filled)
    assert parts(filled)["word/document.xml"].count(b"<w:sectPr>") == 3


def test_a_template_is_compiled_once_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = office("{{ trich_yeu }}", "{{p noi_dung }}")
    first = render_with(data, lay_out(small()))
    assert len(list((tmp_path / "kehoach" / "templates").iterdir())) == 1
    load_template.cache_clear()
    monkeypatch.setattr("docxtpl.DocxTemplate.patch_xml", None)
    assert render_with(data, lay_out(small())) == first


def test_a_damaged_cache_is_done_without() -> None:
    data = office("{{p noi_dung }}")
    first = render_with(data, lay_out(small()))
    for path in cache_folder("templates").iterdir():
        path.write_bytes(b"damaged")
    load_template.cache_clear()
    assert render_with(data, lay_out(small())) == first


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert words(render_with(office("{{p noi_dung }}"), lay_out(small())))


def test_a_template_made_in_word_gets_the_styles_that_it_lacks() -> None:
    theirs = WordFile()
    theirs.add_paragraph("{{p noi_dung }}")
    saved = io.BytesIO()
    theirs.save(saved)
    styles = WordFile(io.BytesIO(render_with(saved.getvalue(), lay_out(full())))).styles
    assert styles["Nội dung"].font.size == Pt(14)
    assert styles["Normal"].font.name == theirs.styles["Normal"].font.name
    assert len({style.name for style in styles}) == len(list(styles))


def test_every_block_tag_brings_something_for_a_full_plan() -> None:
    assert set(block_tags(lay_out(full()))) == set(BLOCKS)
    assert all(block_tags(lay_out(full())).values())


def test_a_document_that_does_not_begin_with_a_letterhead_is_ours_to_mend() -> None:
    bare = Document(load_format("nđ30"), Properties("", "", ""), (Division((Table((10.0,), ((OutCell(),),)),)),))
    with pytest.raises(TypeError):
        block_tags(bare)
