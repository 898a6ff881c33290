"""What the database holds of some texts that are about to be stored, asked for all of them together."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef

from resolutions.citations.symbols import parse_symbol
from resolutions.models import Correction, Document, ReviewItem, Source
from resolutions.parsing import ParsedDocument

from .addresses import keys_for, rightful_document
from .named import Named


class Known:
    """The sources that are held of these records, and of those of which none is, the documents: their own and those that
    they cite, made where there are none. Twenty statements at most for all records.

    Read it and save the records in one transaction: the records' own documents are locked until its end.
    """

    def __init__(self, records: Iterable[ParsedDocument], sample: bool = False):
        records = list(records)
        sources, rows = [record.source for record in records], Source.objects.order_by()
        self._digests = set(rows.filter(sha256__among=[s.sha256 for s in sources]).values_list("sha256", flat=True))
        self._names = set(rows.filter(name__among=[s.name for s in sources]).values_list("name", flat=True))
        new = [record for record in records if not self.has(record)]
        own = {record.symbol for record in new if _is_plain(record.symbol)}
        cited = {c.symbol for record in new for c in record.citations if _is_plain(c.symbol)}
        paths = [parse_symbol(symbol).path for symbol in own]
        self._sample = sample or Document.objects.filter(path__among=paths, sample=True).exists()
        self._keys = keys_for(own | cited, self._sample)
        said = {"corrected": Correction, "reviewed": ReviewItem}
        held = Document.objects.filter(pk__among={self._keys[symbol] for symbol in own}).annotate(
            **{name: Exists(model.objects.filter(document=OuterRef("pk"))) for name, model in said.items()}
        )
        # Their keys stay: other processes may store texts that cite them.
        locked = {document.pk: document for document in held.select_for_update(no_key=True).order_by("pk")}
        # One that joined another meanwhile is asked for again.
        self._documents = {symbol: locked[key] for symbol in own if (key := self._keys[symbol]) in locked}
        self.named = Named()
        self._bare = {d.pk for d in locked.values() if not (d.held or d.catalogue or d.corrected or d.reviewed)}
        self._prepare_named(new)

    def _prepare_named(self, records: list[ParsedDocument]):
        """Nothing; what the records name of which nothing else is known is made for all of them together."""
        items, subjects, others = [], {}, []
        for record in records:
            document = self._documents.get(record.symbol)
            if record.language != "zh":
                continue
            if document is None or document.pk not in self._bare:
                others += map(vars, record.agenda_items)
                continue
            session = record.session or document.session
            label = record.session_label or document.session_label or str(session or "")
            items += [(label, session, vars(item)) for item in record.agenda_items]
            subjects |= dict.fromkeys(record.subjects)
        self.named.agenda.prepare(items, others)
        self.named.subjects(subjects)

    def has(self, record: ParsedDocument) -> bool:
        """True where the bytes or the name of the record's file were held already, or came since (`add`)."""
        return record.source.sha256 in self._digests or record.source.name in self._names

    def add(self, record: ParsedDocument):
        """Nothing; the record's source is held from now on."""
        self._digests.add(record.source.sha256)
        self._names.add(record.source.name)

    def document_of(self, symbol: str) -> Document:
        """The document of a symbol that a record bears; ValueError where it isn't a symbol."""
        document = self._documents.get(symbol)
        if document is None or document.symbol != symbol:
            document = rightful_document(symbol, self._sample)
            self._forget_halves([symbol])
            # One object for one document, whatever it is called: a half's is the joint one's.
            document = next((known for known in self._documents.values() if known.pk == document.pk), document)
            self._documents[symbol] = document
        return document

    def forget(self, document: Document):
        """Nothing; what else is stored of the document is asked for again: it changed by other ways than these."""
        self._bare.discard(document.pk)
        self._documents = {symbol: known for symbol, known in self._documents.items() if known.pk != document.pk}

    def take_bare(self, document: Document) -> bool:
        """True, once, for a document of which nobody said anything: it had neither text, corrections nor review items."""
        bare = document.pk in self._bare
        self._bare.discard(document.pk)
        return bare

    def keys_for(self, symbols: Iterable[str], sample: bool = False) -> dict[str, int]:
        """Keys of the documents by symbol, as `addresses.keys_for` gives them."""
        symbols = set(symbols)
        if symbols <= self._keys.keys():
            return {symbol: self._keys[symbol] for symbol in symbols}
        found = keys_for(symbols, sample or self._sample)
        self._forget_halves(found)
        self._keys |= found
        return found

    def _forget_halves(self, symbols: Iterable[str]):
        """Nothing; what stood under a joint symbol's half may have joined it, and is asked for again."""
        for half in [str(half) for symbol in symbols for half in parse_symbol(symbol).halves]:
            self._keys.pop(half, None)
            self._documents.pop(half, None)


def _is_plain(symbol: str | None) -> bool:
    """True for a symbol that is no joint one: such may take in what is held of their halves, each in its turn."""
    parsed = parse_symbol(symbol) if symbol else None
    return parsed is not None and not parsed.halves
