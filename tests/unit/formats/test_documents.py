"""The pure readers, in this process: what they find in honest documents."""

from __future__ import annotations

import io
from email.message import EmailMessage

import pytest

from samples.documents import papers
from satchel.formats.documents.kinds import read_document
from satchel.formats.documents.text import Limits, Sheaf, State

JUDGE = "Судья Қашқымбаев Әлия огласила приговор"


def read(data: bytes, told: str | None = None, **caps: int) -> tuple[dict[str, str], Sheaf, State]:
    found: dict[str, str] = {}
    sheaf = Sheaf(Limits(**caps), found.__setitem__)  # type: ignore[arg-type]
    state, reason = read_document(io.BytesIO(data), len(data), sheaf, told)
    assert (reason is None) == (state is State.COMPLETE)
    return found, sheaf, state


@pytest.mark.parametrize(
    ("encoding", "recorded"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
        ("utf-16-le", "utf-16-le (guessed)"),
        ("utf-16-be", "utf-16-be (guessed)"),
        ("cp1251", "cp1251 (guessed)"),
        ("koi8_r", "koi8_r (guessed)"),
        ("cp866", "cp866 (guessed)"),
    ],
)
def test_plain_text_of_any_charset_is_read_and_a_guess_is_called_one(
    encoding: str, recorded: str
) -> None:
    text = "Заседание началось в десять часов утра.\nПрокурор просил семь лет лишения свободы."
    found, sheaf, state = read(text.encode(encoding))
    assert (found, state) == ({"text": text}, State.COMPLETE)
    assert sheaf.charset == recorded


def test_bytes_of_no_charset_do_not_stop_the_reading() -> None:
    found, sheaf, state = read(b"verdict \x81\x8d\x8f " + bytes(range(128, 256)))
    assert found["text"].startswith("verdict ")
    assert state is State.COMPLETE
    assert "guessed" in (sheaf.charset or "")


def test_long_text_comes_in_pieces_that_join_to_the_whole() -> None:
    text = "слово " * 100_000
    found, _, state = read(text.encode())
    assert state is State.COMPLETE
    assert list(found) == ["text", "text, part 2", "text, part 3"]
    assert "".join(found.values()) == text


def test_text_beyond_the_cap_is_partial() -> None:
    found, _, state = read(b"word " * 200_000, text=300_000)
    assert state is State.PARTIAL
    assert sum(map(len, found.values())) <= 300_000


@pytest.mark.skipif(papers.font_with_cyrillic() is None, reason="no font with Cyrillic here")
def test_a_pdf_is_read_page_by_page_and_pictures_are_counted() -> None:
    found, sheaf, state = read(papers.pdf([JUDGE, None, "second 😀 hearing"]))
    assert found["page 1"] == JUDGE
    assert found["page 3"].startswith("second")
    assert (sheaf.pages, sheaf.picture_pages, state) == (3, 1, State.COMPLETE)


def test_a_pdf_of_pictures_only_has_no_text_but_is_not_broken() -> None:
    found, sheaf, state = read(papers.pdf([None, None]))
    assert (found, sheaf.picture_pages, state) == ({}, 2, State.NONE)


def test_a_locked_pdf_is_not_called_broken() -> None:
    found, _, state = read(papers.pdf(["secret"], password="six words"))
    assert (found, state) == ({}, State.NONE)


def test_docx_gives_body_notes_and_where_links_lead() -> None:
    found, _, state = read(papers.docx([JUDGE, "second"]))
    assert state is State.COMPLETE
    assert found == {
        "text": f"{JUDGE}\nsecond",
        "footnotes": "See the decree",
        "links": "https://court.example/decree?id=7",
    }


def test_deleted_words_of_a_docx_are_left_out() -> None:
    members = papers.docx_members(["kept"])
    body = members["word/document.xml"]
    assert isinstance(body, str)
    members["word/document.xml"] = body.replace(
        "<w:t>kept", "<w:delText>struck</w:delText><w:tab/><w:t>kept"
    )
    assert read(papers.packed(members))[0]["text"] == "kept"


def test_odt_text_keeps_its_order_around_inner_elements() -> None:
    found, _, state = read(papers.odt([f"{JUDGE} <t:span>в 17:16</t:span> и ушла", "a<t:tab/>b"]))
    assert (found["text"], state) == (f"{JUDGE} в 17:16 и ушла\na\tb", State.COMPLETE)


