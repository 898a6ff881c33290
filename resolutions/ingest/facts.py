"""A document's facts, decided from the records of all its texts: Chinese first, then English, then any other."""

import datetime as dt

from resolutions.citations.symbols import parse_symbol
from resolutions.models import Document, Sponsorship, Vote
from resolutions.models.writing import insert_rows

from .named import Named

LANGUAGES = ["zh", "en", "fr", "es", "ru", "ar"]


def decide_fields(document: Document, records: list[dict]):
    """Nothing; the document's fields are those its texts state. Records in the languages' order; not saved."""
    titles = {record["language"]: record["title"][:600] for record in records if record.get("title")}
    document.held = bool(records)
    document.title = titles.get("zh") or next(
        (titles[code] for code in LANGUAGES if code != "en" and code in titles), ""
    )
    document.title_en = titles.get("en", "")
    if document.catalogue:
        # The UN's own record comes last: what the texts say is nearer to the document.
        records = [*records, document.catalogue]
        document.title_en = document.title_en or (document.catalogue["title"] or "")[:600]
    if records:
        _set_fields(document, records)


def decide_relations(
    document: Document, records: list[dict], parsed: list[dict], named: Named | None = None, bare: bool = False
):
    """Nothing; the saved document's agenda items, sponsors, votes and subjects are those of the records, effective and as
    parsed: a list that corrections emptied is empty, whatever another language's text says. `named` is
    given where many are decided; a bare document has none yet."""
    named = named or Named()
    sponsors = [first_of(records, name, parsed) for name in ("sponsors", "additional_sponsors")]
    _set_sponsors(document, *sponsors, named, bare)
    _set_votes(document, _roll_call(records), named, bare)
    items, subjects = named.agenda.items_of(document, records, parsed), named.subjects(first_of(records, "subjects"))
    for related, column, wanted in (
        (document.agenda_items, "agendaitem_id", items),
        (document.subjects, "subject_id", subjects),
    ):
        if bare:
            insert_rows(
                related.through,
                ("document_id", column),
                [(document.pk, key) for key in dict.fromkeys(row.pk for row in wanted)],
            )
        else:
            related.set(wanted)


def first_of(records: list[dict], name: str, parsed: list[dict] | None = None) -> list:
    """A list of the first record that has any members of it, or had as it was parsed."""
    n = stating(records, name, parsed)
    return records[n].get(name) or [] if n is not None else []


def stating(records: list[dict], name: str, parsed: list[dict] | None = None) -> int | None:
    """Which record a list is taken from; None where none has it."""
    pairs = enumerate(zip(records, parsed or records, strict=True))
    return next((n for n, (record, plain) in pairs if record.get(name) or plain.get(name)), None)


def set_year(document: Document):
    """Nothing; the year is that of the date, else of the symbol."""
    symbol = parse_symbol(document.symbol) if document.symbol else None
    document.year = document.date.year if document.date else symbol.year if symbol else None


def _set_fields(document: Document, records: list[dict]):
    first = lambda name: next((record[name] for record in records if record.get(name)), None)  # noqa: E731
    date = first("date")
    document.body = first("body") or document.body
    document.kind = next((record["kind"] for record in records if record["kind"] != "other"), "other")
    document.session = first("session") or document.session
    document.session_label = first("session_label") or document.session_label or str(document.session or "")
    document.date = dt.date.fromisoformat(date) if date else None
    set_year(document)
    document.meeting = first("meeting")
    document.committee = first("committee") or ""
    document.meeting_record = (first("meeting_record") or "")[:100]
    document.sdgs = first("sdgs") or []
    vote = first("vote") or {}
    document.adoption = vote.get("outcome") or ""
    for name in ("in_favour", "against", "abstaining", "not_voting"):
        setattr(document, name, vote.get(name))


def _set_sponsors(document: Document, sponsors: list[dict], additional: list[dict], named: Named, bare: bool):
    rows = document.sponsorships.order_by("position").values_list("name", "state_id", "additional")
    held = [] if bare else list(rows)
    wanted = [
        (entry["name"][:200], _code(entry, named), joined_later)
        for entries, joined_later in ((sponsors, False), (additional, True))
        for entry in entries
    ]
    if held == wanted:
        return
    if held:
        document.sponsorships.all().delete()
    columns = ("document_id", "position", "name", "state_id", "additional")
    insert_rows(Sponsorship, columns, ((document.pk, n, *row) for n, row in enumerate(wanted)))


def _code(entry: dict, named: Named) -> str | None:
    """The code of the State that the entry names, or None where it is not among the known ones."""
    return entry["code"] if entry["code"] and entry["code"] in named.states else None


def _roll_call(records: list[dict]) -> list[dict]:
    """The first roll call that names States, each name once."""
    rolls = ((record.get("vote") or {}).get("roll") for record in records)
    roll = next((roll for roll in rolls if roll), [])
    return list({entry["name"]: entry for entry in roll}.values())


def _set_votes(document: Document, roll: list[dict], named: Named, bare: bool):
    wanted = {(e["name"][:200], _code(e, named), e["vote"]) for e in roll}
    held = set() if bare else set(document.votes.order_by().values_list("name", "state_id", "choice"))
    if held == wanted:
        return
    if held:
        document.votes.all().delete()
    columns = ("document_id", "name", "state_id", "choice")
    insert_rows(Vote, columns, ((document.pk, *row) for row in sorted(wanted, key=str)))
