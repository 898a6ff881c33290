"""Pages for what goes wrong."""

from django.shortcuts import render

from resolutions.citations.symbols import parse_symbol


def not_found(request, exception):
    """404 with a search; where the address reads as a symbol, it is named, with the UN's own address of it."""
    _before, documents, path = request.path.partition("/documents/")
    symbol = parse_symbol(path.rstrip("/")) if documents else None
    context = {"asked": str(symbol), "asked_url": symbol.url} if symbol else {}
    return render(request, "404.html", context, status=404)
