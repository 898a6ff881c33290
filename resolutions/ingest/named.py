"""Rows that texts name by words: agenda items, subjects, States. What many texts name is asked for once."""

from collections.abc import Iterable
from functools import cached_property

from simple_history.utils import bulk_create_with_history

from resolutions.models import State, Subject
from resolutions.reference.subjects import find_subject

from .agenda import Agenda


class Named:
    """The agenda items, subjects and States that texts name, as the database has them. It holds within one transaction."""

    def __init__(self):
        self.agenda = Agenda()
        self._subjects: dict[str, Subject] = {}

    @cached_property
    def states(self) -> set[str]:
        """Codes of all States."""
        return set(State.objects.values_list("code", flat=True))

    def subjects(self, headings: Iterable[str]) -> list[Subject]:
        """The subjects of these headings, each once, made where there are none (three statements at most)."""
        names = list(dict.fromkeys(_heading(heading) for heading in headings))
        if unknown := [name for name in names if name not in self._subjects]:
            self._subjects |= {subject.heading: subject for subject in Subject.objects.filter(heading__among=unknown)}
            new = [name for name in unknown if name not in self._subjects]
            made = [Subject(heading=name, heading_zh=known.zh if (known := find_subject(name)) else "") for name in new]
            for subject in bulk_create_with_history(made, Subject) if made else ():
                self._subjects[subject.heading] = subject
        return [self._subjects[name] for name in names]


def _heading(words: str) -> str:
    """The heading as the list of subjects has it; the UN's XML writes marine_resources for MARINE RESOURCES."""
    known = find_subject(words) or find_subject(words.replace("_", " "))
    return known.en if known else words.replace("_", " ")[:200]
