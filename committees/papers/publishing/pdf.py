"""A PDF made anew from its pages: what they show stays, with their tags and links; what is told of them goes."""

from io import BytesIO
from typing import Any

import pikepdf

from committees.papers.publishing.pictures import bare_jpeg

OF_THE_WHOLE = frozenset(
    {
        "/Type",
        "/Pages",
        "/StructTreeRoot",
        "/MarkInfo",
        "/Lang",
        "/PageLabels",
        "/Outlines",
        "/Dests",
        "/Names",
        "/OCProperties",
    }
)
TELL = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/AA")
KEPT_OF_A_LINK = frozenset(
    {"/Type", "/Subtype", "/Rect", "/Border", "/BS", "/A", "/Dest", "/P", "/StructParent", "/QuadPoints", "/H", "/F"}
)


def published_pdf(content: bytes) -> bytes:
    """The copy; what an earlier saving left in the file is not written again. It has passed the check of `reading`."""
    into = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        _without_remarks(pdf)
        for key in pdf.Root.keys() - OF_THE_WHOLE:
            del pdf.Root[key]
        if "/Names" in pdf.Root:
            pdf.Root.Names = pikepdf.Dictionary({key: pdf.Root.Names[key] for key in pdf.Root.Names.keys() & {"/Dests"}})
        for part in pdf.objects:
            _say_nothing(part)
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        pdf.save(
            into, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, fix_metadata_version=False
        )
    return into.getvalue()


def _without_remarks(pdf: pikepdf.Pdf) -> None:
    """Comments, marks and stamps go; of links the address stays, and nothing else."""
    for page in pdf.pages:
        if "/Annots" in page:
            page.Annots = pikepdf.Array([one for one in page.Annots if one.get("/Subtype") == "/Link"])
        for link in page.get("/Annots", pikepdf.Array()):
            for key in link.keys() - KEPT_OF_A_LINK:
                del link[key]


def _say_nothing(part: Any) -> None:
    if not isinstance(part, (pikepdf.Dictionary, pikepdf.Stream)):
        return
    for key in TELL:
        if key in part:
            del part[key]
    if isinstance(part, pikepdf.Stream) and part.get("/Filter") == "/DCTDecode":
        part.write(bare_jpeg(part.read_raw_bytes()), filter=pikepdf.Name.DCTDecode, decode_parms=_parms(part))


def _parms(part: Any) -> Any:
    return part.get("/DecodeParms")
