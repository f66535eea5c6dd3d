"""Write the Word templates of all formats from their figures, or check that the committed ones are those.

python tools/word_templates.py           writes templates/<format>/ke-hoach….docx
python tools/word_templates.py --check   exits 1 where a committed one differs
"""

from __future__ import annotations

import sys
from pathlib import Path

from kehoach.layout.document import Division, Document, Grid, Leaf, Paragraph, Properties, Run
from kehoach.layout.formats import FILES, Format, load_format
from kehoach.render import docx

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


def tag(role: str, name: str) -> Paragraph:
    """A paragraph that a block tag stands in."""
    return Paragraph(role, (Run(f"{{{{p {name} }}}}"),))


def template(form: Format) -> bytes:
    """The template of a format: its styles and pages, and a tag wherever a part of a plan goes."""
    left, right = tag("issuer", "co_quan"), tag("country" if "country" in form.styles else "banner", "tieu_de")
    number, day = tag("number", "so_ky_hieu"), tag("place_date", "dia_danh_ngay")
    level: tuple[tuple[tuple[Leaf, ...], ...], ...] = (((left,), (right,)), ((number,), (day,)))
    rows = level if form.letterhead.date_with_number else (((left, number), (right, day)),)
    blocks = (
        Grid("letterhead", form.letterhead.columns, rows),
        tag("kind", "ten_loai"),
        tag("body", "noi_dung"),
        Grid("foot", form.foot.columns, (((tag("recipients", "noi_nhan"),), (tag("authority", "chu_ky"),)),)),
    )
    properties = Properties(f"Mẫu kế hoạch, thể thức {form.name}", form.kind.capitalize(), "")
    return docx.render(Document(form, properties, (Division(blocks),)))


def path_of(name: str) -> Path:
    """Where the template of a format stands: beside its figures."""
    return (TEMPLATES / FILES[name]).with_suffix(".docx")


def main(arguments: list[str]) -> int:
    """Write all templates, or check them."""
    made = {path_of(name): template(load_format(name)) for name in FILES}
    if "--check" in arguments:
        stale = [path for path, data in made.items() if not path.exists() or path.read_bytes() != data]
        sys.stdout.writelines(f"{path}: not made from its figures\n" for path in stale)
        return bool(stale)
    for path, data in made.items():
        path.write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
