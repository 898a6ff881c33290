"""The WSGI application that gunicorn serves."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

if not (settings.SECRET_KEY_IS_SET or settings.DEBUG or settings.COMMAND):
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. Set it in the environment or in .env beside manage.py, for example:\n"
        "  python3 -c 'import secrets; print(\"SECRET_KEY=\" + secrets.token_urlsafe(50))' >> .env"
    )
application = get_wsgi_application()
