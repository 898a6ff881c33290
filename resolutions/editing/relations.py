"""Relations of documents that an editor sets: they displace what is found, and stay."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from resolutions.ingest.relations import relate
from resolutions.models import Document, Relation

from .corrections import Refusal


def reason_against_relation(relation: Relation) -> str | None:
    """Why the relation makes no sense, in the reader's language, or None."""
    if relation.document == relation.related:
        return _("A document can't be its own predecessor or draft. Choose another.")
    if relation.kind != Relation.Kind.PREVIOUS or not relation.related:
        return None
    if not Relation.objects.leads_back(relation.document, relation.related):
        return None
    return _("%(related)s goes back to this document already. Change that first.") % {"related": relation.related}


@transaction.atomic
def set_relation(relation: Relation):
    """Nothing; the relation is stored as an editor's word; Refusal where it makes no sense.

    What else stood for its document (of a draft: for the pair) gives way, and what hangs on it is worked out anew."""
    if against := reason_against_relation(relation):
        raise Refusal(against)
    others = Relation.objects.filter(document=relation.document, kind=relation.kind).exclude(pk=relation.pk)
    if relation.kind == Relation.Kind.DRAFT:
        others = others.filter(related=relation.related)
    others.delete()
    relation.by_editor, relation.reasons, relation.share = True, [], 0
    relation.save()
    relate([relation.document.path])


def restore_relations(document: Document, moment: dt.datetime) -> int:
    """How many relations of the document were set or withdrawn, so that the editors' are those of the moment."""
    past = Relation.history.as_of(moment).filter(document=document)
    then = {(row.kind, row.related_id) for row in past}
    gone = [r for r in document.relations.filter(by_editor=True) if (r.kind, r.related_id) not in then]
    for relation in gone:
        relation.delete()
    missing = then - set(document.relations.filter(by_editor=True).values_list("kind", "related"))
    known = set(Document.objects.filter(pk__in=[key for _kind, key in missing]).values_list("pk", flat=True))
    missing = [(kind, key) for kind, key in missing if key is None or key in known]
    for kind, key in missing:
        set_relation(Relation(document=document, kind=kind, related_id=key))
    return len(gone) + len(missing)
