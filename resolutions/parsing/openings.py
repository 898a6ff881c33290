"""Under which verb and in which part of a text its citations stand: what `cited by` groups them by."""

from collections.abc import Iterable

from resolutions.reference.verb_families import family_of

# (key, kind, level, opening words, marks of the footnotes that it calls)
Opening = tuple[str, str, int, str, Iterable[str]]


def find_openings(paragraphs: Iterable[Opening], language: str) -> dict[str, tuple[str, str]]:
    """Key of a paragraph, or `fn` and the mark of a footnote → (family of the verb, kind of the paragraph).

    A sub-paragraph without a verb of its own stands under that of its paragraph, a footnote under the first that calls it.
    """
    found: dict[str, tuple[str, str]] = {}
    above: dict[int, str] = {}
    for key, kind, level, verb, marks in paragraphs:
        family = family_of(verb, language)
        if level and not family:
            family = next((above[n] for n in range(level - 1, -1, -1) if n in above), "")
        above = {n: said for n, said in above.items() if n < level} | {level: family}
        found[key] = (family, kind)
        for mark in marks:
            found.setdefault(f"fn{mark}", (family, kind))
    return found
