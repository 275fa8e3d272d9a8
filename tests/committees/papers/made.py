"""Papers made by code: good ones of so many pages, and the parts of which bad ones are made."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
from pikepdf import Array, Dictionary, Name

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TIES = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
HEADER = "BT /F1 12 Tf 72 720 Td 14 TL "


def pdf_of(pages: Sequence[str]) -> pikepdf.Pdf:
    """A PDF still open, with the lines of each page; an empty page holds no text."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for lines in pages:
        page = pdf.add_blank_page(page_size=(595, 842))
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        shown = "".join(f"({_escaped(line)}) Tj T* " for line in lines.split("\n") if line)
        page.Contents = pdf.make_stream(f"{HEADER}{shown}ET".encode("latin-1") if shown else b"")
    return pdf


def saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    """Its bytes."""
    into = BytesIO()
    pdf.save(into, **how)
    return into.getvalue()


def pdf(*pages: str) -> bytes:
    """A good PDF with the lines of each page."""
    return saved(pdf_of(pages))


def pdf_with(content: bytes, name: str = "/Contents") -> bytes:
    """A PDF of one page whose content is packed by hand."""
    made = pdf_of(["A page"])
    stream = pikepdf.Stream(made, content)
    stream.Filter = Name.FlateDecode
    made.pages[0][name] = made.make_indirect(stream)
    return saved(made, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)


def words(text: str) -> str:
    """A paragraph of Word."""
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def body(inside: str) -> str:
    """The part of a Word document that holds its text."""
    return f'<w:document xmlns:w="{W}" xmlns:r="{OFFICE}"><w:body>{inside}</w:body></w:document>'


def parts_of(inside: str, main: str = DOCUMENT) -> dict[str, str | bytes]:
    """The parts of the smallest Word document."""
    xml = "application/vnd.openxmlformats-package.relationships+xml"
    types = f'<Default Extension="rels" ContentType="{xml}"/><Override PartName="/word/document.xml" ContentType="{main}"/>'
    root = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    return {
        "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{TIES}">{root}</Relationships>',
        "word/document.xml": body(inside),
    }


def zipped(parts: Mapping[str, str | bytes], packing: int = ZIP_DEFLATED) -> bytes:
    """The parts in a zip."""
    into = BytesIO()
    with ZipFile(into, "w", packing) as whole:
        for name, content in parts.items():
            whole.writestr(name, content)
    return into.getvalue()


def docx(*pages: str, **more: str | bytes) -> bytes:
    """A good Word document; `more` are further parts, a slash in a name written as two underscores."""
    inside = PAGE_BREAK.join("".join(words(line) for line in page.split("\n")) for page in pages)
    return zipped(parts_of(inside) | {name.replace("__", "/"): part for name, part in more.items()})


def ties(*rows: tuple[str, str, bool]) -> str:
    """A part of relationships: the kind, the target, whether it lies elsewhere."""
    made = "".join(
        f'<Relationship Id="x{place}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{"External" if out else "Internal"}"/>'
        for place, (kind, target, out) in enumerate(rows)
    )
    return f'<Relationships xmlns="{TIES}">{made}</Relationships>'


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def names_of(pdf: pikepdf.Pdf) -> Array:
    """An array of a name tree with one file inside."""
    return Array([pikepdf.String("inside.xlsx"), Dictionary(Type=Name.Filespec, EF=Dictionary(F=pdf.make_stream(b"PK")))])
