"""The names by which documents know a State: former ones with their years, and other forms of the present one."""

import re

from django.utils.translation import gettext as _

from resolutions.models.languages import reading_english
from resolutions.reference.states import get_state

# The reference file says when a name was borne: 1978–1987, until 1960 (both former names), since 2004.
ENDED = re.compile(r"(\d{4})–(\d{4})|until (\d{4})")
SINCE = re.compile(r"since (\d{4})")


def names_of(code: str) -> dict[str, list[dict]]:
    """`former` and `other` names of a State, each with `name`, `language` and `years`; the reader's language first."""
    state = get_state(code)
    names = {"former": [], "other": []}
    own = "en" if reading_english() else "zh"
    for entry in sorted(state.other_names if state else (), key=lambda entry: entry.language != own):
        ended, since = ENDED.match(entry.example), SINCE.match(entry.example)
        if ended:
            years = _("until %(year)s") % {"year": ended[3]} if ended[3] else ended[0]
        else:
            years = _("since %(year)s") % {"year": since[1]} if since else ""
        names["former" if ended else "other"].append({"name": entry.name, "language": entry.language, "years": years})
    return names
