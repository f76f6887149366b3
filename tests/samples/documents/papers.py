"""Documents as people send them, made in memory: every call gives the bytes of a file."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import AccessPermission, EncryptionMethod

_FONTS = (
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
    Path("C:/Windows/Fonts/arial.ttf"),
    Path("/System/Library/Fonts/Supplemental/Arial.ttf"),
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def font_with_cyrillic() -> Path | None:
    return next((font for font in _FONTS if font.exists()), None)


def pdf(pages: Sequence[str | None], *, password: str | None = None) -> bytes:
    """One page for each text; None makes a page that is only a picture (a filled box)."""
    document = FPDF()
    font = font_with_cyrillic()
    if font is not None:
        document.add_font("sample", fname=str(font))
    document.set_font("sample" if font else "helvetica", size=12)
    if password is not None:
        document.set_encryption(
            owner_password=password,
            user_password=password,
            encryption_method=EncryptionMethod.AES_128,
            permissions=AccessPermission.none(),
        )
    for text in pages:
        document.add_page()
        if text is None:
            document.rect(20, 20, 100, 100, style="F")
        else:
            document.multi_cell(0, 8, text)
    return bytes(document.output())


def packed(members: Mapping[str, bytes | str], *, first: str | None = None) -> bytes:
    """A zip of these members; `first` is stored unpacked ahead of the others."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        if first is not None:
            archive.writestr(zipfile.ZipInfo(first), members[first])
        for name, data in members.items():
            if name != first:
                archive.writestr(name, data)
    return out.getvalue()


def docx_members(paragraphs: Sequence[str]) -> dict[str, bytes | str]:
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
        "word/footnotes.xml": (
            f'<w:footnotes xmlns:w="{_W}"><w:footnote><w:p><w:r><w:t>See the decree</w:t>'
            "</w:r></w:p></w:footnote></w:footnotes>"
        ),
        "word/_rels/footnotes.xml.rels": (
            f'<Relationships><Relationship Id="r1" Type="{_LINK}" TargetMode="External" '
            'Target="https://court.example/decree?id=7"/></Relationships>'
        ),
    }


def docx(paragraphs: Sequence[str]) -> bytes:
    return packed(docx_members(paragraphs))


def odt(paragraphs: Sequence[str]) -> bytes:
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    body = "".join(f"<t:p>{paragraph}</t:p>\n  " for paragraph in paragraphs)
    content = (
        f'<o:document-content xmlns:o="{office}" xmlns:t="{text}">'
        f"<o:body><o:text>\n  {body}</o:text></o:body></o:document-content>"
    )
    members: dict[str, bytes | str] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "META-INF/manifest.xml": "<manifest/>",
    }
    return packed(members, first="mimetype")


def locked_odt() -> bytes:
    members: dict[str, bytes | str] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": b"\x93\x11\x42not xml",
        "META-INF/manifest.xml": "<manifest><file-entry><encryption-data/></file-entry></manifest>",
    }
    return packed(members, first="mimetype")


def letter(
    text: str | None,
    *,
    html: str | None = None,
    attachments: Sequence[str] = (),
    enclosed: EmailMessage | None = None,
) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Прокуратура <office@prosecutor.example>"
    message["To"] = "observer@mission.example"
    message["Subject"] = "Ответ на запрос № 14-7"
    message["Date"] = "Fri, 12 Jul 2019 10:00:00 +0600"
    message["Message-ID"] = "<14-7@prosecutor.example>"
    message.set_content(text or "")
    if html is not None:
        message.add_alternative(html, subtype="html")
    for name in attachments:
        message.add_attachment(b"\x00", maintype="image", subtype="png", filename=name)
    if enclosed is not None:
        message.add_attachment(enclosed)
    return message


def bomb_docx(size: int) -> bytes:
    """A small DOCX whose body unpacks to `size` bytes."""
    members = docx_members(["x"])
    members["word/document.xml"] = b"<d>" + b" " * size + b"</d>"
    return packed(members)


def deep_docx(levels: int) -> bytes:
    members = docx_members(["x"])
    members["word/document.xml"] = "<w>" * levels + "</w>" * levels
    return packed(members)


def laughing_docx() -> bytes:
    """Entities that expand to thousands of millions of letters."""
    entities = '<!ENTITY a0 "haha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    )
    members = docx_members(["x"])
    members["word/document.xml"] = f"<!DOCTYPE w [{entities}]><w><t>&a9;</t></w>"
    return packed(members)


def pdf_of_raw_pages(count: int) -> bytes:
    """A PDF with `count` empty pages, written by hand: fast to make, slow to read."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    objects.append(b"<< /Type /Pages /Count %d /Kids [%b] >>" % (count, kids))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    objects.extend([page] * count)
    return _pdf_file(objects)


def pdf_bomb(size: int) -> bytes:
    """One page whose content stream unpacks to `size` bytes of drawing."""
    stream = zlib.compress(b"BT /F1 9 Tf (a) Tj ET\n" * (size // 22), 9)
    return _pdf_file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R "
            b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >> "
            b">> >>",
            b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream),
        ]
    )


def _pdf_file(objects: Sequence[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % table)
