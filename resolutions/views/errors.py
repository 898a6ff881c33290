"""Pages for what goes wrong."""

from django.shortcuts import render

from resolutions.citations.symbols import parse_symbol


def not_found(request, exception):
    """404 with a search; where the address reads as a symbol, it is named, with the UN's own address of it."""
    path = request.resolver_match.kwargs.get("path") if request.resolver_match else None
    symbol = parse_symbol(path.rstrip("/")) if path else None
    context = {"asked": str(symbol), "asked_url": symbol.url} if symbol else {}
    return render(request, "404.html", context, status=404)
