"""What the search index holds of each text beside its terms, and how far the index is built."""

from django.db import models


class Passage(models.Model):
    """A paragraph, footnote, title or adoption line as it was indexed; its key tells document, language and place.

    `words` are those whose terms stand in the index: a contentless index can only forget what is handed back to it.
    """

    id = models.BigIntegerField(primary_key=True)
    document = models.ForeignKey("resolutions.Document", models.CASCADE, related_name="passages")
    text = models.ForeignKey("resolutions.Text", models.CASCADE, related_name="passages")
    paragraph = models.ForeignKey("resolutions.Paragraph", models.SET_NULL, null=True, related_name="+")
    footnote = models.ForeignKey("resolutions.Footnote", models.SET_NULL, null=True, related_name="+")
    words = models.TextField()

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.words[:80]


class IndexState(models.Model):
    """The one row that says which analyser's terms the index holds, and up to which document."""

    analyser = models.CharField(max_length=40)
    done_through = models.BigIntegerField(default=0)
    complete = models.BooleanField(default=False)
    # How many times documents have changed (Document.changed is the number of a change); what was read of them before
    # the change `whole_from` is to be read again as a whole.
    changes = models.BigIntegerField(default=0)
    whole_from = models.BigIntegerField(default=0)

    def __str__(self):
        return f"{self.analyser}: {'complete' if self.complete else self.done_through}"
