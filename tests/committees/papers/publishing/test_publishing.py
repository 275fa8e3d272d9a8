"""A published copy shows what the paper shows, and tells nothing of who wrote it, when, or what was said beside it."""

import zlib
from io import BytesIO
from zipfile import ZipFile

import docx as python_docx
import pikepdf
import pypdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from committees.papers.publishing import published_copy
from committees.papers.publishing.docx import published_docx
from committees.papers.publishing.pdf import published_pdf
from committees.papers.publishing.pictures import PNG, bare
from committees.papers.reading.reader import read
from tests.committees.papers.made import DOCUMENT, TIES, W, body, parts_of, pdf_of, saved, words, zipped
from tests.factories import PaperFactory, VersionFactory

TOKEN = "zqsecret"
DPROPS = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
SEGMENT = b"\xff\xe1" + (2 + len(TOKEN)).to_bytes(2, "big") + TOKEN.encode()
REMARK = b"\xff\xfe" + (2 + len(TOKEN)).to_bytes(2, "big") + TOKEN.encode()
JPEG = b"\xff\xd8" + b"\xff\xe0\x00\x04JF" + SEGMENT + REMARK + b"\xff\xdb\x00\x04ab" + b"\xff\xda\x00\x02scan\xff\xd9"


def chunk(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")


PICTURE = PNG + chunk(b"IHDR", b"\0" * 13) + chunk(b"tEXt", b"Author\0" + TOKEN.encode()) + chunk(b"IEND", b"")


def all_of(content: bytes) -> bytes:
    """Every byte of a PDF, its streams unpacked."""
    into = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.save(into, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False,
                 object_stream_mode=pikepdf.ObjectStreamMode.disable)  # fmt: skip
    return into.getvalue()


def told_pdf() -> bytes:
    """A PDF with a token in every place that tells something of it."""
    pdf = pdf_of(["What it shows", "And more"])
    with pdf.open_metadata() as told:
        told["dc:title"], told["dc:creator"] = TOKEN, [TOKEN]
    pdf.docinfo["/Author"] = pdf.docinfo["/Title"] = TOKEN
    pdf.Root.PieceInfo = Dictionary(Kept=String(TOKEN))
    pdf.Root.AcroForm = Dictionary(Fields=Array(), Told=String(TOKEN))
    page = pdf.pages[0]
    page.PieceInfo = Dictionary(Kept=String(TOKEN))
    page.Metadata = pdf.make_stream(TOKEN.encode())
    remark = Dictionary(
        Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=String(TOKEN), T=String(TOKEN)
    )
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), Contents=String(TOKEN),
        A=Dictionary(S=Name.URI, URI=String("https://www.england.nhs.uk/")),
    )  # fmt: skip
    page.Annots = Array([pdf.make_indirect(remark), pdf.make_indirect(link)])
    picture = pikepdf.Stream(pdf, JPEG)
    picture.Type, picture.Subtype, picture.Filter = Name.XObject, Name.Image, Name.DCTDecode
    picture.Width = picture.Height = 1
    page.Resources.XObject = Dictionary(Im0=pdf.make_indirect(picture))
    return saved(pdf)


def test_the_token_is_in_the_file_that_was_sent() -> None:
    assert all_of(told_pdf()).count(TOKEN.encode()) >= 10


def test_nothing_told_of_a_pdf_is_in_its_copy() -> None:
    copy = published_pdf(told_pdf())
    assert TOKEN.encode() not in all_of(copy)
    second = pypdf.PdfReader(BytesIO(copy))
    assert not second.metadata
    assert second.xmp_metadata is None
    assert read(copy).pages == ("What it shows", "And more")


def test_the_links_of_a_pdf_stay() -> None:
    (link,) = pypdf.PdfReader(BytesIO(published_pdf(told_pdf()))).pages[0]["/Annots"]
    assert link.get_object()["/A"]["/URI"] == "https://www.england.nhs.uk/"


def test_what_an_earlier_saving_left_in_the_file_is_not_in_its_copy() -> None:
    """A PDF may be changed by writing new objects behind the old ones, and these are still there to be read."""
    first = saved(pdf_of([f"Before {TOKEN}"]), object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    start = int(first[first.rindex(b"startxref") + 9 :].split()[0])
    with pikepdf.open(BytesIO(first)) as pdf:
        number, size = pdf.pages[0].Contents.objgen[0], int(pdf.trailer.Size)
    stream = b"BT /F1 12 Tf 72 720 Td (After) Tj ET"
    added = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number, len(stream), stream)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(first))
    trailer = b"trailer << /Size %d /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        start,
        len(first) + len(added),
    )
    changed = first + added + table + trailer
    assert read(changed).pages == ("After",)
    assert TOKEN.encode() in changed
    copy = published_pdf(changed)
    assert TOKEN.encode() not in all_of(copy)
    assert read(copy).pages == ("After",)


