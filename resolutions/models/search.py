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


class DocumentFacets(models.Model):
    """What a document is counted under beside lists, of which it may have several: each column holds keys, one a line.

    They stand in their own tables too; read from here, the facets of thousands of documents are counted by one statement.
    """

    document = models.OneToOneField("resolutions.Document", models.CASCADE, primary_key=True, related_name="facets")
    threads = models.TextField(default="")
    sponsors = models.TextField(default="")
    subjects = models.TextField(default="")
    languages = models.TextField(default="")

    def __str__(self):
        return str(self.document_id)


class IndexState(models.Model):
    """The one row that says which analyser's terms the index holds, and up to which document."""

    analyser = models.CharField(max_length=40)
    done_through = models.BigIntegerField(default=0)
    complete = models.BooleanField(default=False)
    # Another one after every change of a document: what was counted over the whole collection holds as long as it does.
    revision = models.CharField(max_length=32, default="")

    def __str__(self):
        return f"{self.analyser}: {'complete' if self.complete else self.done_through}"
