"""Symbols given, changed and taken back; documents that are one, joined. What would lose something is refused."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from resolutions.citations.symbols import Symbol, parse_symbol
from resolutions.ingest.addresses import document_for, merge_into, move_text, redirect, return_mentions, sort_key
from resolutions.ingest.effective import refresh_document
from resolutions.ingest.relations import relate
from resolutions.ingest.saving import PROVISIONAL
from resolutions.models import Alias, Citation, Correction, Document, Relation

from .corrections import Refusal, locked


def _languages(document: Document) -> dict[str, str]:
    """Names of the languages in which a text is held, by code."""
    return {text.language: text.get_language_display() for text in document.texts.all()}


def reason_against_symbol(document: Document, symbol: Symbol) -> str:
    """Why the document can't be given the symbol; empty where it can."""
    for path in (symbol.path, *(half.path for half in symbol.halves)):
        standing = Document.objects.at(path)
        if standing is None or standing.pk == document.pk:
            continue
        former = Alias.objects.filter(path=path, former=True).exists()
        if standing.held and not former:
            return _(
                "%(symbol)s is the symbol of “%(title)s”, whose text is held: one of the two would lose its text. If both are the same document, merge them."
            ) % {"symbol": path, "title": standing.get_title() or standing}
        if standing.path != path and not former:
            return _("The address %(path)s leads to %(document)s: that redirect would be lost.") % {
                "path": path,
                "document": standing,
            }
        if clash := _clash(document, standing):
            return clash
    return ""


def _clash(document: Document, other: Document) -> str:
    """Why the corrections of the two can't stand together; empty where they can."""
    own = {c.field: c.value for c in document.corrections.filter(subject="document")}
    for theirs in other.corrections.filter(subject="document").exclude(field="address"):
        if theirs.field in own and own[theirs.field] != theirs.value:
            return _(
                "Both documents have a correction of the same field (%(field)s): one would be lost. Undo one first."
            ) % {"field": theirs.field_name}
    relations = Relation.objects.filter(by_editor=True)
    if relations.filter(document=document, related=other) or relations.filter(document=other, related=document):
        return _("An editor set that one of the two goes back to the other: that would be lost. Withdraw it first.")
    before = relations.previous().filter(document__in=[document, other]).values_list("related", flat=True)
    if len(set(before)) > 1:
        return _(
            "Both documents have a correction of the same field (%(field)s): one would be lost. Undo one first."
        ) % {"field": Relation.Kind.PREVIOUS.label}
    return ""


@transaction.atomic
def give_symbol(document: Document, words: str, editor=None, reason: str = "") -> Document:
    """The document under its new symbol: joined with the page that others cite, its former address redirecting.

    Refusal where the words are no symbol, or where a text, a redirect or a correction would be lost.
    """
    document = locked(document)
    symbol = parse_symbol(words)
    if symbol is None:
        raise Refusal(_("“%(value)s” is no symbol. Write it like A/RES/70/1.") % {"value": words})
    if str(symbol) == document.symbol:
        return document
    if against := reason_against_symbol(document, symbol):
        raise Refusal(against)
    own = {"document": document, "subject": Correction.Subject.DOCUMENT, "field": "symbol"}
    correction = Correction.objects.filter(**own).first() or Correction(parsed=document.symbol, **own)
    correction.found, correction.value = correction.parsed, str(symbol)
    correction.reason, correction.editor = reason, editor
    correction.editor_name, correction.made_at = (editor.get_username() if editor else ""), timezone.now()
    _move(document, symbol)
    if correction.value == correction.parsed:
        correction.delete()
    else:
        correction.save()
    refresh_document(document)
    relate([document.path])
    return document


