"""What every page's frame needs to know."""

from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language


def frame(request):
    """Address and name of this page in the other language; whether invented samples are here (a query if asked)."""
    from .models import Document

    english = (get_language() or "").startswith("en")
    other, name = ("zh-hans", "中文") if english else ("en", "English")
    return {
        "other_language_url": translate_url(request.get_full_path(), other),
        "other_language_name": name,
        "other_language_code": other,
        "site_has_samples": SimpleLazyObject(lambda: Document.objects.filter(sample=True).exists()),
    }
