"""Keeps Python's garbage collector from stopping everything to look through what stays for long."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_one_at_a_time = threading.Lock()


@contextmanager
def lasting() -> Iterator[None]:
    """Make something large that stays, without the collector looking through it, now or later.

    A full collection holds the interpreter's lock: over the vocabulary of 2,000 documents it stopped the event loop
    for 50 to 100 ms, again and again. What is made in the block is freed when nothing refers to it any longer, as
    ever; only cycles among it stay, and garbage that waits for a full collection just then.
    """
    with _one_at_a_time:
        was_on = gc.isenabled()
        gc.collect(1)
        gc.disable()
        try:
            yield
        finally:
            gc.freeze()
            if was_on:
                gc.enable()