def _move(document: Document, symbol: Symbol):
    """Nothing; the document stands at its symbol's address, where its former address leads."""
    old_path, old_symbol = document.path, document.symbol
    stub = Document.objects.filter(path=symbol.path).exclude(pk=document.pk).first()
    if stub:
        merge_into(document, stub)
    Alias.objects.filter(path=symbol.path).delete()
    document.symbol, document.path, document.sort_key = str(symbol), symbol.path, sort_key(symbol)
    document.body = document.body or symbol.body or ""
    if document.session is None and not document.session_label:
        document.session, document.session_label = symbol.session, symbol.session_label or ""
    document.save()
    Alias.objects.update_or_create(
        path=old_path, defaults={"document": document, "former": old_symbol is not None and old_symbol != str(symbol)}
    )
    for half in symbol.halves:
        redirect(half.path, document)


@transaction.atomic
def merge(document: Document, other: Document, editor=None, reason: str = "") -> Document:
    """The document with the other's texts, mentions, addresses and corrections; the other's address redirects.

    Refusal where both hold a text in one language, or corrections of one field.
    """
    document, other = locked(document), locked(other)
    if against := reason_against_merge(document, other):
        raise Refusal(against)
    value = {"symbol": other.symbol, "path": other.path, "languages": sorted(_languages(other))}
    value["relations"] = merge_into(document, other)
    document.refresh_from_db()
    Correction.objects.create(
        document=document,
        subject=Correction.Subject.DOCUMENT,
        action=Correction.Action.ADD,
        field="address",
        value=value,
        reason=reason,
        editor=editor,
        editor_name=editor.get_username() if editor else "",
        made_at=timezone.now(),
    )
    refresh_document(document)
    relate([document.path])
    return document


def reason_against_merge(document: Document, other: Document) -> str:
    """Why the two can't be joined; empty where they can."""
    if document.pk == other.pk:
        return _("This is the document itself.")
    both = _languages(document).keys() & _languages(other).keys()
    if both:
        names = ", ".join(str(_languages(document)[code]) for code in sorted(both))
        return _("Both documents hold a text in the same language (%(languages)s): one would be lost.") % {
            "languages": names
        }
    return _clash(document, other)


def take_back(document: Document, correction: Correction):
    """Nothing; a symbol given or a merge made is undone: mentions of the symbol have a page of their own again."""
    if correction.field == "symbol":
        _take_symbol_back(document, correction)
    else:
        _part(document, correction.value)
        correction.delete()
        refresh_document(document)
        relate([document.path, correction.value["path"]])


def _take_symbol_back(document: Document, correction: Correction):
    given = parse_symbol(correction.value)
    before = parse_symbol(correction.found) if correction.found else None
    if before:
        if against := reason_against_symbol(document, before):
            raise Refusal(against)
        _move(document, before)
    else:
        alias = document.aliases.filter(path__startswith=f"{PROVISIONAL}/").first()
        document.path = alias.path if alias else f"{PROVISIONAL}/{document.pk}"
        document.symbol, document.sort_key = None, "~"
        document.save()
        if alias:
            alias.delete()
    Alias.objects.filter(document=document, path__in=[given.path, *(half.path for half in given.halves)]).delete()
    if Citation.objects.filter(target=document).exists():
        return_mentions(document, document_for(str(given)))
    correction.delete()
    refresh_document(document)
    relate([document.path])


def _part(document: Document, joined: dict):
    """Nothing; what a merge joined is a document of its own again, with its texts, corrections and mentions."""
    Alias.objects.filter(path=joined["path"]).delete()
    if joined["symbol"]:
        other = document_for(joined["symbol"])
        return_mentions(document, other)
    else:
        other = Document.objects.create(path=joined["path"], kind=document.kind, sort_key="~")
    for text in document.texts.filter(language__in=joined["languages"]):
        move_text(text, other)
    document.corrections.filter(language__in=joined["languages"]).update(document=other)
    for side, keys in joined.get("relations", {}).items():
        Relation.objects.filter(pk__in=keys, **{side: document}).update(**{side: other})
    refresh_document(other)
