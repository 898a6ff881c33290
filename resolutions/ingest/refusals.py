"""Why a file isn't stored, and what to do, in the reader's language."""

import logging
import traceback
from pathlib import Path

from django.db import DatabaseError
from django.utils.translation import gettext as _

from resolutions.parsing import SourceError

logger = logging.getLogger(__name__)
ROOT = Path(__file__).resolve().parents[1]


def explain(error: Exception, file: str) -> tuple[str, str]:
    """(reason, remedy): whether the file is no readable text, the database refused it, or the program is at fault. Of a
    fault the reason says where it lies; the whole of it goes to the log, at level INFO."""
    if isinstance(error, SourceError):
        return _of_source(error)
    if isinstance(error, RecursionError):
        return _("the text nests deeper than can be read"), _("Report the file.")
    if isinstance(error, DatabaseError):
        reason = _("the database refused it (%(error)s)") % {"error": " ".join(str(error).split())}
        return reason, _("Run `manage.py migrate`; if that doesn't help, report the file.")
    logger.info("%s", file, exc_info=error)
    return _("a fault of the program kept it out (%s)") % place_of(error), _("Report the file, and these words.")


def place_of(error: Exception) -> str:
    """IndexError, parsing/body.py:120: the last line of the program's own that the fault passed through."""
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(ROOT)]
    place = f", {Path(own[-1].filename).relative_to(ROOT).as_posix()}:{own[-1].lineno}" if own else ""
    return type(error).__name__ + place


def _of_source(error: SourceError) -> tuple[str, str]:
    return {
        "empty": (_("the file is empty"), _("Extract its text again, or leave it out.")),
        "binary": (_("the file is binary, not text"), _("Extract the text first, for instance with pdftotext.")),
        "xml": (str(error), _("Fetch the file again; only the UN’s own XML (Akoma Ntoso) is read.")),
        "encoding": (_("its encoding is not known"), _("Save it as UTF-8, GB18030 or UTF-16.")),
    }.get(error.code, (str(error), _("Report the file.")))
