"""How long a completion takes among 50,000 names: `python -m benchmarks.autocomplete`.

The names are made of syllables by a seeded generator; what is typed are beginnings, middles and
misspellings of them, and things that no name holds. Milliseconds; one thread.
"""

from __future__ import annotations

import random
import statistics
import time

from bot.conversation.completion import Completer

NAMES = 50_000
TYPED = 2_000
_SYLLABLES = "an ber cor da el fen gri hol is jo ka lin mar no or pet quin ras sol ta und ver wil xan yor zed".split()


def names(count: int, seed: int = 7) -> list[str]:
    """Make names of two or three words."""
    chance = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        parts = ("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(chance.randint(2, 3)))
        found[" ".join(part.title() for part in parts)] = None
    return list(found)


def typed(known: list[str], count: int, seed: int = 8) -> list[str]:
    """Make what people may type: a beginning, a middle, a slip, nonsense, in turn."""
    chance = random.Random(seed)
    found = []
    for turn in range(count):
        name = chance.choice(known)
        cut = chance.randint(1, len(name))
        at = chance.randint(1, len(name) - 3)
        slip = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        found.append((name[:cut], name[at : at + 5], slip, name[::-1])[turn % 4])
    return found


def main() -> None:
    """Measure and print."""
    known = names(NAMES)
    began = time.perf_counter()
    completer = Completer((name, name) for name in known)
    print(f"built for {len(completer):,} names in {time.perf_counter() - began:.2f} s")
    taken = []
    for text in typed(known, TYPED):
        start = time.perf_counter()
        completer.complete(text)
        taken.append(1000 * (time.perf_counter() - start))
    taken.sort()
    print(f"median {statistics.median(taken):.2f} ms, p99 {taken[int(0.99 * len(taken))]:.2f} ms, most {taken[-1]:.2f}")


if __name__ == "__main__":
    main()
