"""Empty signature fields added to a finished PDF by pyHanko, as PDF/A and PDF/UA ask for them; nothing is signed."""

from __future__ import annotations

from hashlib import blake2b
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING

from kehoach.text.catalogue import phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyhanko.pdf_utils.generic import DictionaryObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    from kehoach.render.pdf.signing import Field


class NoPyHankoError(ImportError):
    """What makes signature fields is not installed: `pip install "kehoach[ky]"` does that."""


def can_add_fields() -> bool:
    """Whether pyHanko is installed."""
    return find_spec("pyhanko") is not None


def with_fields(data: bytes, fields: Sequence[Field]) -> bytes:
    """The PDF with empty signature fields, each in the structure that is read aloud."""
    if not can_add_fields():
        raise NoPyHankoError(phrase("build.no-pyhanko", "en"))
    writer = _writer(data)
    for field in fields:
        _add(writer, field)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _writer(data: bytes) -> IncrementalPdfFileWriter:
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter as Writer

    class Writing(Writer):
        """Leaves what the file says of itself as it was, so that the same plan gives the same bytes at any time."""

        def _update_meta(self) -> None:
            pass

    writer = Writing(BytesIO(data))
    digest = generic.ByteStringObject(blake2b(data, digest_size=16).digest())
    writer._document_id[1] = digest  # noqa: SLF001 - nothing public says which identifier the file gets
    return writer


def _add(writer: IncrementalPdfFileWriter, field: Field) -> None:
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field

    page = writer.find_page_for_modification(field.page - 1)[0].get_object()
    height = float(page["/MediaBox"][3])
    corners = (field.left, height - field.top - field.height, field.left + field.width, height - field.top)
    left, bottom, right, top = map(round, corners)
    append_signature_field(
        writer,
        SigFieldSpec(field.name, field.page - 1, (left, bottom, right, top), readable_field_name=field.label),
    )
    _read_aloud(writer, page)


def _read_aloud(writer: IncrementalPdfFileWriter, page: DictionaryObject) -> None:
    """The last annotation of a page as the last element of the document's structure, and the way back to it."""
    from pyhanko.pdf_utils.generic import DictionaryObject as Dictionary
    from pyhanko.pdf_utils.generic import NameObject, NumberObject, pdf_name

    def dictionary(**entries: object) -> Dictionary:
        return Dictionary({pdf_name(f"/{key}"): value for key, value in entries.items()})

    widget, tree = page["/Annots"].raw_get(-1), writer.root["/StructTreeRoot"]
    whole, key = tree["/K"][0], NumberObject(tree["/ParentTreeNextKey"])
    whole_reference = tree["/K"].raw_get(0)
    shown = dictionary(Type=NameObject("/OBJR"), Obj=widget, Pg=widget.get_object().raw_get("/P"))
    element = writer.add_object(
        dictionary(Type=NameObject("/StructElem"), S=NameObject("/Form"), P=whole_reference, K=shown)
    )
    whole["/K"].append(element)
    tree["/ParentTree"]["/Nums"] += [key, element]
    tree[pdf_name("/ParentTreeNextKey")] = NumberObject(key + 1)
    widget.get_object()[pdf_name("/StructParent")] = key
    for changed in (whole["/K"], tree, tree["/ParentTree"]["/Nums"]):
        writer.update_container(changed)