def test_a_locked_odt_is_not_called_broken() -> None:
    found, _, state = read(papers.locked_odt())
    assert (found, state) == ({}, State.NONE)


def test_html_gives_what_a_reader_sees() -> None:
    page = (
        "<!doctype html><html><head><meta charset=windows-1251><title>Суд &amp; дело</title>"
        "<script>var hidden='<p>no</p>'</script><style>p{}</style></head><body>"
        "<h1>Приговор</h1><p>семь\n лет</p><!-- note --><noscript>off</noscript>"
        "<svg><text>drawn</text></svg><table><tr><td>a<td>b</table>"
        "<img src=http://x.example/p.png alt='подпись'></body>"
    ).encode("cp1251")
    found, sheaf, state = read(page)
    assert found == {"title": "Суд & дело", "text": "Приговор\nсемь лет\na b\nподпись"}
    assert (sheaf.charset, state) == ("windows-1251", State.COMPLETE)


def test_a_fragment_is_read_as_a_page_only_when_a_server_said_so() -> None:
    assert read(b"seen<script>unseen</script>", "text/html")[0] == {"text": "seen"}
    assert "unseen" in read(b"seen<script>unseen</script>")[0]["text"]
    assert read(papers.docx(["not a page"]), "text/html")[0]["text"] == "not a page"


def test_a_letter_gives_headers_body_and_names_of_attachments() -> None:
    message = papers.letter(
        "Ваше обращение рассмотрено.", html="<p>other form</p>", attachments=["скан 1.png"]
    )
    found, _, state = read(bytes(message))
    assert state is State.COMPLETE
    assert "Subject: Ответ на запрос № 14-7" in found["headers"]
    assert "From: Прокуратура <office@prosecutor.example>" in found["headers"]
    assert found["text"] == "Ваше обращение рассмотрено."
    assert found["attachments"] == "скан 1.png"


def test_a_letter_in_a_letter_is_read_too() -> None:
    found, _, _ = read(bytes(papers.letter("outer", enclosed=papers.letter("inner words"))))
    assert found["text"] == "outer"
    assert found["attached letter 1: text"] == "inner words"


def test_letters_in_letters_stop_at_the_cap() -> None:
    message: EmailMessage = papers.letter("core")
    for _ in range(20):
        message = papers.letter("shell", enclosed=message)
    found, _, state = read(bytes(message))
    assert state is State.PARTIAL
    assert not any("core" in text for text in found.values())


def test_a_letter_with_forged_headers_is_still_read() -> None:
    raw = b'From: "\xff\xfe <a@b\r\nTo: ,,,<>;:\r\nDate: never\r\nSubject: =?x?q?=FF?=\r\n\r\nbody'
    found, _, _ = read(raw)
    assert found["text"] == "body"


@pytest.mark.parametrize(
    ("data", "state"),
    [
        (b"", State.NONE),
        (b"\xff\xd8\xff\xe0 a photo", State.NONE),
        (b"\x00\x01\x02\x03", State.NONE),
        (b"   \n\t ", State.NONE),
        (b"%PDF-1.7\nand nothing more", State.BROKEN),
        (papers.docx(["whole"])[:-30], State.BROKEN),
        (papers.packed({"notes.txt": "hidden"}), State.NONE),
        (papers.deep_docx(100_000), State.BROKEN),
        (papers.laughing_docx(), State.BROKEN),
        (papers.bomb_docx(64 * 1024 * 1024), State.PARTIAL),
    ],
    ids=["empty", "photo", "binary", "blank", "pdf", "cut", "zip", "deep", "laughs", "bomb"],
)
def test_what_holds_no_readable_text_says_which_way(data: bytes, state: State) -> None:
    found, _, judged = read(data)
    assert (found, judged) == ({}, state)


def test_control_letters_and_lone_surrogates_never_reach_the_search_index() -> None:
    found: dict[str, str] = {}
    Sheaf(Limits(), found.__setitem__).add("text", "a\x00b\x0bc\x1bd\x0ce\ud800\r\nf")
    assert found["text"] == "abcd\ne\ufffd\nf"
