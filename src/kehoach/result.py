"""What a source says: its plan, what is wrong with it, and the files that it makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from kehoach import OUTPUTS, NoPlanError
from kehoach.model.draft import Passage
from kehoach.model.plan import Plan
from kehoach.text.diagnostics import Diagnostic, has_errors
from kehoach.text.source import Source

if TYPE_CHECKING:
    from kehoach.model.build import Years
    from kehoach.render.outputs import Printer
    from kehoach.rules import Report


class Result(msgspec.Struct, frozen=True):
    """What a source says, as far as it can be read, and whatever is wrong with it."""

    plan: Plan | None
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    passages: tuple[Passage, ...] = ()
    """The words of the plan in their places; none where the plan was read from JSON."""
    office_files: Mapping[str, Path] = MappingProxyType({})
    """The files that the head names, by their keys: the office's template (`mẫu`), its figures (`tệp thể thức`)."""

    def check(self, *, final: bool = False) -> tuple[Diagnostic, ...]:
        """Whatever is wrong, also by the rules; of a final plan also its blanks and its unconfirmed values."""
        return self.review(final=final).diagnostics

    def review(self, *, final: bool = False) -> Report:
        """What `check` finds, with the rules that looked at the plan and those that did not."""
        from kehoach import rules

        if self.plan is None:
            return rules.Report(self.diagnostics)
        from kehoach.model.final import open_points

        file = next(iter(self.sources), "")
        open_ones = open_points(self.plan, file) if final else ()
        config = rules.config_beside(file)
        subject = rules.Subject(self.plan, self.passages, self.sources, file, final, config.register)
        report = rules.check(subject, config)
        return report._replace(diagnostics=(*self.diagnostics, *open_ones, *report.diagnostics))

    def years(self) -> Years:
        """The years of the plan by the values of its parameters, without making the plans."""
        from kehoach.model.build import Years
        from kehoach.model.files import Files

        file, source = next(iter(self.sources.items()))
        return Years(source, Files(Path(file)))

    def render(
        self,
        to: str = "docx",
        *,
        template: str | Path | None = None,
        attach: bool = False,
        sign_fields: bool = False,
        fonts: str | Path | None = None,
    ) -> bytes:
        """The plan as a file of this form, one of `OUTPUTS`; `UnrenderableError` says what cannot be printed.

        Args:
            to: The form.
            template: An office's own template of a Word file, in place of the one that the plan names.
            attach: Whether a PDF carries the source of the plan, and so is PDF/A-3.
            sign_fields: Whether a PDF has empty fields for digital signatures; needs `kehoach[ky]`.
            fonts: The folder that a PDF takes Times New Roman from, in place of the letters that come with the package.
        """
        own = (("template", template, "docx"), ("attach", attach, "pdf"), ("sign_fields", sign_fields, "pdf"))
        wrong = [name for name, given, form in (*own, ("fonts", fonts, "pdf")) if given and form != to]
        if wrong and to in OUTPUTS:
            raise ValueError(f"{wrong[0]} says nothing of the form {to!r}")  # noqa: EM102, TRY003 - said once, here
        return self.printer(template=template, attach=attach, sign_fields=sign_fields, fonts=fonts).render(to)

    def printer(
        self,
        *,
        template: str | Path | None = None,
        attach: bool = False,
        sign_fields: bool = False,
        fonts: str | Path | None = None,
    ) -> Printer:
        """What `render` does, for several forms of one plan, which is laid out once."""
        if self.plan is None:
            raise NoPlanError(*self.diagnostics, *self._lacking())
        from kehoach.render.outputs import Office, Printer, named_sources

        own = Path(template) if template else self.office_files.get("mẫu")
        office = Office(own, self.office_files.get("tệp thể thức"), Path(fonts) if fonts else None)
        attached = named_sources(self.sources) if attach else {}
        return Printer(self.plan, office, self.sources, attached, sign_fields=sign_fields)

    def _lacking(self) -> Iterator[Diagnostic]:
        """A file of what plans share is sound, and yet has no line that begins a plan."""
        if not has_errors(self.diagnostics):
            source = next(iter(self.sources.values()), Source("", ""))
            yield Diagnostic("KH070", source.place(source.line_span(0)))
