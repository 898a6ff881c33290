"""The UN's own records of its resolutions (JSON, a line each, in English): sponsors, votes, subjects of a document."""

import re

from resolutions.citations.dates import find_date
from resolutions.citations.symbols import parse_symbol
from resolutions.reference.states import find_state

from .akn.facts import record_sponsors
from .head.adoption import read_origin
from .head.agenda import parse_agenda
from .head.masthead import SESSION as SESSION_WORDS
from .head.masthead import read_session
from .records import ParsedDocument, Roll, Source, Vote

CHOICES = {
    "in_favour": "MS_in_favour",
    "against": "MS_against",
    "abstaining": "MS_abstaining",
    "not_voting": "MS_non_voting",
}


def read_catalogue(entry: dict, name: str) -> ParsedDocument:
    """What one record says of a document, as a ParsedDocument without text; ValueError where it names no symbol."""
    symbol = parse_symbol(str(entry.get("symbol") or ""))
    if symbol is None:
        raise ValueError("the record names no symbol")
    document = ParsedDocument(Source(name, "", "utf-8", "", form="catalogue", style="catalogue"))
    document.language = "en"
    document.symbol, document.body = str(symbol), symbol.body
    document.kind = symbol.kind
    if match := SESSION_WORDS.fullmatch(_words(entry, "session")):
        read_session(match, document)
    document.session = document.session or symbol.session
    document.session_label = document.session_label or symbol.session_label
    document.title = _words(entry, "title") or _words(entry, "resolution_title") or None
    document.date = find_date(_words(entry, "adoption_date"))
    meeting = re.search(r"\d+", _words(entry, "adoption_meeting"))
    document.meeting = int(meeting[0]) if meeting else None
    record = parse_symbol(_words(entry, "pv") or _words(entry, "outcome_letter"))
    document.meeting_record = str(record) if record else None
    if agenda := _words(entry, "agenda_item"):
        document.agenda_items, _misread = parse_agenda(agenda, [_words(entry, "agenda_item_name")])
    if committee := _words(entry, "committee"):
        read_origin(committee, document)
        document.head = ""
    for field in ("originating_document", "draft_resolution"):
        draft = parse_symbol(_words(entry, field).split(",")[0])
        if draft and str(draft) not in document.proposals:
            document.proposals.append(str(draft))
    document.sponsors = _sponsors(entry.get("sponsors"))
    document.additional_sponsors = _sponsors(entry.get("additional_sponsors"))
    document.sdgs = sorted({int(goal) for goal in entry.get("SDGs") or [] if str(goal).isdigit()})
    document.subjects = [
        str(pair[0]) for pair in entry.get("subjects") or [] if len(pair) == 2 and pair[1] == "UNBIS Thesaurus"
    ]
    document.vote = _vote(entry)
    return document


def _words(entry: dict, field: str) -> str:
    value = entry.get(field)
    return value.strip() if isinstance(value, str) else ""


def _sponsors(names) -> list:
    """Sponsors of a list of names, of which one may hold several."""
    return [sponsor for name in names or [] if isinstance(name, str) for sponsor in record_sponsors(name)]


def _vote(entry: dict) -> Vote | None:
    outcome = _words(entry, "voting_type") + _words(entry, "adoption_type")
    roll, totals = [], {}
    for choice, field in CHOICES.items():
        names = [name for name in entry.get(field) or [] if isinstance(name, str)]
        roll += [Roll(name, state.code if (state := find_state(name)) else None, choice) for name in names]
        count = str(entry.get(f"{field}_count") or "")
        if count.isdigit():
            totals[choice] = int(count)
    if sum(totals.values()):
        return Vote("recorded_vote", **totals, roll=roll)
    return Vote("without_vote") if re.search("without", outcome, re.I) else None
