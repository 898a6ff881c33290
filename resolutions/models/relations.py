"""How documents follow one another: the earlier text of the same matter, and the draft that was adopted."""

from django.db import connection, models
from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from .citations import Citation
from .documents import Document

# Why two documents are held to belong together, in the reader's words.
REASONS = {
    "title": _("same title"),
    "thread": _("same agenda item"),
    "cited": _("cited in the later text"),
    "header": _("named in the words on its adoption"),
    "editor": _("set by an editor"),
}

# Drafts that are looked into for one resolution.
MOST_DRAFTS = 5


class EditorsRecords(HistoricalRecords):
    """History of what editors set; what was found comes and goes with every text and is not told."""

    def create_historical_record(self, instance, history_type, using=None):
        if instance.by_editor:
            super().create_historical_record(instance, history_type, using)


class RelationQuerySet(models.QuerySet):
    def previous(self):
        """Relations of a document to the one before it in its series."""
        return self.filter(kind=Relation.Kind.PREVIOUS)

    def drafts(self):
        """Relations of a resolution to the drafts it was adopted on."""
        return self.filter(kind=Relation.Kind.DRAFT)

    def awaited_adoption(self, document):
        """The resolution, not held, that a draft probably became, or None: the only one of its session that the next text
        of its series cites in its preamble, or cites beside the text before. One query, none for other kinds."""
        if document.kind != "draft_resolution" or not document.session_label or not document.title:
            return None
        beside_the_one_before = Citation.objects.filter(
            target=OuterRef("pk"),
            paragraph__citations__target__later_relations__document=document,
            paragraph__citations__target__later_relations__kind=Relation.Kind.PREVIOUS,
        )
        cited = (
            Document.objects.filter(
                ~Exists(self.drafts().filter(related=document)),
                held=False,
                kind="resolution",
                body=document.body,
                session_label=document.session_label,
                mentions__paragraph__kind="preambular",
                mentions__text__document__relations__kind=Relation.Kind.PREVIOUS,
                mentions__text__document__relations__related=document,
            )
            .annotate(beside_the_one_before=Exists(beside_the_one_before))
            .distinct()
        )
        if len(cited) > 1:
            cited = [other for other in cited if other.beside_the_one_before]
        return cited[0] if len(cited) == 1 else None

    def drafts_of_unheld(self, document):
        """The drafts that a resolution whose text isn't held was adopted on, or probably was: those set by an editor, and
        those whose awaited adoption it is. One query, and one for each of the few drafts that may be such."""
        if document.kind != "resolution" or not document.session_label:
            return []
        named = Exists(self.drafts().filter(document=document, related=OuterRef("pk")))
        later = self.previous().filter(
            document__texts__citations__target=document, document__texts__citations__paragraph__kind="preambular"
        )
        likely = models.Q(
            kind="draft_resolution",
            body=document.body,
            session_label=document.session_label,
            pk__in=later.values("related"),
        )
        drafts = Document.objects.annotate(named=named).filter(models.Q(named=True) | likely)
        drafts = drafts.order_by("-named", "sort_key")[:MOST_DRAFTS]
        return [draft for draft in drafts if draft.named or self.awaited_adoption(draft) == document]

    def leads_back(self, document, related) -> bool:
        """Whether going back from text to text from `related` one comes to `document`; one query a step."""
        before, seen = related.pk, set()
        while before and before not in seen:
            if before == document.pk:
                return True
            seen.add(before)
            before = self.previous().filter(document=before).values_list("related", flat=True).first()
        return False

    def series_of(self, document):
        """The documents of a document's series, it included, earliest first; two queries."""
        if not document.pk:
            return []
        documents = connection.ops.quote_name(Document._meta.db_table)
        relations = connection.ops.quote_name(Relation._meta.db_table)
        # The parts of the statement are the tables' names and constants; the key is passed as a parameter. It is
        # read from its table so that PostgreSQL sees one type in both halves.
        statement = f"""
            WITH RECURSIVE series(id) AS (
                SELECT id FROM {documents} WHERE id = %s
                UNION
                SELECT CASE WHEN r.document_id = series.id THEN r.related_id ELSE r.document_id END
                FROM {relations} r JOIN series ON series.id IN (r.document_id, r.related_id)
                WHERE r.kind = 'previous' AND r.related_id IS NOT NULL
            ) SELECT id FROM series"""  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(statement, [document.pk])
            keys = [row[0] for row in cursor.fetchall()]
        return list(
            Document.objects.filter(pk__in=keys).order_by(
                F("session").asc(nulls_last=True), F("date").asc(nulls_last=True), "sort_key", "pk"
            )
        )


class Relation(models.Model):
    """One document's relation to an earlier one, with what speaks for it. An editor's word displaces what was found."""

    class Kind(models.TextChoices):
        PREVIOUS = "previous", pgettext_lazy("relation", "previous text")
        DRAFT = "draft", pgettext_lazy("relation", "adopted on the draft")

    document = models.ForeignKey(
        Document, models.CASCADE, related_name="relations", verbose_name=pgettext_lazy("relation", "later document")
    )
    kind = models.CharField(_("relation"), max_length=10, choices=Kind)
    related = models.ForeignKey(
        Document,
        models.CASCADE,
        related_name="later_relations",
        null=True,
        blank=True,
        verbose_name=pgettext_lazy("relation", "earlier document"),
        help_text=_("Empty where there is none, whatever the programme finds."),
    )
    reasons = models.JSONField(_("reasons"), default=list, blank=True, editable=False)
    share = models.FloatField(_("wording in common"), default=0, editable=False)
    by_editor = models.BooleanField(_("set by an editor"), default=False, editable=False)
    history = EditorsRecords(excluded_fields=["reasons", "share"])

    objects = RelationQuerySet.as_manager()

    class Meta:
        ordering = ["document", "kind", "related"]
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        constraints = [
            models.UniqueConstraint(fields=["document", "kind", "related"], name="one_relation_a_pair"),
            models.UniqueConstraint(
                fields=["document"], condition=models.Q(kind="previous"), name="one_previous_a_document"
            ),
            models.CheckConstraint(
                condition=~models.Q(document=models.F("related")), name="relation_to_another_document"
            ),
        ]

    def __str__(self):
        return f"{self.document} ← {self.related or '–'}"

    @property
    def reason_names(self):
        """The reasons in the reader's words; how much wording is common is told in per cent."""
        return [REASONS[code] for code in (["editor"] if self.by_editor else self.reasons) if code in REASONS]

    @property
    def percent(self):
        """Wording in common in whole per cent."""
        return round(self.share * 100)
