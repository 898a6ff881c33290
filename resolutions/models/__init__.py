"""What the database holds, one noun a file."""

from .agenda import AgendaItem, AgendaThread, ThreadSpelling
from .citations import Citation
from .corrections import Correction
from .documents import Alias, Document
from .review import ReviewItem
from .states import Sponsorship, State
from .subjects import Subject
from .texts import Footnote, Paragraph, Source, Text
from .uploads import Upload

__all__ = [
    "AgendaItem",
    "AgendaThread",
    "Alias",
    "Citation",
    "Correction",
    "Document",
    "Footnote",
    "Paragraph",
    "ReviewItem",
    "Source",
    "Sponsorship",
    "State",
    "Subject",
    "Text",
    "ThreadSpelling",
    "Upload",
]
