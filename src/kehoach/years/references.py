"""Plans whose tasks name the sections that they refer to, as a reader sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.layout.compose import form_of
from kehoach.layout.numbering import levels_of, references, with_references

if TYPE_CHECKING:
    from kehoach.model.plan import Plan


def spelled(plan: Plan) -> Plan:
    """The plan with `Mục II` where the source writes `{xem noi-dung}`."""
    form = form_of(plan)
    return with_references(plan, references(plan, form, levels_of(plan.head, form)))
