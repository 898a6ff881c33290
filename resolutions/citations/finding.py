"""first cut"""


def find_citations(text, *, body=None, language="zh", kind=None, previous=None):
    return []
