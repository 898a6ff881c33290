"""The parser's warnings in the reader's language."""

import re

from django.utils.translation import gettext_lazy as _

EXPLAINED = {
    "agenda-sub-item-digit": _("The agenda sub-item is printed as a digit; it was read as a letter."),
    "citation-undecided": _("It can't be decided which document a citation means."),
    "footnote-missing": _("A footnote is called, but its text isn't there."),
    "footnote-uncalled": _("A footnote is there that nothing calls."),
    "kind-unknown": _("The text doesn't say what kind of document it is."),
    "language-disagrees": _("The source says it is in another language than its words are; the words were followed."),
    "languages-disagree": _("Two languages of the text cite different documents in this paragraph."),
    "link-disagrees": _("A link of the source leads elsewhere than its words say; the words were followed."),
    "no-paragraphs": _("No paragraph was found in the text."),
    "numbering-gap": _("The paragraphs' numbers don't follow one another."),
    "several-documents": _("The source holds another document too; each needs a file of its own."),
    "sponsor-unknown": _("A sponsor's name is that of no State that is known."),
    "symbol-disagrees": _("The cover states another symbol than the number above the title; that number was followed."),
    "vote-totals": _("The roll call's names don't add up to its totals."),
}


# What the parser quotes from the text: the name that is no State's, the number that can't be decided
QUOTED = re.compile("“[^”]{1,200}”")


def explain_warning(warning: dict) -> dict:
    """{message, where} of a warning as the parser wrote it, with what it quotes; its own English words where the code is
    unknown."""
    said, quoted = EXPLAINED.get(warning["code"]), " ".join(QUOTED.findall(warning["message"]))
    return {
        "message": f"{said} {quoted}".rstrip() if said else warning["message"],
        "where": warning.get("where"),
        "detail": warning["message"],
    }
