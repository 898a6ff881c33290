"""The import order between rooms: a room imports only from rooms above it (CONTRIBUTING, "Rooms")."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "resolutions"
# Top to bottom. Rooms of one row may import one another.
ROWS = [
    ["reference"],
    ["citations"],
    ["parsing"],
    ["corrections", "comparing"],
    ["models"],
    ["search"],
    ["ingest", "filters", "charts"],
    ["exports", "editing"],
    ["views", "admin", "templatetags", "context_processors", "urls", "apps"],
    ["management"],
]
PURE = {
    "reference": set(),
    "citations": set(),
    "parsing": {"charset_normalizer", "lxml"},
    "search/analyser.py": {"opencc"},
    "search/query.py": set(),
    "corrections": {"rapidfuzz"},
    "comparing": {"rapidfuzz", "numpy", "scipy", "rjieba"},
    "charts": set(),
}
HEIGHT = {room: height for height, row in enumerate(ROWS) for room in row}
# What Django itself calls may name what it needs.
FREE = {"apps", "migrations"}
STANDARD = set(__import__("sys").stdlib_module_names)


def imports(path):
    """(module, line) of each import in a file, relative ones resolved."""
    package = ["resolutions", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            # from resolutions import views: what is named is a room.
            named = [f"{module}.{alias.name}" for alias in node.names] if module == "resolutions" else [module]
            yield from ((name, node.lineno) for name in named)


def room_of(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


FILES = [path for path in PACKAGE.rglob("*.py") if room_of(path) not in {*FREE, "__init__"}]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_from_rooms_above_it(path):
    room = room_of(path)
    assert room in HEIGHT, f"{room} is a new room: give it its row in tests/test_rooms.py and in CONTRIBUTING.md"
    for module, line in imports(path):
        parts = module.split(".")
        if parts[0] != "resolutions":
            pure = room if room in PURE else path.relative_to(PACKAGE).as_posix()
            if pure in PURE:
                assert parts[0] in STANDARD | PURE[pure], (
                    f"{path.name}:{line} imports {module}; {pure} may know {PURE[pure] or 'only the standard library'}: pass what is needed as a value"
                )
            continue
        other = parts[1] if len(parts) > 1 else room
        assert HEIGHT[other] <= HEIGHT[room], (
            f"{path.name}:{line}: {room} imports {module}, a room below it. Move what both need up, or pass it as a value."
        )


def test_every_file_stays_short_enough_to_be_read():
    long = [
        f"{path.relative_to(PACKAGE)}: {n}"
        for path in FILES
        if (n := len(path.read_text(encoding="utf-8").splitlines())) > 400
    ]
    assert not long, f"look for the second noun in {long}"
