from __future__ import annotations

import io
import shutil
import subprocess
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from asn1crypto import keys, x509
from cryptography import x509 as maker
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

import kehoach
from kehoach.layout import lay_out
from kehoach.layout.document import Grid
from kehoach.render import pdf
from kehoach.render.pdf import widgets
from tests.layout.plans import full, party, small
from tests.render.pdf import printed as shown

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach.model.plan import Plan

MM = 72 / 25.4
PLAN = """@kế hoạch Thi đua
  năm: 2026
  cơ quan: Ủy ban nhân dân xã A
  nơi: A

Nội dung.

@ký
  CHỦ TỊCH
  Nguyễn Văn An
"""


def signable(plan: Plan) -> bytes:
    return pdf.render(lay_out(plan), sign_fields=True)


opened = cache(shown.opened)  # what a file holds goes with it


def widgets_of(data: bytes) -> dict[str, Any]:
    return {str(field.T): field for field in opened(data).Root.AcroForm.Fields}


def box(field: Any) -> tuple[float, ...]:  # noqa: ANN401 - pikepdf has no type for what a key holds
    return tuple(float(each) for each in field.Rect)


@pytest.fixture(scope="module")
def plan() -> Plan:
    made = kehoach.loads(PLAN).plan
    assert made is not None
    return made


@pytest.fixture(scope="module")
def data(plan: Plan) -> bytes:
    return signable(plan)


def lines(data: bytes) -> dict[str, tuple[float, float, float, float]]:
    """The lines of the last page with their boxes: left, bottom, right, top."""
    with pypdfium2.PdfDocument(data) as file:
        page = file[len(file) - 1].get_textpage()
        boxes = [page.get_rect(at) for at in range(page.count_rects())]
        return {page.get_text_bounded(*each).strip(): each for each in boxes}


def test_the_field_of_the_person_fills_the_room_between_title_and_name(data: bytes) -> None:
    left, bottom, right, top = box(widgets_of(data)["ChuKy1"])
    title, name = lines(data)["CHỦ TỊCH"], lines(data)["Nguyễn Văn An"]
    assert name[3] < bottom < name[3] + 2 * MM
    assert title[1] - 2 * MM < top < title[1]
    assert (left + right) / 2 == pytest.approx((title[0] + title[2]) / 2, abs=MM)
    assert (right - left) / MM == pytest.approx(50, abs=0.5)


def test_the_field_of_the_body_covers_the_left_third_of_it(data: bytes) -> None:
    person, body = (box(widgets_of(data)[name]) for name in ("ChuKy1", "Dau1"))
    assert body[2] - person[0] == pytest.approx((person[2] - person[0]) / 3, abs=1)
    assert body[0] < person[0]
    assert (body[1] + body[3]) / 2 == pytest.approx((person[1] + person[3]) / 2, abs=1)
    assert [(body[at + 2] - body[at]) / MM for at in (0, 1)] == pytest.approx([36, 36], abs=0.5)


@pytest.mark.parametrize("made", [full(), party(date(2026, 6, 5))], ids=["nđ30", "đảng"])
def test_each_signer_has_a_field_of_his_own_and_one_for_his_body(made: Plan) -> None:
    document = lay_out(made)
    signers = sum(len(block.rows[0]) - 1 for block in document.divisions[0].blocks if isinstance(block, Grid))
    found = widgets_of(signable(made))
    assert len(found) == 2 * len(made.signatures) <= 2 * signers


def test_the_fields_are_empty_printed_and_look_like_nothing(data: bytes) -> None:
    for field in widgets_of(data).values():
        assert (field.FT, field.Subtype, "/V" in field) == ("/Sig", "/Widget", False)
        assert int(field.F) & 0b101111 == 0b100  # on paper too; hidden on no condition: ISO 19005-2, 6.3.2
        assert field.AP.N.read_bytes() == b""  # every annotation has a look of its own: 6.3.3
        assert not {"/A", "/AA"} & set(field.keys())  # and does nothing: 6.4.1


