"""A captured page, replayed with its origin gone, is the page that was captured.

A handful of the sample pages; all of them, twenty times each, are the bench's.
"""

from __future__ import annotations

from samples.sites import acid
from samples.sites.serving import sites
from satchel.capture.browser.results import Part
from satchel.capture.http.exchanges import Outcome
from unit.capture.replaying.checking import captured, checked
from unit.capture.replaying.stored import One, warc_of


def test_all_cells_of_the_acid_test_are_right_on_capture_and_on_replay() -> None:
    with sites() as web:
        url = web.origins["home"] + acid.PATH
        browsed, data = captured(web, url)
    assert browsed.outcome is Outcome.CAPTURED
    text = browsed.part(Part.TEXT)
    assert text is not None
    seen = text.spool.open().read().decode()
    one = checked(data, url, begun_ms=int(browsed.begun.utc.timestamp() * 1000)).rounds[0]
    for shown in (seen, one.shown):
        assert [name for name in acid.NAMES if f"{name}: right" not in shown] == []
    assert (one.picture, one.text) == (100.0, 100.0)
    assert (one.counts.similar, one.counts.missed) == (1, 0)
    browsed.close()


_PINNED = b"""<!doctype html><p id="told"></p><script>
const real = Function.prototype.toString.call(Date) + Function.prototype.toString.call(Math.random);
told.textContent = [new Date().toISOString().slice(0, 16), Date.now() > 0, Date().slice(11, 15),
  new Date(0).getTime(), new Date() instanceof Date, new Date().constructor === Date,
  /native code/.test(real), Math.random().toFixed(9)].join(" ");
</script><iframe srcdoc="<p id=inner></p><script>inner.textContent = 'Frame ' + new Date().getUTCFullYear()</script>"></iframe>
<img src="/gone.png"><input autofocus value="a caret"><style>
@keyframes turn { from { background: #c33; width: 20px } to { background: #3c3; width: 600px } }
div { height: 40px } #ever { animation: turn 3s linear infinite } #once { animation: turn 70s both }
</style><div id="ever"></div><div id="once"></div>"""  # noqa: E501


def test_its_now_is_the_moment_of_the_capture_chance_repeats_itself_and_nothing_moves() -> None:
    data = warc_of(
        [One("http://court.example/", _PINNED, headers=(("Content-Type", "text/html"),))]
    )
    report = checked(data, rounds=2)
    first, second = (one.shown for one in report.rounds)
    assert first.startswith("2031-03-08T10:40 true 2031 0 true true true 0.")
    assert first == second
    assert "Frame 2031" in first
    assert report.rounds[0].counts.missing == ("GET http://court.example/gone.png",)
    assert report.rounds[0].picture is None
    assert report.rounds[0].sha256 == report.rounds[1].sha256