def told_docx() -> bytes:
    """A Word document with a token in every place that tells something of it."""
    hidden = f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{TOKEN}</w:t></w:r>"
    deleted = f'<w:del w:author="{TOKEN}" w:date="2018-01-01T00:00:00Z"><w:r><w:delText>{TOKEN}</w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:author="{TOKEN}"><w:r><w:t>{TOKEN}</w:t></w:r></w:moveFrom>'
    inserted = f'<w:ins w:author="{TOKEN}"><w:r w:rsidR="{TOKEN}"><w:t xml:space="preserve"> and more</w:t></w:r></w:ins>'
    remark = '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:commentRangeEnd w:id="0"/>'
    row = f'<w:tr><w:trPr><w:del w:author="{TOKEN}"/></w:trPr><w:tc>{words(TOKEN)}</w:tc></w:tr>'
    table = f"<w:tbl><w:tr><w:tc>{words('Kept')}</w:tc></w:tr>{row}</w:tbl>"
    parts = parts_of("")
    parts["word/document.xml"] = body(
        f"<w:p><w:r><w:t>What it shows</w:t></w:r>{hidden}{deleted}{moved}{inserted}{remark}</w:p>{table}<!-- {TOKEN} -->"
    )
    kind = "application/vnd.openxmlformats-package.core-properties+xml"
    types = str(parts["[Content_Types].xml"]).replace(
        "</Types>",
        f'<Override PartName="/docProps/core.xml" ContentType="{kind}"/>'
        '<Default Extension="png" ContentType="image/png"/></Types>',
    )  # fmt: skip
    creator = f'<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">{TOKEN}</dc:creator>'
    core = f'<cp:coreProperties xmlns:cp="{DPROPS}">{creator}</cp:coreProperties>'
    rsids = f'<w:rsids><w:rsid w:val="{TOKEN}"/></w:rsids>'
    rels = f'<Relationships xmlns="{TIES}"><Relationship Id="r9" Type="comments" Target="comments.xml"/></Relationships>'
    more: dict[str, str | bytes] = {
        "[Content_Types].xml": types,
        "docProps/core.xml": core,
        "docProps/app.xml": f"<Properties><Company>{TOKEN}</Company></Properties>",
        "customXml/item1.xml": f"<kept>{TOKEN}</kept>",
        "word/comments.xml": f'<w:comments xmlns:w="{W}"><w:comment w:author="{TOKEN}">{words(TOKEN)}</w:comment></w:comments>',
        "word/people.xml": f"<people>{TOKEN}</people>",
        "word/settings.xml": f'<w:settings xmlns:w="{W}">{rsids}<w:zoom w:percent="100"/></w:settings>',
        "word/_rels/document.xml.rels": rels,
        "word/media/image1.jpeg": JPEG,
        "word/media/image2.png": PICTURE,
    }
    return zipped(parts | more)


def test_nothing_told_of_a_word_document_is_in_its_copy() -> None:
    copy = published_docx(told_docx())
    with ZipFile(BytesIO(copy)) as whole:
        told = {name for name in whole.namelist() if TOKEN.encode() in whole.read(name) or TOKEN in name}
        assert not told
        assert not [name for name in whole.namelist() if name.startswith("docProps/")]
        assert {one.date_time for one in whole.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert read(copy).pages == ("What it shows and more\nKept",)


def test_the_copy_of_a_word_document_opens_in_a_second_reader() -> None:
    opened = python_docx.Document(BytesIO(published_docx(told_docx())))
    assert [one.text for one in opened.paragraphs] == ["What it shows and more"]
    assert [cell.text for row in opened.tables[0].rows for cell in row.cells] == ["Kept"]


def test_a_document_made_by_a_library_keeps_its_looks() -> None:
    made, into = python_docx.Document(), BytesIO()
    made.core_properties.author = TOKEN
    made.add_heading("A heading", 1)
    made.add_paragraph("A paragraph")
    made.save(into)
    copy = published_docx(into.getvalue())
    again = python_docx.Document(BytesIO(copy))
    assert [(one.style.name, one.text) for one in again.paragraphs] == [
        ("Heading 1", "A heading"),
        ("Normal", "A paragraph"),
    ]
    assert DOCUMENT.encode() in ZipFile(BytesIO(copy)).read("[Content_Types].xml")


@pytest.mark.parametrize("make", [told_pdf, told_docx])
def test_the_copy_of_one_file_is_always_the_same(make: object) -> None:
    content = make()  # type: ignore[operator]
    publish = published_pdf if content.startswith(b"%PDF") else published_docx
    assert publish(content) == publish(content)


def test_a_picture_keeps_what_it_shows_and_loses_what_was_noted_beside_it() -> None:
    assert bare(JPEG) == JPEG.replace(SEGMENT, b"").replace(REMARK, b"")
    assert bare(PICTURE) == PNG + chunk(b"IHDR", b"\0" * 13) + chunk(b"IEND", b"")
    assert bare(b"GIF89a") == b"GIF89a"
    assert bare(JPEG[:20]) == JPEG[:20]


@pytest.mark.django_db
def test_the_copy_of_a_version_is_made_from_its_file() -> None:
    paper = PaperFactory()
    told = told_pdf()
    version = VersionFactory(paper=paper, number=2, content=told)
    assert published_copy(version) == published_pdf(told)
