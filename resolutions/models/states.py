"""States, and what they sponsored."""

from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from resolutions.reference.states import all_states

from .languages import in_readers_language


class State(models.Model):
    code = models.CharField(_("ISO 3166-1 code"), max_length=3, primary_key=True)
    name_zh = models.CharField(_("name in Chinese"), max_length=100)
    name_en = models.CharField(_("name in English"), max_length=100)
    region = models.CharField(_("region"), max_length=100, blank=True)
    region_zh = models.CharField(_("region in Chinese"), max_length=100, blank=True)
    historical = models.BooleanField(_("no longer exists"), default=False)

    class Meta:
        ordering = ["code"]
        verbose_name = _("State")
        verbose_name_plural = _("States")

    def __str__(self):
        return in_readers_language(self.name_zh, self.name_en)

    @property
    def region_name(self):
        return in_readers_language(self.region_zh, self.region)

    def get_absolute_url(self):
        return reverse("state", args=[self.code])


# What a page about one State or a pair counts over: as many of its latest documents, however long its record is.
LATEST = 1000


class SponsorshipQuerySet(models.QuerySet):
    def by_session(self):
        """Rows of `document__body`, `document__session`, `document__session_label`, `additional` and `n` documents."""
        return (
            self.order_by()
            .values("document__body", "document__session", "document__session_label", "additional")
            .annotate(n=Count("document", distinct=True))
        )

    def by_thread(self):
        """Rows of a thread's slug and titles with `n` documents, most first."""
        thread = "document__agenda_items__thread"
        return (
            self.order_by()
            .exclude(**{thread: None})
            .values(slug=F(f"{thread}__slug"), title=F(f"{thread}__title"), title_en=F(f"{thread}__title_en"))
            .annotate(n=Count("document", distinct=True))
            .order_by("-n", "slug")
        )

    def joint(self, state):
        """Rows of `state` and `n`, the documents that it sponsored with this one, among this one's latest; most first."""
        documents = self.filter(state=state).order_by(F("document__date").desc(nulls_last=True), "-pk")
        return (
            self.filter(document__in=documents.values("document")[:LATEST])
            .exclude(state=state)
            .exclude(state=None)
            .order_by()
            .values("state")
            .annotate(n=Count("document", distinct=True))
            .order_by("-n", "state")
        )


class Sponsorship(models.Model):
    document = models.ForeignKey(
        "resolutions.Document", models.CASCADE, related_name="sponsorships", verbose_name=_("document")
    )
    state = models.ForeignKey(
        State, models.PROTECT, related_name="sponsorships", null=True, blank=True, verbose_name=_("State")
    )
    name = models.CharField(_("name as printed"), max_length=200)
    position = models.PositiveIntegerField(_("position"))
    additional = models.BooleanField(
        _("joined later"), default=False, help_text=_("Became a sponsor after the draft was issued.")
    )

    objects = SponsorshipQuerySet.as_manager()

    class Meta:
        ordering = ["document", "position"]
        constraints = [models.UniqueConstraint(fields=["document", "position"], name="one_sponsor_a_position")]
        verbose_name = _("sponsorship")
        verbose_name_plural = _("sponsorships")

    def __str__(self):
        return self.name

    @property
    def differs(self):
        """True where the printed name is not one by which the State is known here (records have it in capitals)."""
        known = {name.casefold() for name in (self.state.name_zh, self.state.name_en)} if self.state else set()
        return self.name.casefold() not in known


class Choice(models.TextChoices):
    IN_FAVOUR = "in_favour", _("in favour")
    AGAINST = "against", _("against")
    ABSTAINING = "abstaining", _("abstaining")
    NOT_VOTING = "not_voting", _("not voting")


class VoteQuerySet(models.QuerySet):
    def by_session(self):
        """Rows of `document__body`, `document__session`, `document__session_label`, `choice` and `n` roll calls."""
        return (
            self.order_by()
            .values("document__body", "document__session", "document__session_label", "choice")
            .annotate(n=Count("document", distinct=True))
        )

    def latest_of(self, state):
        """A State's votes, not those it stayed away from, newest first, as many as a page counts over."""
        return (
            self.filter(state=state)
            .exclude(choice=Choice.NOT_VOTING)
            .order_by(F("document__date").desc(nulls_last=True), "-document__sort_key", "-pk")[:LATEST]
        )

    def agreement(self, state):
        """Rows of `state`, `shared` (roll calls on which both took part) and `same` (with the same choice), over the
        State's latest votes, in the order of the States; two queries."""
        chosen = {}
        for document, choice in self.latest_of(state).values_list("document", "choice"):
            chosen.setdefault(choice, []).append(document)
        same = Q(pk=None)
        for choice, documents in chosen.items():
            same |= Q(choice=choice, document__in=documents)
        return (
            self.filter(document__in=[document for documents in chosen.values() for document in documents])
            .exclude(choice=Choice.NOT_VOTING)
            .exclude(state=state)
            .exclude(state=None)
            .order_by()
            .values("state")
            .annotate(shared=Count("pk"), same=Count("pk", filter=same))
            .order_by("state")
        )


class Vote(models.Model):
    """How one State voted on a document, by the record of the roll call."""

    document = models.ForeignKey(
        "resolutions.Document", models.CASCADE, related_name="votes", verbose_name=_("document")
    )
    state = models.ForeignKey(
        State, models.PROTECT, related_name="votes", null=True, blank=True, verbose_name=_("State")
    )
    name = models.CharField(_("name as printed"), max_length=200)
    choice = models.CharField(_("vote"), max_length=10, choices=Choice)

    objects = VoteQuerySet.as_manager()

    class Meta:
        ordering = ["document", "name"]
        constraints = [models.UniqueConstraint(fields=["document", "name"], name="one_vote_a_name")]
        indexes = [models.Index(fields=["state", "choice"], name="vote_of_a_state")]
        verbose_name = _("vote")
        verbose_name_plural = _("votes")

    def __str__(self):
        return f"{self.name}: {self.get_choice_display()}"


def sync_states():
    """Nothing; makes the table of States equal to the reference file (three statements at most).

    States that left the file stay: documents may point to them.
    """
    fields = ["name_zh", "name_en", "region", "region_zh", "historical"]
    held = {state.code: state for state in State.objects.all()}
    new, changed = [], []
    for fact in all_states():
        wanted = {
            "name_zh": fact.names["zh"],
            "name_en": fact.names["en"],
            "region": (fact.region or {}).get("en", ""),
            "region_zh": (fact.region or {}).get("zh", ""),
            "historical": fact.historical,
        }
        if fact.code not in held:
            new.append(State(code=fact.code, **wanted))
        elif any(getattr(held[fact.code], name) != value for name, value in wanted.items()):
            changed.append(State(code=fact.code, **wanted))
    State.objects.bulk_create(new)
    State.objects.bulk_update(changed, fields)
