"""One story in every format, made by code, and the means to make faulty files."""

import json
import zipfile
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC, TERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
TITLE = "Meer fietsen gestolen in Zwolle"
LEAD = "In 2024 zijn in Zwolle 1.240 fietsen gestolen, 12 procent meer dan in 2023."
HEADING = "Centrum"
BODY = "In het centrum verdwenen 310 fietsen. De gemeente trekt 2,5 miljoen euro uit voor nieuwe stallingen."
ITEMS = ("Bij het station komen 800 plekken.", "Bij de markt komen 150 plekken.")
CLAIMS = ["1240", "12", "310", "2500000", "800", "150"]
FRAGMENT = (
    f"<p>{LEAD}</p><h2>{HEADING}</h2><p>{BODY}</p><ul>"
    + "".join(f"<li>{item}</li>" for item in ITEMS)
    + "</ul>"
)
PAGE = f"""<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>{TITLE} | De Krant</title>
<meta property="article:published_time" content="2025-01-20T08:00:00+01:00"><meta property="og:site_name" content="De Krant">
<script>var teller = 99999;</script></head><body><nav><a href="/">Home 24</a></nav>
<article><h1>{TITLE}</h1>{FRAGMENT}<div class="share-buttons">Deel 45 keer</div></article>
<aside class="related"><p>Lees ook: 7 tips voor een goed slot</p></aside><footer>© 2025 De Krant</footer></body></html>"""
NINJS_1 = json.dumps(
    {
        "uri": "urn:x",
        "headline": TITLE,
        "versioncreated": "2025-01-20T07:00:00Z",
        "byline": "Ans",
        "body_xhtml": FRAGMENT,
    }
)
NINJS_2 = json.dumps(
    {
        "uri": "urn:x",
        "versioncreated": "2025-01-20T07:00:00Z",
        "headlines": [{"role": "short", "value": "Fietsen"}, {"role": "main", "value": TITLE}],
        "bodies": [{"contenttype": "text/html", "value": FRAGMENT}],
    }
)
NINJS_3 = json.dumps(
    {
        "uri": "urn:x",
        "versionCreated": "2025-01-20T07:00:00Z",
        "headlines": [{"value": TITLE}],
        "bodies": [
            {"contentType": "text/plain", "value": f"{LEAD} {BODY}"},
            {"contentType": "application/xhtml+xml", "value": FRAGMENT},
        ],
    }
)
NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x">
<itemMeta><provider><name>Persdienst</name></provider><versionCreated>2025-01-20T08:00:00+01:00</versionCreated></itemMeta>
<contentMeta><headline>{TITLE}</headline></contentMeta><contentSet><inlineXML contenttype="application/nitf+xml">
<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>{TITLE}</hl1></hedline></body.head>
<body.content>{FRAGMENT.replace("h2", "hl2")}</body.content></body></nitf></inlineXML></contentSet></newsItem>"""


def paragraph(content: str, style: str = "", properties: str = "") -> str:
    """A paragraph of Word; `content` is words, or runs where it begins with <."""
    runs = content if content.startswith("<") else f"<w:r><w:t>{content}</w:t></w:r>"
    own = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{own}{properties}</w:pPr>{runs}</w:p>"


def item(words: str) -> str:
    """An item of a list of Word."""
    return paragraph(words, properties='<w:numPr><w:numId w:val="1"/></w:numPr>')


STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="Kop1"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="Eigen"><w:name w:val="Huisstijl"/><w:basedOn w:val="Kop1"/></w:style></w:styles>'
)
STORY = (
    paragraph(TITLE, "Titel")
    + paragraph(LEAD)
    + paragraph(HEADING, "Eigen")
    + paragraph(BODY)
    + "".join(map(item, ITEMS))
)


def docx(body: str = STORY, **parts: str) -> bytes:
    """A Word file; further parts by their name, "footnotes" for word/footnotes.xml."""
    files = {
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": STYLES,
    }
    files |= {
        f"word/{name}.xml" if name != "core" else "docProps/core.xml": words for name, words in parts.items()
    }
    return archive(files)


def core(created: str, modified: str) -> str:
    """The properties of a Word file."""
    return (
        f'<p:coreProperties xmlns:p="{CORE}" xmlns:dc="{DC}" xmlns:t="{TERMS}"><dc:title>Uit de eigenschappen</dc:title>'
        f"<t:created>{created}</t:created><t:modified>{modified}</t:modified></p:coreProperties>"
    )


def archive(files: dict[str, str]) -> bytes:
    """A zip file."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, words in files.items():
            target.writestr(name, words)
    return stream.getvalue()


def pdf(*pages: list[str]) -> bytes:
    """A PDF with one line of text below the other on each page; a page without lines is blank."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    for lines in pages:
        shown = " ".join(
            f"({line.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj T*" for line in lines
        )
        content = f"BT /F 11 Tf 14 TL 60 780 Td {shown} ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F {font} >> >> /Contents {len(objects) + 2} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
        objects.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    data = b"%PDF-1.4\n"
    places = []
    for number, words in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{words}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


PDF = pdf(
    [
        TITLE,
        "20 januari 2025",
        "In 2024 zijn in Zwolle 1.240 fietsen gestolen, 12 procent meer dan in",
        "2023.",
        HEADING,
        "In het centrum verdwenen 310 fietsen. De gemeente trekt 2,5 miljoen euro",
        "uit voor nieuwe stallingen.",
        f"- {ITEMS[0]}",
        f"- {ITEMS[1]}",
    ]
)
FILES: dict[str, bytes] = {
    "stuk.html": PAGE.encode(),
    "stuk.docx": docx(),
    "stuk.pdf": PDF,
    "een.json": NINJS_1.encode(),
    "twee.json": NINJS_2.encode(),
    "drie.json": NINJS_3.encode(),
    "stuk.xml": NEWSML.encode(),
}
