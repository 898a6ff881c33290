"""What a parsed document is made of; `ParsedDocument.as_dict()` is the object that `manage.py parse` prints."""

import datetime as dt
from dataclasses import dataclass, field

from resolutions.citations.symbols import Symbol


@dataclass
class Note:
    """A footnote's call: its mark, and where in the paragraph's text it stands."""

    mark: str
    offset: int


@dataclass
class Paragraph:
    kind: str
    text: str
    number: str | None = None
    level: int = 0
    verb: str | None = None
    notes: list[Note] = field(default_factory=list)
    id: str = ""


@dataclass
class Footnote:
    mark: str
    text: str


@dataclass
class Citation:
    """One mention: `where` is a paragraph's id, `fn` + a footnote's mark, or `head` (the words on its adoption).

    `by` says how the text names the document: by its `symbol` (or number), or by a `name` that it gave it before.
    """

    symbol: str | None
    text: str
    where: str
    start: int
    end: int
    date: dt.date | None = None
    pinpoint: str | None = None
    by: str = "symbol"


@dataclass
class AgendaItem:
    number: str
    sub_item: str | None = None
    title: str | None = None
    sub_title: str | None = None


@dataclass
class Sponsor:
    name: str
    code: str | None


@dataclass
class Roll:
    """How one State voted: `in_favour`, `against`, `abstaining` or `not_voting`."""

    name: str
    code: str | None
    vote: str


@dataclass
class Vote:
    """How a text was adopted or rejected: `without_vote` or `recorded_vote`, with totals and the roll call."""

    outcome: str | None
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None
    not_voting: int | None = None
    roll: list[Roll] = field(default_factory=list)


@dataclass
class Warning:
    code: str
    message: str
    where: str | None = None


@dataclass
class Source:
    """Decoded text and what is known of the file it came from."""

    name: str
    sha256: str
    encoding: str
    text: str
    form: str = "text"
    style: str = "plain"
    # What somebody said of the file beside its text.
    given: dict = field(default_factory=dict)


@dataclass
class ParsedDocument:
    source: Source
    symbol: str | None = None
    aliases: list[str] = field(default_factory=list)
    language: str = "zh"
    body: str | None = None
    kind: str = "other"
    session: int | None = None
    session_label: str | None = None
    title: str | None = None
    date: dt.date | None = None
    meeting: int | None = None
    committee: str | None = None
    head: str = ""
    formula: str = ""
    proposals: list[str] = field(default_factory=list)
    agenda_items: list[AgendaItem] = field(default_factory=list)
    sponsors: list[Sponsor] = field(default_factory=list)
    additional_sponsors: list[Sponsor] = field(default_factory=list)
    vote: Vote | None = None
    meeting_record: str | None = None
    subjects: list[str] = field(default_factory=list)
    sdgs: list[int] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    # Marks of the notes that cover and title call
    head_notes: list[str] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)

    def warn(self, code: str, message: str, where: str | None = None):
        """Nothing; keeps what a person should look at."""
        self.warnings.append(Warning(code, message, where))

    def bear(self, symbol: Symbol, kinds: tuple[str, ...] = ("other",)):
        """Nothing; the document is the one of this symbol, with what can be read from that; its kind only in the place of
        one of `kinds`."""
        self.symbol, self.aliases = str(symbol), [str(half) for half in symbol.halves]
        self.body = self.body or symbol.body
        if self.session is None and not self.session_label:
            self.session, self.session_label = symbol.session, symbol.session_label
        if self.kind in kinds and symbol.kind in ("resolution", "decision", "draft_resolution"):
            self.kind = symbol.kind

    def as_dict(self) -> dict:
        """The record as plain values, dates as ISO strings, without the source's text."""
        record = _plain(self)
        record["source"] = {name: getattr(self.source, name) for name in ("name", "sha256", "form", "style")}
        return record


def read_plain(plain: dict) -> ParsedDocument:
    """The record that `as_dict` wrote, without the source's text; names that this version doesn't know are left out."""
    record = _built(ParsedDocument, {name: value for name, value in plain.items() if name not in MEMBERS})
    record.source = _built(Source, {"name": "", "sha256": "", "encoding": "", "text": "", **plain.get("source", {})})
    for name, kind in MEMBERS.items():
        if kind is not None:
            setattr(record, name, [_built(kind, entry) for entry in plain.get(name, [])])
    return record


MEMBERS = {
    "source": None,
    "agenda_items": AgendaItem,
    "sponsors": Sponsor,
    "additional_sponsors": Sponsor,
    "paragraphs": Paragraph,
    "footnotes": Footnote,
    "citations": Citation,
    "warnings": Warning,
}


def _built(kind, entry: dict):
    values = {name: entry[name] for name in kind.__dataclass_fields__ if name in entry}
    if kind is ParsedDocument:
        values["source"] = None
    if values.get("vote"):
        values["vote"] = Vote(**values["vote"] | {"roll": [Roll(**entry) for entry in values["vote"]["roll"]]})
    if values.get("date"):
        values["date"] = dt.date.fromisoformat(values["date"])
    if "notes" in values:
        values["notes"] = [Note(**note) for note in values["notes"]]
    for name, value in values.items():
        if name != "notes" and isinstance(value, list):
            values[name] = list(value)
    return kind(**values)


def _plain(value):
    """Dataclasses as dicts, dates as ISO strings, lists member by member."""
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__ if name != "source"}
    if isinstance(value, list):
        return [_plain(member) for member in value]
    return value.isoformat() if isinstance(value, dt.date) else value
