"""Health and metrics, as a supervisor reads them."""

import asyncio
import datetime as dt
import json
import logging
import re

import pytest

from bot.logs import JsonFormatter
from bot.metrics import HEALTH_FILE, METRICS_FILE, STALE_SECONDS, Health, Metrics, beat, is_well, snapshot_age
from bot.newsroom import NoDocumentsError

NOW = dt.datetime(2024, 5, 1, 12, 0, tzinfo=dt.UTC)
WELL = Health(connected=True, servers=3, snapshot="20240501T110000-0123abcd")


def test_every_line_is_in_the_text_format() -> None:
    metrics = Metrics()
    metrics.count("statement", "answer", 0.02)
    metrics.count("statement", "answer", 0.7)
    metrics.count('who"\n}is', "abstain", 9)
    text = metrics.text(WELL, NOW)
    assert all(re.fullmatch(r'# TYPE \w+ \w+|\w+(\{(\w+="[^"\n]*",?)+\})? [\d.]+', line) for line in text.splitlines())
    assert 'onrecord_questions_total{intent="statement",outcome="answer"} 2' in text
    assert 'onrecord_questions_total{intent="whois",outcome="abstain"} 1' in text
    assert 'onrecord_answer_seconds_bucket{le="0.05"} 1' in text
    assert 'onrecord_answer_seconds_bucket{le="1"} 2' in text
    assert 'onrecord_answer_seconds_bucket{le="+Inf"} 3' in text
    assert "onrecord_snapshot_age_seconds 3600" in text
    assert "onrecord_servers 3" in text


@pytest.mark.parametrize("name", [None, "", "nonsense", "20241399T000000-0123abcd"])
def test_a_snapshot_without_a_time_has_no_age(name) -> None:
    assert snapshot_age(name, NOW) is None
    assert "snapshot_age" not in Metrics().text(Health(False, 0, name), NOW)


@pytest.fixture
async def beating():
    """Let it beat once into a folder; end it after the test."""
    tasks = []

    async def begin(store):
        beaten = asyncio.Event()

        async def pause(seconds):
            beaten.set()
            await asyncio.Event().wait()

        tasks.append(asyncio.create_task(beat(store, Metrics(), lambda: WELL, pause)))
        await beaten.wait()
        return tasks[0]

    yield begin
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_beating_writes_both_files_and_takes_health_away_at_the_end(tmp_path, beating) -> None:
    task = await beating(tmp_path)
    assert is_well(tmp_path)
    assert json.loads((tmp_path / HEALTH_FILE).read_text())["snapshot"] == WELL.snapshot
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert not is_well(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {METRICS_FILE}


@pytest.mark.parametrize(
    ("written", "well"),
    [
        ({"connected": True, "written": 1000.0}, True),
        ({"connected": False, "written": 1000.0}, False),
        ({"connected": True, "written": 1000.0 - STALE_SECONDS - 1}, False),
        ({"connected": True}, False),
        ([], False),
    ],
)
def test_well_is_fresh_and_connected(tmp_path, written, well) -> None:
    (tmp_path / HEALTH_FILE).write_text(json.dumps(written))
    assert is_well(tmp_path, now=1000.0) == well


async def test_a_folder_that_cannot_be_written_to_is_logged(tmp_path, caplog, beating) -> None:
    await beating(tmp_path / "nowhere")
    assert "health file cannot be written" in caplog.text


def test_a_log_record_is_one_line_of_json() -> None:
    try:
        raise ValueError("two\nlines")
    except ValueError as error:
        info = (type(error), error, error.__traceback__)
    record = logging.LogRecord("bot.x", logging.ERROR, "x.py", 1, "it %s\n", ("failed",), info)
    line = JsonFormatter().format(record)
    assert "\n" not in line
    entry = json.loads(line)
    assert (entry["level"], entry["logger"], entry["message"]) == ("ERROR", "bot.x", "it failed\n")
    assert "ValueError: two" in entry["traceback"]


async def test_answers_are_counted(settings, make_bot) -> None:
    bot = make_bot(settings)
    await bot.newsroom.open()
    await bot.answer("What did Ana Petrov say?", asker=1, channel=1, server=None)
    bot.newsroom.close()
    assert 'intent="statement",outcome="answer"} 1' in bot.metrics.text(bot.health(), NOW)
    with pytest.raises(NoDocumentsError):
        await bot.answer("What did Ana Petrov say?", asker=1, channel=1, server=None)
    assert 'intent="unknown",outcome="error"} 1' in bot.metrics.text(bot.health(), NOW)
