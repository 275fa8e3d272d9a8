"""The parts of an OpenDocument spreadsheet that are the same in each, and the beginnings of those that are not."""

from coi_register.sheets.sheet import Kind

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMES = (
    f'xmlns:office="{OASIS}:office:1.0" xmlns:table="{OASIS}:table:1.0" xmlns:text="{OASIS}:text:1.0" '
    f'xmlns:style="{OASIS}:style:1.0" xmlns:number="{OASIS}:datastyle:1.0" xmlns:fo="{OASIS}:xsl-fo-compatible:1.0" '
    f'xmlns:meta="{OASIS}:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"'
)
MANIFEST = f"""{XML}<manifest:manifest xmlns:manifest="{OASIS}:manifest:1.0" manifest:version="1.3">\
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MEDIA_TYPE}"/>\
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>\
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>\
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>"""
META = f"""{XML}<office:document-meta {NAMES}><office:meta><dc:title>{{title}}</dc:title><dc:language>en-GB</dc:language>\
</office:meta></office:document-meta>"""
FIXED = {
    "styles.xml": f"""{XML}<office:document-styles {NAMES}><office:styles><style:default-style style:family="table-cell">\
<style:text-properties fo:language="en" fo:country="GB"/></style:default-style></office:styles></office:document-styles>"""
}

# A cell of text has the format "text", so that what is typed into it later stays text too. The blue is the NHS's, #005eb8.
CONTENT = f"""{XML}<office:document-content {NAMES}><office:automatic-styles>\
<number:text-style style:name="n-text"><number:text-content/></number:text-style>\
<number:date-style style:name="n-day"><number:day/><number:text> </number:text><number:month number:textual="true"/>\
<number:text> </number:text><number:year number:style="long"/></number:date-style>\
<number:currency-style style:name="n-money"><number:currency-symbol>£</number:currency-symbol>\
<number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:currency-style>\
<number:number-style style:name="n-number"><number:number number:min-integer-digits="1"/></number:number-style>\
<number:boolean-style style:name="n-yes"><number:boolean/></number:boolean-style>\
<style:style style:name="wide" style:family="table-column"><style:table-column-properties style:column-width="6cm"/></style:style>\
<style:style style:name="text" style:family="table-cell" style:data-style-name="n-text">\
<style:table-cell-properties fo:wrap-option="wrap"/></style:style>\
<style:style style:name="day" style:family="table-cell" style:data-style-name="n-day"/>\
<style:style style:name="money" style:family="table-cell" style:data-style-name="n-money"/>\
<style:style style:name="number" style:family="table-cell" style:data-style-name="n-number"/>\
<style:style style:name="yes" style:family="table-cell" style:data-style-name="n-yes"/>\
<style:style style:name="head" style:family="table-cell" style:data-style-name="n-text">\
<style:table-cell-properties fo:background-color="#005eb8" fo:wrap-option="wrap"/>\
<style:text-properties fo:color="#ffffff" fo:font-weight="bold"/></style:style>\
</office:automatic-styles><office:body><office:spreadsheet>"""
BEGIN = '<table:table-column table:style-name="wide" table:default-cell-style-name="{style}"/>'
END = "</office:spreadsheet></office:body></office:document-content>"
STYLE = {
    Kind.TEXT: "text",
    Kind.ADDRESS: "text",
    Kind.DAY: "day",
    Kind.MONEY: "money",
    Kind.NUMBER: "number",
    Kind.YES_NO: "yes",
}
