"""Pages drawn by the real worker process: whatever it meets, the caller gets an answer."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageOps

from samples.documents import papers, photos
from satchel.domain.errors import IntegrityFailure
from satchel.formats import sniffing
from satchel.formats.previews import frames
from satchel.formats.previews.asking import Drawn
from satchel.formats.previews.told import Box, CannotBeShown, Limits, Picture, Trouble
from satchel.system import workers

MIB = 1024 * 1024


@contextmanager
def opened(data: bytes, limits: Limits | None = None) -> Iterator[Drawn]:
    media_type = sniffing.sniff(data[: sniffing.HEAD_SIZE])
    drawn = Drawn(io.BytesIO(data), len(data), media_type, workers.start, limits)
    try:
        yield drawn
    finally:
        drawn.close()


def as_image(picture: Picture) -> Image.Image:
    size = (picture.width, picture.height)
    return Image.frombuffer("RGB", size, picture.pixels, "raw", "RGB", picture.stride, 1)


def trouble(data: bytes, limits: Limits | None = None) -> Trouble:
    with pytest.raises(CannotBeShown) as refused, opened(data, limits) as drawn:
        drawn.draw(0, 1.0)
    assert refused.value.message.startswith("This cannot be shown here: ")
    return refused.value.trouble


def test_a_pdf_is_drawn_whole_and_in_parts_and_turned() -> None:
    with opened(papers.pdf(["Суд не явился", None])) as drawn:
        assert drawn.opened.pages == 2
        width, height = drawn.size(0)
        whole = drawn.draw(0, 1.5)
        assert whole.whole == (whole.width, whole.height)
        assert (width * 1.5, height * 1.5) == pytest.approx(whole.whole, abs=1)
        page = as_image(drawn.draw(1, 1.0))  # a filled box on white
        part = as_image(drawn.draw(1, 1.0, 0, Box(40, 50, 100, 80)))
        assert part.size == (100, 80)
        assert ImageChops.difference(part, page.crop((40, 50, 140, 130))).getbbox() is None
        turned = as_image(drawn.draw(1, 1.0, 90))
        assert turned.size == (page.height, page.width)
        assert drawn.size(0, 90) == (height, width)
        assert page.getpixel((70, 70)) == turned.getpixel((page.height - 70, 70)) == (0, 0, 0)
        with pytest.raises(CannotBeShown) as refused:
            drawn.draw(2, 1.0)
        assert refused.value.trouble is Trouble.NO_PAGE


@pytest.mark.skipif(papers.font_with_cyrillic() is None, reason="no font with Cyrillic here")
def test_words_are_found_where_they_stand_whatever_their_case() -> None:
    with opened(papers.pdf(["Имя: Кенжалиев", None, "КЕНЖАЛИЕВ и снова Кенжалиев"])) as drawn:
        found = drawn.find("кенжалиев", 0, 10)
        assert [hit.page for hit in found] == [0, 2, 2]
        left, top, right, bottom = found[0].boxes[0]
        inked = as_image(drawn.draw(0, 4.0)).convert("L").point(lambda value: 255 - value)
        box = inked.getbbox()
        assert box is not None
        assert (right * 4, top * 4, bottom * 4) == pytest.approx((box[2], box[1], box[3]), abs=8)
        assert left > box[0] / 4 + 20  # "Имя: " stands before it
        assert drawn.find("нет такого", 0, 10) == []


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_drawn_upright(orientation: int) -> None:
    data = photos.saved(photos.image(), orientation=orientation)
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")
    with opened(data) as drawn:
        for turn in (0, 90):
            right = upright.rotate(-turn, expand=True)
            assert drawn.size(0, turn) == right.size
            assert as_image(drawn.draw(0, 1.0, turn)).tobytes() == right.tobytes()
            part = as_image(drawn.draw(0, 1.0, turn, Box(5, 7, 20, 15)))
            assert part.tobytes() == right.crop((5, 7, 25, 22)).tobytes()
        assert ("Make", "Maker & <b>Sons</b>") in drawn.opened.about


@pytest.mark.parametrize("form", ["JPEG", "WEBP", "GIF", "BMP"])
def test_photos_of_each_kind_are_drawn(form: str) -> None:
    with opened(photos.saved(photos.image((600, 400)), form)) as drawn:
        red, _, blue = as_image(drawn.draw(0, 0.1)).getpixel((50, 30))  # type: ignore[misc]
    assert red > 150 > 80 > blue


def test_a_scan_of_several_pages_is_drawn_page_by_page() -> None:
    with opened(photos.scan(3)) as drawn:
        assert drawn.opened.pages == 3
        assert [drawn.draw(page, 1.0).width for page in (2, 0, 1)] == [30, 10, 20]


@pytest.mark.parametrize(("form", "share"), [("JPEG", 0.7), ("PNG", 0.5)])
def test_a_photo_that_was_cut_off_is_shown_as_far_as_it_came(form: str, share: float) -> None:
    noise = Image.effect_noise((400, 300), 60).convert("RGB")
    whole = photos.saved(noise, form)
    with opened(whole) as drawn:
        right = drawn.draw(0, 1.0, 0, Box(0, 0, 400, 60))
        assert not right.partial
    with opened(whole[: int(len(whole) * share)]) as drawn:
        cut = drawn.draw(0, 1.0, 0, Box(0, 0, 400, 60))
    assert cut.partial
    assert cut.pixels == right.pixels


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (photos.png_bomb(100_000), Trouble.PIXELS),
        (b"\xff\xd8\xff" + b"x" * 1000, Trouble.DAMAGED),
        (papers.pdf(["x"], password="secret"), Trouble.LOCKED),
        (papers.pdf(["x"])[:300], Trouble.DAMAGED),
        (b"%PDF-1.7\n" + b"\xfe\x01" * 5000, Trouble.DAMAGED),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Trouble.KIND),
        (b"\0\0\0\x18ftypheic" + b"\0" * 100, Trouble.KIND),
    ],
)
def test_what_cannot_be_drawn_ends_in_a_sentence(data: bytes, why: Trouble) -> None:
    assert trouble(data) is why


def test_a_password_opens_a_pdf_once_and_is_not_kept() -> None:
    data = papers.pdf(["x"], password="secret")
    with pytest.raises(CannotBeShown):
        Drawn(io.BytesIO(data), len(data), sniffing.PDF, workers.start, password="Secret")
    drawn = Drawn(io.BytesIO(data), len(data), sniffing.PDF, workers.start, password="secret")
    try:
        assert drawn.draw(0, 1.0).width > 0
        drawn.stop()
        with pytest.raises(CannotBeShown):
            drawn.draw(0, 1.0)  # its worker is gone
        with pytest.raises(CannotBeShown) as refused:
            drawn.draw(0, 1.0)
        assert refused.value.trouble is Trouble.LOCKED
    finally:
        drawn.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux enforces the memory cap")
def test_a_picture_beyond_the_memory_ends_in_a_sentence() -> None:
    big = photos.saved(photos.image((6000, 6000)), "PNG", compress_level=1)
    assert trouble(big, Limits(memory=120 * MIB)) is Trouble.MEMORY


def test_a_page_that_draws_without_end_is_stopped_and_the_document_goes_on() -> None:
    begun = time.monotonic()
    with opened(papers.pdf_bomb(200 * MIB), Limits(request_s=1)) as drawn:
        for _ in range(2):
            with pytest.raises(CannotBeShown) as refused:
                drawn.draw(0, 1.0)
            assert refused.value.trouble in (Trouble.TIME, Trouble.MEMORY, Trouble.DIED)
    assert time.monotonic() - begun < 2 * (1 + 2 + 2)


def test_a_worker_ends_with_its_parent() -> None:
    worker = workers.start("satchel.formats.previews.worker")
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.close()
    assert worker.wait(5) == 0
    worker.stdout.close()


def test_stopping_ends_a_request_from_another_thread_and_leaves_nothing() -> None:
    started: list[subprocess.Popen[bytes]] = []

    def start(module: str) -> subprocess.Popen[bytes]:
        started.append(workers.start(module))
        return started[-1]

    data = papers.pdf(["x"])
    drawn = Drawn(io.BytesIO(data), len(data), sniffing.PDF, start)
    drawn.stop()
    with pytest.raises(CannotBeShown):
        drawn.draw(0, 1.0)
    assert drawn.draw(0, 0.5).width > 0  # another worker took over
    drawn.close()
    assert [worker.poll() is not None for worker in started] == [True, True]


def test_damage_of_the_store_is_told_and_not_hidden() -> None:
    class Damaged(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise IntegrityFailure("Bytes differ.")

    with pytest.raises(IntegrityFailure):
        Drawn(Damaged(bytes(5000)), 5000, sniffing.PDF, workers.start)


@pytest.mark.parametrize(
    "said",
    [
        ({"need": [0, 10**9]}, b""),
        ({"need": "all of it"}, b""),
        ({"done": {"pages": -1, "about": [], "moves": False}}, b""),
        ({"done": {"pages": 1}}, b""),
        ({"trouble": "splendid"}, b""),
        ({}, b"x" * 1000),
    ],
)
def test_a_worker_that_answers_nonsense_is_not_believed(
    said: tuple[dict[str, object], bytes], tmp_path: Path
) -> None:
    answer = io.BytesIO()
    frames.say(answer, *said)
    file = tmp_path / "said"
    file.write_bytes(answer.getvalue())

    class Liar:
        stdin = io.BytesIO()
        stdout = io.FileIO(file)

        def kill(self) -> None: ...
        def wait(self, timeout: float | None = None) -> int:
            return 0

    with pytest.raises(CannotBeShown) as refused:
        Drawn(io.BytesIO(b"%PDF-"), 5, sniffing.PDF, lambda module: Liar())
    assert refused.value.trouble is Trouble.DIED
