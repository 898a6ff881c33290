#!/bin/sh
# Brings the database up to date, then becomes the command given (the server by default).
set -eu
python manage.py migrate --noinput
python manage.py reindex
exec "$@"
