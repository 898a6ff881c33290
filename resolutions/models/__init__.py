"""What the database holds, one noun a file."""

from . import lookups  # noqa: F401 - registers `among`
from .agenda import AgendaItem, AgendaThread, ThreadSpelling
from .citations import Citation
from .corrections import Correction
from .documents import Alias, Document
from .relations import Relation
from .requests import ReportRequest
from .review import ReviewItem
from .search import IndexState, Passage
from .states import Sponsorship, State, Vote
from .subjects import Subject
from .texts import Footnote, Paragraph, Source, Text
from .uploads import Upload
from .wordings import WordingBand

__all__ = [
    "AgendaItem",
    "AgendaThread",
    "Alias",
    "Citation",
    "Correction",
    "Document",
    "Footnote",
    "IndexState",
    "Paragraph",
    "Passage",
    "Relation",
    "ReportRequest",
    "ReviewItem",
    "Source",
    "Sponsorship",
    "State",
    "Subject",
    "Text",
    "ThreadSpelling",
    "Upload",
    "Vote",
    "WordingBand",
]
