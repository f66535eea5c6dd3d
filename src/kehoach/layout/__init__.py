"""Layout: from the model of a plan to the document as it will be printed."""

from kehoach.layout.breaches import BreachError
from kehoach.layout.compose import form_of, lay_out
from kehoach.layout.document import Document
from kehoach.layout.formats import Format, FormatError, load_format

__all__ = ["BreachError", "Document", "Format", "FormatError", "form_of", "lay_out", "load_format"]
