"""What the database holds, one noun a file."""

from .agenda import AgendaItem, AgendaThread
from .citations import Citation
from .documents import Alias, Document
from .states import Sponsorship, State, Vote
from .subjects import Subject
from .texts import Footnote, Paragraph, Source, Text

__all__ = [
    "AgendaItem",
    "AgendaThread",
    "Alias",
    "Citation",
    "Document",
    "Footnote",
    "Paragraph",
    "Source",
    "Sponsorship",
    "State",
    "Subject",
    "Text",
    "Vote",
]
