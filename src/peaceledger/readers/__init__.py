"""Room: bytes to captures to pages. Files are read within bounds, split into articles and laid out; no meaning is read here."""

from peaceledger.readers.decode import MAX_ARTICLE, MAX_DOCUMENT
from peaceledger.readers.files import InputFile, discover
from peaceledger.readers.pages import split_capture
from peaceledger.readers.read import READERS, Reader, read

__all__ = ["MAX_ARTICLE", "MAX_DOCUMENT", "READERS", "InputFile", "Reader", "discover", "read", "split_capture"]
