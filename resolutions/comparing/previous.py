"""Which earlier text a text goes back to, and which resolution was adopted on a draft: candidates weighed."""

import re
from dataclasses import dataclass

HAN = re.compile("[\u3400-\u9fff]")
# Characters of the runs whose common share is measured; unrelated resolutions have under 5 % of runs in common.
HAN_RUN, OTHER_RUN = 6, 16
# Text that has to be common where the title isn't the same.
SHARE_IF_CITED, SHARE_IF_THREAD, SHARE_OF_DRAFT = 0.25, 0.4, 0.3

TITLE, THREAD, CITED, WORDING = "title", "thread", "cited", "wording"


@dataclass(frozen=True)
class Candidate:
    """A text that may be the one looked for; `rank` is its session or year, `share` the wording in common (0 to 1)."""

    key: int
    rank: int
    same_title: bool
    same_thread: bool
    cited: bool
    share: float
    # Another text of the candidate's own title goes on from it.
    continued: bool = False

    @property
    def reasons(self) -> list[str]:
        """What speaks for it: `title`, `thread`, `cited`, `wording`."""
        spoken = [
            (TITLE, self.same_title),
            (THREAD, self.same_thread),
            (CITED, self.cited),
            (WORDING, self.share >= 0.1),
        ]
        return [name for name, holds in spoken if holds]


def choose_previous(candidates: list[Candidate]) -> Candidate | None:
    """The latest of those that are enough alike, or None: same title before a cited text before one of the thread."""
    for group in (
        [c for c in candidates if c.same_title],
        [c for c in candidates if c.cited and c.share >= SHARE_IF_CITED and not c.continued],
        [c for c in candidates if c.same_thread and c.share >= SHARE_IF_THREAD and not c.continued],
    ):
        if group:
            most = max(c.share for c in group)
            near = [c for c in group if c.share >= most / 2]
            return max(near, key=lambda c: (c.rank, c.share + 0.2 * c.cited))
    return None


def choose_adopted(candidates: list[Candidate]) -> Candidate | None:
    """Of the resolutions of a draft's session the one that was adopted on it, or None."""
    alike = [c for c in candidates if c.share >= SHARE_OF_DRAFT and (c.same_title or c.same_thread)]
    return max(alike, key=lambda c: (c.share, c.same_title), default=None)


def wording_runs(paragraphs: list[str]) -> set[str]:
    """The runs of characters of which a text consists: of 6 in Chinese, of 16 in other scripts."""
    size = HAN_RUN if any(HAN.search(words) for words in paragraphs[:5]) else OTHER_RUN
    return {words[n : n + size] for words in paragraphs for n in range(max(1, len(words) - size + 1))}


def common_share(runs: set[str], others: set[str]) -> float:
    """How much of two texts' wording is common: runs in both, as a share of the mean number."""
    return 2 * len(runs & others) / (len(runs) + len(others)) if runs and others else 0.0
