"""A reload in another process: its report, or one sentence about what went wrong."""

import pytest

from bot.rebuilding import RebuildError, read_report, rebuild
from knowledge.indexing import IndexReport

REPORT = IndexReport(snapshot="20240302T100000-0123abcd", documents=2, added=("quay",))


def test_the_report_is_the_last_line_that_is_one() -> None:
    output = b"reading\n" + REPORT.model_dump_json().encode() + b"\n\n"
    assert read_report(output, b"a warning", 0) == REPORT


@pytest.mark.parametrize(
    ("output", "complaints", "status", "reason"),
    [
        (b"", b"note\nThere is no document in news.\n", 1, "There is no document in news."),
        (b"", b"Traceback (most recent call last):\n  ...\nKeyError: 'x'\n", 1, "exit status 1"),
        (b"", b"", -9, "exit status -9"),
        (b"{}", b"", 0, "exit status 0"),
    ],
)
def test_failures_become_a_sentence(output: bytes, complaints: bytes, status: int, reason: str) -> None:
    with pytest.raises(RebuildError, match=reason):
        read_report(output, complaints, status)


async def test_another_process_builds(settings) -> None:
    report = await rebuild(settings)
    assert report.unchanged == 2
    assert (settings.store / "current").read_text().strip() == report.snapshot


async def test_an_empty_folder_is_the_moderators_sentence(settings, tmp_path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    before = (settings.store / "current").read_text()
    with pytest.raises(RebuildError, match="no document"):
        await rebuild(settings.model_copy(update={"documents": empty}))
    assert (settings.store / "current").read_text() == before


async def test_what_takes_too_long_is_ended(settings) -> None:
    with pytest.raises(RebuildError, match=r"0\.01 seconds"):
        await rebuild(settings.model_copy(update={"reload_seconds": 0.01}))


async def test_another_process_joins_folders_and_takes_over_what_is_known(settings, tmp_path) -> None:
    own = tmp_path / "own documents"
    own.mkdir()
    (own / "--help.txt").write_text("The mill wheel of Birch Hollow will turn again by May.")
    given = settings.model_copy(update={"documents": own, "store": tmp_path / "both"})
    report = await rebuild(given, also=[settings.documents], reuse=[settings.store, tmp_path / "nowhere"])
    assert report.documents == 3
    assert report.reused == 2
    assert (settings.store / "current").read_text().strip() != report.snapshot
