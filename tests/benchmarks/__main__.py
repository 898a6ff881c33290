"""`python -m tests.benchmarks [NAME …]`: runs each module of this folder that has `measure`, prints a table."""

import importlib
import os
import pkgutil
import sys

import django
from rich.console import Console
from rich.table import Table

import tests.benchmarks as folder


def main(names: list[str]) -> int:
    """1 where an aim isn't met, else 0."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("DATABASE_URL", "sqlite:///:memory:")
    django.setup()
    found = [module.name for module in pkgutil.iter_modules(folder.__path__) if module.name != "__main__"]
    if unknown := set(names) - set(found):
        print(f"No benchmark {', '.join(sorted(unknown))}; there are {', '.join(found)}.", file=sys.stderr)
        return 2
    table = Table("benchmark", "what", "ratio", "aim", "met", "figures")
    missed = False
    for name in names or found:
        measure = getattr(importlib.import_module(f"{folder.__name__}.{name}"), "measure", None)
        for ratio in measure() if measure else ():
            missed = missed or not ratio.met
            row = (name, ratio.name, f"{ratio.value:.2f}", ratio.aim, "yes" if ratio.met else "NO", ratio.detail)
            table.add_row(*row, style="" if ratio.met else "red")
    Console(width=None if sys.stdout.isatty() else 160).print(table)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
