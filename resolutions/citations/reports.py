"""Whose numbers a body's report holds: 《…补编第53号》(A/73/53)，第四章，A节，第37/17号决议 is the reporting body's."""

import bisect
import re
from collections.abc import Sequence

from .numbered import UNKNOWN, Mention
from .pinpoints import pinpoint_reach
from .symbols import Symbol

# What stands between a part of a report and the number printed there: ，第37/17号, ), resolution 37/17
TO_NUMBER = re.compile(r"[\s，,、)]*(?:[^\W\d_]{6,12} )?")
# Letters between the two; no part is longer.
REACH = 120
# Reports to the Assembly and the Economic and Social Council keep their number among the supplements from year to year.
REPORTS = (
    (re.compile(r"A/(?:6[1-9]|[7-9]\d|\d{3})/53\b"), "A/HRC"),
    (re.compile(r"A/HRC/\d+/2\b"), "A/HRC"),
    (re.compile(r"A/\d+/49\b"), "A"),
    (re.compile(r"E/(?:19\d\d|200[0-6])/23\b"), "E/CN.4"),
    (re.compile(r"E/\d{4}/28\b"), "E/CN.7"),
    (re.compile(r"E/\d{4}/30\b"), "E/CN.15"),
)


def reporting_body(start: int, written: Sequence[Mention], folded: str) -> str | None:
    """The body whose report's part stands right before a number that begins at `start`: `UNKNOWN` where it has none of the
    bodies known, None where no such part does. `written` are the mentions of symbols, in order."""
    before = bisect.bisect_right(written, start, key=lambda mention: mention.end)
    report = written[before - 1] if before else None
    if report is None or start - report.end > REACH or report.symbol.kind in ("resolution", "decision"):
        return None
    after = folded[report.end : start]
    reach = pinpoint_reach(after)
    if not reach or not TO_NUMBER.fullmatch(after, reach):
        return None
    return _body_reporting(report.symbol)


def _body_reporting(report: Symbol) -> str:
    return next((body for symbol, body in REPORTS if symbol.match(str(report))), UNKNOWN)
