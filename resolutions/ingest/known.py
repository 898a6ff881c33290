"""What the database holds of some texts that are about to be stored, asked for all of them together."""

from collections.abc import Iterable

from resolutions.models import Document, Source
from resolutions.parsing import ParsedDocument

from .addresses import keys_for, rightful_document


class Known:
    """The sources that are held of these records, their own documents and those that they cite; of the last two what
    doesn't exist is made. So many statements for all records as for one, ten at most.

    Read it and save the records in one transaction: the documents are locked until its end.
    """

    def __init__(self, records: Iterable[ParsedDocument], sample: bool = False):
        records, self._sample = list(records), sample
        own = {record.symbol for record in records if record.symbol}
        self._keys = keys_for(own | {c.symbol for record in records for c in record.citations if c.symbol}, sample)
        held = Document.objects.filter(pk__among={self._keys[symbol] for symbol in own & self._keys.keys()})
        held = held.select_for_update().prefetch_related("corrections", "review_items").order_by("pk")
        self._documents = {document.pk: document for document in held}
        # Behind the lock: what another process stored of these documents is among them.
        sources, rows = [record.source for record in records], Source.objects.order_by()
        self._digests = set(rows.filter(sha256__among=[s.sha256 for s in sources]).values_list("sha256", flat=True))
        self._names = set(rows.filter(name__among=[s.name for s in sources]).values_list("name", flat=True))

    def has(self, record: ParsedDocument) -> bool:
        """True where the bytes or the name of the record's file were held already, or came since (`add`)."""
        return record.source.sha256 in self._digests or record.source.name in self._names

    def add(self, record: ParsedDocument):
        """Nothing; the record's source is held from now on."""
        self._digests.add(record.source.sha256)
        self._names.add(record.source.name)

    def document_of(self, symbol: str) -> Document:
        """The document of a symbol that a record bears; ValueError where it isn't a symbol."""
        document = self._documents.get(self._keys.get(symbol))
        if document is None or document.symbol != symbol:
            document = rightful_document(symbol, self._sample)
            self._keys[symbol] = document.pk
            document = self._documents.setdefault(document.pk, document)
        return document

    def keys_for(self, symbols: Iterable[str]) -> dict[str, int]:
        """Keys of the documents by symbol, as `addresses.keys_for` gives them; what a correction cites is looked up."""
        symbols = set(symbols)
        if unknown := symbols - self._keys.keys():
            self._keys |= keys_for(unknown, self._sample)
        return {symbol: self._keys[symbol] for symbol in symbols if symbol in self._keys}
