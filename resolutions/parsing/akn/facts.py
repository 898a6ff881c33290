"""A document's facts as its markup states them: symbol, session, agenda, adoption, sponsors, votes, subjects."""

import datetime as dt
import re

from resolutions.citations.dates import find_date
from resolutions.citations.symbols import Symbol, parse_symbol
from resolutions.parsing.clean import INVISIBLE, tighten
from resolutions.parsing.head.adoption import read_meeting, read_origin
from resolutions.parsing.head.agenda import parse_agenda
from resolutions.parsing.head.sponsors import parse_sponsors, split_names
from resolutions.parsing.languages import detect_language
from resolutions.parsing.records import ParsedDocument, Roll, Sponsor, Vote
from resolutions.reference.states import find_state

from .tree import find_all, tag, words_of

LANGUAGES = {"zho": "zh", "chi": "zh", "eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "rus": "ru", "ara": "ar"}
# Of these it takes some words to tell one from another.
LATIN, TELLING = {"en", "fr", "es"}, 150
KINDS = {"resolution": "resolution", "decision": "decision", "draftResolution": "draft_resolution"}
OUTCOMES = {"adoptedWithoutVote": "without_vote", "adoptedRecordedVote": "recorded_vote"}
CHOICES = {
    "inFavour": "in_favour",
    "against": "against",
    "abstaining": "abstaining",
    "notVoting": "not_voting",
    "nonVoting": "not_voting",
}
# 75/269.
NUMBER_ABOVE = re.compile(r"\s*(\d{1,3})/(\d{1,4})\s?\.?\s*$")
TITLES = {"#resolutionTitle", "#decisionTitle"}
# What the records say where no State is the sponsor, or in front of one.
SUBMITTED = re.compile(r"(?:was |were )?(?:submitted|introduced)\b|on (?:behalf|the basis) of\b", re.I)
REPRESENTATIVE = re.compile(r".*\bthe representative of (?:the )?", re.I)


def read_facts(root, document: ParsedDocument):
    """Nothing; the document's fields are those that the markup's head and conclusions state."""
    statement = root[0]
    elements: dict[str, list] = {}
    for element in root.iter():
        elements.setdefault(tag(element), []).append(element)
    _read_language(document, statement, elements)
    _read_name(document, statement, elements)
    _read_head(document, elements)
    _read_adoption(document, elements)
    for step in elements.get("step", []):
        _read_step(document, step)
    _read_vote(document, statement)
    for keyword in elements.get("keyword", []):
        value = (keyword.get("value") or "").strip()
        if keyword.get("dictionary") == "UNBIS Thesaurus" and value and value not in document.subjects:
            document.subjects.append(value)
        if keyword.get("dictionary") == "SDGO" and value.isdigit() and int(value) not in document.sdgs:
            document.sdgs.append(int(value))
    document.sdgs.sort()


def _read_language(document: ParsedDocument, statement, elements):
    """Nothing; the language is that of the words; of few words, the one that the markup names."""
    named = next((e.get("language") for e in elements.get("FRBRlanguage", [])), None)
    said = LANGUAGES.get((named or "").lower())
    words = " ".join(words_of(part) for name in ("preamble", "mainBody") for part in find_all(statement, name))
    written = detect_language(words)
    if said and (not words or (len(words) < TELLING and {said, written} <= LATIN)):
        written = said
    if said and said != written:
        document.warn("language-disagrees", f"The markup says the text is in {said}; it is in {written}.")
    document.language = written


def _read_name(document: ParsedDocument, statement, elements):
    """Nothing; symbol, body, kind, session and title."""
    symbol = _read_symbol(document, elements)
    kinds = {KINDS[e.get("name")] for e in elements.get("statement", []) if e.get("name") in KINDS}
    document.kind = KINDS.get(statement.get("name")) or next(iter(sorted(kinds)), "other")
    if symbol:
        document.symbol, document.body = str(symbol), symbol.body
        document.aliases = [str(half) for half in symbol.halves]
        document.session, document.session_label = symbol.session, symbol.session_label
        document.kind = document.kind if document.kind != "other" else symbol.kind
    session = next((e.get("value") or "" for e in elements.get("session", [])), "")
    if session.isdigit() and document.session is None and "-" not in (document.session_label or ""):
        document.session, document.session_label = int(session), session
    title = next((e for e in elements.get("docTitle", []) if e.get("refersTo") in TITLES), None)
    if title is not None:
        document.title = _clean(title) or None


def _read_symbol(document: ParsedDocument, elements) -> Symbol | None:
    """The symbol on the cover; where the number above the title and the file's own address agree on another (75/269,
    whose cover says 75/268), that one."""
    numbers = {bool(e.get("refersTo")): words_of(e) for e in reversed(elements.get("docNumber", []))}
    symbol = parse_symbol(numbers[True]) if True in numbers else None
    above = NUMBER_ABOVE.match(numbers.get(False, ""))
    if symbol is None or above is None:
        return symbol
    address = next((e.get("value") or "" for e in elements.get("FRBRuri", [])), "")
    if address.rstrip("/").endswith(f"/{above[1]}-{above[2]}") and f"{above[1]}/{above[2]}" not in str(symbol):
        said = parse_symbol(f"{symbol.body}/{'DEC' if symbol.kind == 'decision' else 'RES'}/{above[1]}/{above[2]}")
        if said:
            document.warn("symbol-disagrees", f"The cover says {symbol}; the title and the address say {said}.")
            return said
    return symbol


def _clean(element) -> str:
    return tighten(INVISIBLE.sub("", words_of(element)))


def _read_head(document: ParsedDocument, elements):
    """Nothing; agenda items, the words on its adoption, printed sponsors."""
    named: dict[str, list[str]] = {}
    for inline in elements.get("inline", []):
        named.setdefault(inline.get("name") or "", []).append(_clean(inline))
    lines, names = named.get("agenda item", []), named.get("agenda item name", [])
    for n, line in enumerate(lines):
        titles = names if len(lines) == 1 else names[n : n + 1]
        items, _misread = parse_agenda(line, titles)
        document.agenda_items.extend(items)
    for proponent in elements.get("docProponent", []):
        read_origin(_clean(proponent), document)
    for title in elements.get("docTitle", []):
        if title.get("refersTo") == "sponsors" and not document.sponsors:
            document.sponsors = parse_sponsors(_clean(title))


def _read_adoption(document: ParsedDocument, elements):
    """Nothing; date of adoption (of issue, for a draft) and number of the meeting."""
    dates = [e.get("date") for e in elements.get("FRBRdate", []) if e.get("name") == "adoption"]
    dates += [e.get("date") for e in elements.get("docDate", []) if e.get("refersTo") == "#adoptionDate"]
    said = (find_date(tighten(words_of(e))) for e in elements.get("docTitle", []) if not e.get("refersTo"))
    # A draft has a date of issue alone.
    issued = [e.get("date") for e in elements.get("docDate", []) if e.get("refersTo") == "#dateOfIssuance"]
    issued = issued if document.kind == "draft_resolution" else []
    document.date = next((date for date in (*map(_date, dates), *said, *map(_date, issued)) if date), None)
    places = [e for e in elements.get("location", []) if e.get("refersTo") == "#adoptionMeeting"]
    places += [e for e in elements.get("inline", []) if e.get("name") == "adoptionMeeting"]
    figures = [match for place in places if (match := re.search(r"\d{1,5}", words_of(place)))]
    document.meeting = int(figures[0][0]) if figures else None


def _date(words: str | None) -> dt.date | None:
    """The date, or None for what is none or stands for none (0001-01-01)."""
    try:
        date = dt.date.fromisoformat((words or "")[:10])
    except ValueError:
        return None
    return date if date.year > 1900 else None


def _read_step(document: ParsedDocument, step):
    """Nothing; what a step of the workflow tells: draft and its sponsors, report, meeting record."""
    outcome, by = step.get("outcome") or "", (step.get("by") or "").strip()
    symbol = parse_symbol(re.split(r"[,;，；]| para", step.get("as") or "")[0])
    if outcome.endswith("AdditionalSponsors"):
        document.additional_sponsors = document.additional_sponsors or record_sponsors(by)
    elif outcome.startswith("draft"):
        document.sponsors = document.sponsors or record_sponsors(by)
    if symbol and outcome in ("draftResolution", "draftDecision", "recommendedForAdoption"):
        if str(symbol) not in document.proposals:
            document.proposals.append(str(symbol))
    elif symbol and outcome in ("adopted", "notAdopted", "veto"):
        document.meeting_record = str(symbol)
    elif outcome == "adopted" and document.meeting is None:
        document.meeting = read_meeting(step.get("as") or "")


def record_sponsors(names: str) -> list[Sponsor]:
    """Sponsors of a list as the UN's records have it (`Kenya (on behalf of the Group of 77 and China), Malta and …`),
    with their States' codes; none where an officer submitted the draft."""
    if not names or SUBMITTED.match(names):
        return []
    asides: list[str] = []

    def keep(match: re.Match) -> str:
        asides.append(match[0])
        return f"\ue000{len(asides) - 1}\ue001"

    put_back = lambda name: re.sub("\ue000(\\d+)\ue001", lambda m: asides[int(m[1])], name)  # noqa: E731
    kept = re.sub(r"\([^()]*\)", keep, " ".join(names.split()))
    sponsors = []
    for name in split_names(re.sub(r",(?=\S)", ", ", kept)):
        whole = REPRESENTATIVE.sub("", put_back(name).strip())
        if SUBMITTED.match(whole):
            continue
        state = find_state(whole) or find_state(re.sub(r"\s*\([^()]*\)", "", whole))
        sponsors.append(Sponsor(whole, state.code if state else None))
    return sponsors


def _read_vote(document: ParsedDocument, statement):
    votings = find_all(statement, "voting")
    if not votings:
        return
    outcome = votings[0].get("outcome") or ""
    counts = find_all(votings[0], "count")
    roll = []
    totals: dict[str, int] = {}
    for count in counts:
        choice = CHOICES.get((count.get("refersTo") or "").lstrip("#"))
        if choice is None:
            continue
        if (count.get("value") or "").isdigit():
            totals[choice] = int(count.get("value"))
        for voter in find_all(count, "organization"):
            name = words_of(voter)
            state = find_state(name)
            roll.append(Roll(name, state.code if state else None, choice))
    if outcome or totals:
        kind = OUTCOMES.get(outcome) or ("recorded_vote" if totals else _outcome_in_words(outcome))
        if totals:
            for choice in ("in_favour", "against", "abstaining"):
                totals.setdefault(choice, 0)
        document.vote = Vote(kind, **totals, roll=roll)
        if totals and any(sum(r.vote == choice for r in roll) not in (0, n) for choice, n in totals.items()):
            document.warn("vote-totals", "The roll call's names don't add up to its totals.")


def _outcome_in_words(outcome: str) -> str | None:
    return (
        "without_vote" if "without" in outcome.lower() else "recorded_vote" if re.search(r"\d+-\d+", outcome) else None
    )
