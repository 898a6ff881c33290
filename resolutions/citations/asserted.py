"""The title that a citing sentence gives the document it cites."""

import re

# 题为“变革我们的世界：2030年可持续发展议程”的2015年9月25日第70/1号决议
BEFORE = re.compile(r"(?:题为|名为|标题为)[“\"]([^“”\"]{2,200})[”\"]的?[^，。；“”]{0,30}$")
# resolution 70/1 of 25 September 2015, entitled “Transforming our world: the 2030 Agenda for Sustainable Development”
AFTER = re.compile(r"^(?:\sof\s\d{1,2}\s\w{3,9}\s\d{4})?,?\s(?:entitled|titled)\s?[“\"]([^“”\"]{2,200})[”\"]")
NEAR = 260


def find_asserted_title(words: str, start: int, end: int) -> str | None:
    """The title that stands in quotation marks before (Chinese) or behind (English) the citation at start to end, or None."""
    found = AFTER.search(words[end : end + NEAR]) or BEFORE.search(words[max(0, start - NEAR) : start])
    # A comma that English puts inside the quotation mark isn't the title's.
    return found[1].rstrip(", ，").strip() or None if found else None
