"""What the database holds, one noun a file."""

from . import lookups  # noqa: F401 - registers `among`
from .agenda import AgendaItem, AgendaThread
from .citations import Citation
from .documents import Alias, Document
from .relations import Relation
from .requests import ReportRequest
from .search import IndexState, Passage
from .states import Sponsorship, State, Vote
from .subjects import Subject
from .texts import Footnote, Paragraph, Source, Text
from .wordings import WordingBand

__all__ = [
    "AgendaItem",
    "AgendaThread",
    "Alias",
    "Citation",
    "Document",
    "Footnote",
    "IndexState",
    "Paragraph",
    "Passage",
    "Relation",
    "ReportRequest",
    "Source",
    "Sponsorship",
    "State",
    "Subject",
    "Text",
    "Vote",
    "WordingBand",
]
