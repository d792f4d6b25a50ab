"""Make the list of English words with their frequencies that misspelt words are put right by.

    python -m training.english

Needs the package wordfreq besides (its lists: CC BY-SA 4.0). The most frequent `--words` words without digits or
apostrophes are kept. No randomness; a second.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from knowledge.language.english import MODEL, save


def main() -> None:
    """Choose and write."""
    from wordfreq import top_n_list, word_frequency

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=60_000)
    parser.add_argument("--out", type=Path, default=MODEL)
    arguments = parser.parse_args()
    words = [w for w in top_n_list("en", arguments.words) if w.isascii() and w.isalpha()]
    save(arguments.out, words, [word_frequency(w, "en") for w in words])
    print(f"{len(words)} words")


if __name__ == "__main__":
    main()
