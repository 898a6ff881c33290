"""The source text beside what was read from it, with the words of each value marked."""

import re

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from resolutions.corrections.locating import date_patterns, fold_source, locate, mark_places
from resolutions.models import Text
from resolutions.reference.numerals import parse_han_number

# 第七十五届会议
SESSION = re.compile(r"第([〇零一二三四五六七八九十百]+)届(?:会议)?")


class SourcePane:
    """A text's source; `find` marks words in it, `html` is the whole with the marks."""

    def __init__(self, text: Text):
        self.text = text
        self.raw = text.source.raw
        self.folded = fold_source(self.raw)
        self.places: list[tuple[str, int, int]] = []

    def find(self, name: str, *wordings: str, after: int = 0) -> int | None:
        """Where the first wording that is found ends, marked under the name; None where none is."""
        for words in wordings:
            place = locate(words, self.folded, after) if words else None
            if place:
                self.places.append((name, *place))
                return place[1]
        return None

    def has(self, name: str) -> bool:
        return any(name == place[0] for place in self.places)

    @property
    def html(self) -> SafeString:
        seen: set[str] = set()
        return format_html_join("", "{}", ((self._piece(words, names, seen),) for words, names in self._pieces()))

    def _pieces(self):
        return mark_places(self.raw, self.places)

    @staticmethod
    def _piece(words: str, names: list[str], seen: set[str]):
        """The words in as many marks as values were read from them; each value's first mark can be jumped to."""
        html = words
        for name in reversed(names):
            html = (
                format_html("<mark>{}</mark>", html)
                if name in seen
                else format_html('<mark id="src-{}">{}</mark>', name, html)
            )
            seen.add(name)
        return html


def mark_facts(pane: SourcePane):
    """Nothing; what the document's facts were read from is marked."""
    record = pane.text.parsed_record
    pane.find("title", record.get("title") or "")
    for name in ("session", "session_label"):
        pane.find(name, *_sessions(pane.raw, record))
    if record.get("symbol"):
        pane.find("symbol", record["symbol"], record["symbol"].rpartition("RES/")[2])
    if record.get("date"):
        pane.find("date", *date_patterns(record["date"]))
    if record.get("meeting"):
        pane.find(
            "meeting",
            f"第{record['meeting']}次全体会议",
            f"第{record['meeting']}次",
            f"{record['meeting']}th plenary meeting",
        )
    for n, item in enumerate(record.get("agenda_items", [])):
        label = item["number"] + (item["sub_item"] or "")
        # A sub-item is printed as a digit where its letter was read wrongly; the number alone is found then.
        number = [
            f"{words}{printed}" for printed in (label, item["number"]) for words in ("议程项目", "agenda item", "item")
        ]
        after = pane.find(f"agenda-{n}", *number) or 0
        for title in (item["title"], item["sub_title"]):
            after = pane.find(f"agenda-{n}", title or "", after=after) or after
    after = 0
    for n, sponsor in enumerate(record.get("sponsors", [])):
        after = pane.find(f"sponsor-{n}", sponsor["name"], after=after) or after


def _sessions(raw: str, record: dict) -> list[str]:
    """The session as the source prints it: 第七十五届会议, Seventy-fifth session, ES-11."""
    number, label = record.get("session"), str(record.get("session_label") or "")
    printed = [m[0] for m in SESSION.finditer(raw[:5000]) if parse_han_number(m[1]) == number]
    return [*printed, *([] if label.isdecimal() else [label])]


def mark_rows(pane: SourcePane, prefix: str, rows: list[tuple[int, str]]):
    """Nothing; the words of paragraphs or footnotes (position, words as parsed, in order) are marked."""
    after = 0
    for position, words in rows:
        after = pane.find(f"{prefix}{position}", words, after=after) or after
