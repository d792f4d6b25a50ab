"""Lines that lead to other pages, and lines of a report."""

from __future__ import annotations

import pytest

from knowledge.language.links import leads_elsewhere


@pytest.mark.parametrize(
    "line",
    [
        "JUST WATCHED 'Turn it in': Child demands Chief Quist be fired Replay More Videos ...",
        "MUST WATCH Quist leaves the pier 01:12",
        "WATCH: Lena Quist leaves the pier",
        "Watch live: Lena Quist leaves the pier",
        "Video Ad Feedback Lena Quist leaves the pier 02:19 - Source: HNN",
        "READ MORE: How the pier was built",
        "Related: The pier and its keepers",
        "More:Lena Quist resigned, board says",
        "OPINION:Lena Quist had to go",
        "👉 More updates:Two hurt on the pier",
    ],
)
def test_a_link_leads_elsewhere(line: str) -> None:
    assert leads_elsewhere(line)


@pytest.mark.parametrize(
    "line",
    [
        "Watch out for: A handshake of the two mayors.",
        "More than 50 people watched: nobody spoke.",
        "More: I never signed the letter.",
        "Opinion: the board has lost its way.",
        "“Watch: nobody will come,” Quist said.",
        "Watched by 40 officers, Quist left.",
        "READ: I object, your honour.",
        "Related charges against Quist were dropped.",
        "WATCH: " + "Lena Quist said that the pier was safe. " * 12,
    ],
)
def test_a_line_of_a_report_does_not(line: str) -> None:
    assert not leads_elsewhere(line)
