"""The database as a command needs it."""

from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _


def prepare_database():
    """Nothing; a new database gets its tables, one that is behind the code is refused with what to do."""
    executor = MigrationExecutor(connection)
    if not executor.loader.applied_migrations:
        call_command("migrate", verbosity=0, interactive=False)
    elif executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError(_("The database is older than the program. Run `manage.py migrate` first."))
