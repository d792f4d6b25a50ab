"""What stays for long is left alone by the garbage collector, and is freed all the same."""

import gc
import weakref

import pytest

from bot.garbage import lasting
from bot.newsroom import Newsroom


class Thing:
    pass


def test_what_is_made_to_last_is_not_looked_through_and_is_freed_when_it_is_let_go() -> None:
    before = gc.get_freeze_count()
    with lasting():
        assert not gc.isenabled()
        thing = Thing()
    assert gc.isenabled()
    assert gc.get_freeze_count() > before
    gone = weakref.ref(thing)
    del thing
    assert gone() is None


def test_the_collector_goes_on_after_an_error_and_stays_off_where_it_was_off() -> None:
    with pytest.raises(KeyError), lasting():
        raise KeyError
    assert gc.isenabled()
    gc.disable()
    try:
        with lasting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


async def test_an_edition_that_was_replaced_is_gone_without_the_collector(settings) -> None:
    newsroom = Newsroom(settings.store)
    gone = weakref.ref(await newsroom.open())
    gc.disable()
    try:
        await newsroom.open()
        assert gone() is None
    finally:
        gc.enable()
    newsroom.close()
