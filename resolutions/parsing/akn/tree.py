"""XML text as a tree, read without entities, network or unbounded size."""

from lxml import etree

from resolutions.parsing.sources import SourceError


def load(text: str) -> etree._Element:
    """The root element `akomaNtoso`; SourceError where the XML is broken, declares entities or is of another kind."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        # The text is decoded already, so that an encoding it declares would contradict the bytes.
        root = etree.fromstring(_undeclared(text).encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise SourceError("xml", f"the XML is broken ({error.msg})") from error
    if root.getroottree().docinfo.doctype:
        raise SourceError("xml", "the XML declares a document type, which these files never do")
    if tag(root) != "akomaNtoso" or len(root) == 0:
        raise SourceError("xml", f"the XML is no Akoma Ntoso document (its first element is {tag(root)})")
    return root


def _undeclared(text: str) -> str:
    text = text.lstrip("\ufeff \t\r\n")
    return text[text.find("?>") + 2 :].lstrip() if text.startswith("<?xml") else text


def tag(element) -> str:
    """The element's name without its name space; empty for what is no element."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def find_all(root, name: str, **attributes: str) -> list:
    """Elements below the root with that name and those attributes, in order."""
    return [
        element
        for element in root.iter()
        if tag(element) == name and all(element.get(key) == value for key, value in attributes.items())
    ]


def words_of(element) -> str:
    """All text below an element, footnotes left out, blanks single."""
    return " ".join("".join(_texts(element)).split())


def _texts(element):
    if element.text:
        yield element.text
    for child in element:
        if tag(child) == "eol":
            yield " "
        elif tag(child) not in ("authorialNote", ""):
            yield from _texts(child)
        if child.tail:
            yield child.tail
