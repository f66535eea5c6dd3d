"""Layout: from the model of a plan to the document as it will be printed."""

from kehoach.layout.compose import lay_out
from kehoach.layout.document import Document
from kehoach.layout.formats import Format, FormatError, load_format

__all__ = ["Document", "Format", "FormatError", "lay_out", "load_format"]
