"""What stays for long is left alone by the garbage collector, and is freed all the same."""

import gc
import weakref

import pytest

from knowledge.garbage import lasting


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
