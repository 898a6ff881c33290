"""The symbol that somebody typed into a search box, as people write and say it."""

import re
from functools import cache

from resolutions.reference.bodies import all_bodies

from .finding import find_citations
from .symbols import Symbol, parse_symbol

# 大会第70/1号决议, resolution 70/1 of the General Assembly: words that name what kind of thing the number is of.
KIND = r"决议|决定|文件|文号|第|号|resolutions?|decisions?|documents?|res\b\.?|doc\b\.?|symbol|of|the|no\.?"
# Whose numbers stand for themselves: 联大70/1 is 70/1.
ASSEMBLY = r"联合国大会|联大|大会|(?:UN )?General Assembly|(?:UN)?GA\b"


def read_asked(typed: str) -> Symbol | None:
    """The symbol where the words name one and say nothing else; None where they say more, or none."""
    if symbol := parse_symbol(typed):
        return symbol
    for language in ("zh", "en") if any(c.isdigit() for c in typed) else ():
        mentions = find_citations(typed, language=language)
        if len(mentions) == 1 and mentions[0].symbol:
            rest = f"{typed[: mentions[0].start]} {typed[mentions[0].end :]}"
            if not re.search(r"\w", _beside().sub(" ", rest)):
                return mentions[0].symbol
    return parse_symbol(re.sub(rf"(?i){ASSEMBLY}|{KIND}", " ", typed).strip())


@cache
def _beside() -> re.Pattern:
    """What may stand beside a citation without saying more: names of bodies, and what the document is."""
    names = {name for body in all_bodies() for said in body.said.values() for name in said}
    names |= {name for body in all_bodies() for name in body.names.values()}
    return re.compile("|".join([*map(re.escape, sorted(names, key=len, reverse=True)), ASSEMBLY, KIND]), re.I)