def test_a_screen_reader_meets_them_in_the_structure_by_their_names(data: bytes) -> None:
    file = opened(data)
    tree = file.Root.StructTreeRoot
    ways_back = dict(zip(map(int, list(tree.ParentTree.Nums)[::2]), list(tree.ParentTree.Nums)[1::2], strict=True))
    for field in widgets_of(data).values():
        element = ways_back[int(field.StructParent)]
        assert [str(each) for each in (element.S, element.P.S, element.K.Obj.T)] == ["/Form", "/Document", str(field.T)]
        assert any(each.objgen == element.objgen for each in element.P.K if hasattr(each, "objgen"))
        assert field.P.Tabs == "/S"
    assert int(tree.ParentTreeNextKey) > max(int(field.StructParent) for field in widgets_of(data).values())
    assert str(widgets_of(data)["ChuKy1"].TU) == "Chữ ký số: CHỦ TỊCH Nguyễn Văn An"
    assert str(widgets_of(data)["Dau1"].TU) == "Chữ ký số của cơ quan: Ủy ban nhân dân xã A"


def test_the_pages_and_what_the_file_says_of_itself_are_those_of_the_plain_pdf(data: bytes, plan: Plan) -> None:
    plain = shown.printed(plan)
    assert data.startswith(plain)  # the fields are added behind it
    with opened(plain).open_metadata() as before, opened(data).open_metadata() as after:
        assert dict(before) == dict(after)
        assert (after["pdfaid:part"], after["pdfaid:conformance"], after["pdfuaid:part"]) == ("2", "A", "1")
    assert str(opened(data).docinfo) == str(opened(plain).docinfo)


def test_the_same_plan_gives_the_same_bytes(data: bytes, plan: Plan) -> None:
    assert signable(plan) == data


@pytest.mark.parametrize("command", [("qpdf", "--check"), ("mutool", "info"), ("pdfinfo",)], ids=lambda words: words[0])
def test_other_programs_find_no_fault(command: tuple[str, ...], data: bytes, tmp_path: Path) -> None:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    (tmp_path / "plan.pdf").write_bytes(data)
    done = subprocess.run([*command, str(tmp_path / "plan.pdf")], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "error" not in done.stderr.lower()


def test_both_fields_can_be_signed_one_after_the_other(data: bytes) -> None:

    for name in ("ChuKy1", "Dau1"):
        writer = IncrementalPdfFileWriter(io.BytesIO(data))
        data = sign_pdf(writer, PdfSignatureMetadata(field_name=name), signer=stamp()).getvalue()
    signatures = PdfFileReader(io.BytesIO(data)).embedded_signatures
    assert [each.field_name for each in signatures] == ["ChuKy1", "Dau1"]
    context = ValidationContext(trust_roots=[])
    assert all(validate_pdf_signature(each, context).intact for each in signatures)


def stamp() -> SimpleSigner:
    """Somebody who signs: a key and a certificate made for this test."""

    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = maker.Name([maker.NameAttribute(maker.NameOID.COMMON_NAME, "Thử")])
    draft = maker.CertificateBuilder(name, name, key.public_key(), maker.random_serial_number())
    draft = draft.not_valid_before(now - timedelta(1)).not_valid_after(now + timedelta(1))
    made = draft.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)
    encodings = serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    return SimpleSigner(
        signing_cert=x509.Certificate.load(made),
        signing_key=keys.PrivateKeyInfo.load(key.private_bytes(*encodings)),
        cert_registry=SimpleCertificateStore(),
    )


def test_a_plan_that_nobody_signs_has_no_place_for_them() -> None:
    with pytest.raises(pdf.NoSignatureError):
        signable(small(signatures=()))


def test_without_pyhanko_that_is_said(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(widgets, "find_spec", lambda _name: None)
    with pytest.raises(kehoach.NoPyHankoError, match=r'Install it: pip install "kehoach\[ky\]"'):
        signable(plan)
