"""/sources and /timeline, as people use them."""

import threading

import pytest

from bot import messages

pytestmark = pytest.mark.simcord(shard_count=1)


async def test_sources_newest_first_with_links(env, town, texts) -> None:
    _, channel, alice = town(env)
    result = await alice.slash(channel, "sources")
    heading, listed = texts(result.response)
    assert heading == "**2 documents, 2 March 2024 to 5 March 2024**"
    assert listed.splitlines() == [
        "- Ferry \\*stops\\* \\[here\\](x)",
        "-# Gull Gazette · 5 March 2024",
        "- [Board looks into collapse of quay](https://courier.example/quay_%281%29)",
        "-# Marlow Courier · 2 March 2024",
    ]


async def test_sources_search(env, town, texts) -> None:
    _, channel, alice = town(env)
    found = await alice.slash(channel, "sources", search="GULL gazette", private=True)
    assert found.ephemeral
    assert "1 document" in texts(found.response)[0]
    assert texts((await alice.slash(channel, "sources", search="gazette moon")).response) == [messages.NO_SOURCES]


async def test_timeline_of_a_topic(env, town, texts) -> None:
    _, channel, alice = town(env)
    result = await alice.slash(channel, "timeline", topic="quay")
    heading, *entries = texts(result.response)
    assert heading == "**quay**"
    assert entries
    assert all("> " in entry and "courier.example" in entry for entry in entries)
    assert all(entry.startswith("**") for entry in entries[:1])


async def test_timeline_in_pictures_that_can_be_heard(env, town) -> None:
    _, channel, alice = town(env)
    result = await alice.slash(channel, "timeline", topic="quay")
    pictures = [file for file in result.response.attachments if file.filename.endswith(".png")]
    assert [file.filename for file in pictures] == ["timeline-1.png"]
    assert "quay" in pictures[0].description


async def test_timeline_is_drawn_beside_the_event_loop(env, town, monkeypatch) -> None:
    drawn_in = []

    def draw(topic, entries):
        drawn_in.append(threading.current_thread())
        return []

    monkeypatch.setattr("bot.cogs.documents.timeline_pictures", draw)
    _, channel, alice = town(env)
    await alice.slash(channel, "timeline", topic="quay")
    assert len(drawn_in) == 1
    assert drawn_in[0] is not threading.main_thread()


async def test_timeline_of_one_source_and_so_many_days(env, town, texts) -> None:
    _, channel, alice = town(env)
    result = await alice.slash(channel, "timeline", source="Gull Gazette")
    entries = texts(result.response)
    assert entries
    assert all("Gull Gazette" in entry for entry in entries)
    (only,) = texts((await alice.slash(channel, "timeline", days=1)).response)
    assert only.count("> ") == 1
    assert texts((await alice.slash(channel, "timeline", source="the moon")).response) == [messages.NO_TIMELINE]


async def test_timeline_without_any_event(env, town, texts) -> None:
    _, channel, alice = town(env)
    result = await alice.slash(channel, "timeline", **{"from": "1999-01-01", "to": "1999-12-31"})
    assert texts(result.response) == [messages.NO_TIMELINE]


@pytest.mark.parametrize(
    ("first", "last", "reason"),
    [("March 2nd", None, messages.BAD_DAY), ("2024-03-05", "2024-03-02", messages.DAYS_REVERSED)],
)
async def test_days_that_are_none(env, town, texts, first, last, reason) -> None:
    _, channel, alice = town(env)
    options = {"from": first} | ({"to": last} if last else {})
    result = await alice.slash(channel, "timeline", **options)
    assert result.ephemeral
    assert texts(result.response) == [reason]
    assert [str(error) for error in env.errors] == [reason]


async def test_document_has_a_page_with_its_facts_marked(env, town, texts) -> None:
    _, channel, alice = town(env)
    offered = await alice.autocomplete(channel, "document", "document", "ferry")
    assert offered[0]["value"] == "ferry"
    result = await alice.slash(channel, "document", document="ferry")
    assert "Ferry \\*stops\\* \\[here\\](x)" in texts(result.response)[0]
    [attached] = result.response.message.attachments
    assert attached.filename == "document.html"
    shown = (await attached.read()).decode()
    assert "statement: Rita Sole" in shown
    assert "&lt;@1&gt;" in shown
    missing = await alice.slash(channel, "document", document="@everyone")
    assert texts(missing.response) == [messages.NO_SUCH_DOCUMENT]
    assert len(env.errors) == 1
