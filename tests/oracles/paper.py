"""PDF and PNG, read back."""

from io import BytesIO
from typing import Any

from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from tests.oracles.markup import check_address

_ACTIVE = {"/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/OpenAction", "/AA", "/RichMedia"}
_ACTIVE |= {"/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Movie", "/Sound", "/XFA", "/AcroForm"}


def read_pdf(document: bytes) -> str:
    """Return the text of a PDF; it does nothing by itself, and leads nowhere that we did not allow."""
    reader = PdfReader(BytesIO(document), strict=True)
    for number in range(1, len(reader.xref[0]) + 1):
        found: Any = reader.get_object(number)
        for each in _dictionaries(found):
            assert not _ACTIVE & set(each), each
            assert each.get("/S") not in _ACTIVE, each
            if "/URI" in each and isinstance(each["/URI"], str):
                check_address(each["/URI"])
    return "".join(page.extract_text() for page in reader.pages)


def _dictionaries(found: Any, depth: int = 3) -> list[DictionaryObject]:
    if depth == 0:
        return []
    if isinstance(found, DictionaryObject):
        return [found, *(each for value in found.values() for each in _dictionaries(value, depth - 1))]
    if isinstance(found, ArrayObject):
        return [each for value in found for each in _dictionaries(value, depth - 1)]
    return []


def read_png(document: bytes) -> tuple[int, int]:
    """Return the size of a picture; it is whole, and holds nothing but pixels."""
    with Image.open(BytesIO(document)) as picture:
        assert picture.format == "PNG"
        picture.load()
        assert set(picture.info) <= {"dpi", "transparency", "gamma", "srgb"}
        return picture.size
