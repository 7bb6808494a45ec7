"""What a tree of Python modules imports of itself, and what is wrong with it: circles, and arrows that run upwards.

Every relative import counts: those inside functions and those under `TYPE_CHECKING` too, since a reader follows them
just the same. Modules are named by their path from the root: `answer.errors`; a package's `__init__` by the
package alone: `answer`; the root's own `__init__` is `""`.

    faults = circles(tree := imports_of(root)) + upward(tree, ("values", "describe", "client")) + namesakes(root)
"""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

Tree = Mapping[str, frozenset[str]]
"""The modules of a tree, and for each one the modules of the same tree that it imports."""


def imports_of(root: Path) -> Tree:
    """Every module below `root`, with the modules below `root` that it imports by relative imports."""
    modules = {_name(root, path): path for path in sorted(root.rglob("*.py"))}
    return {name: frozenset(_imported(name, path, modules)) for name, path in modules.items()}


def circles(tree: Tree) -> list[str]:
    """Each group of modules in which every one imports every other, directly or through others of the group."""
    reach = {name: _reachable(tree, name) for name in tree}
    groups = {frozenset(other for other in reach[name] if name in reach[other]) for name in tree}
    return sorted("circle: " + ", ".join(sorted(group)) for group in groups if group)


def upward(tree: Tree, floors: Sequence[str]) -> list[str]:
    """Each import that leads to a higher floor, and each module that is on none.

    `floors` holds folders and modules of the root, the lowest first (`"answer"` is the folder with all in it, or the
    module of that name); a more exact entry (`"client.faces"`) counts before a less exact one. The root's own
    `__init__` is above them all unless `""` is listed.
    """
    level = {name: _floor(name, floors) for name in tree}
    homeless = [f"on no floor: {name}" for name in tree if name and level[name] is None]
    rising = [
        f"upward: {name} -> {other}"
        for name, imported in tree.items()
        for other in imported
        if (mine := level[name]) is not None and (its := level[other]) is not None and its > mine
    ]
    return homeless + sorted(rising)


def namesakes(root: Path) -> list[str]:
    """Each name that two modules below `root` have (`__init__` apart), or that a module and a folder have."""
    places: dict[str, list[str]] = defaultdict(list)
    for path in sorted(root.rglob("*.py")):
        own = path.parent if path.stem == "__init__" else path.with_suffix("")
        if own != root:
            places[own.name].append(str(own.relative_to(root)))
    return [f"one name twice: {', '.join(where)}" for where in places.values() if len(where) > 1]


def _name(root: Path, path: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(name: str, path: Path, modules: Mapping[str, Path]) -> Iterator[str]:
    package = name.split(".") if path.stem == "__init__" and name else name.split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.ImportFrom) or not node.level or node.level - 1 > len(package):
            continue
        base = package[: len(package) - node.level + 1] + (
            node.module.split(".") if node.module else []
        )
        for alias in node.names:
            found = next(
                (n for n in (".".join([*base, alias.name]), ".".join(base)) if n in modules), None
            )
            if found is not None and found != name:
                yield found


def _reachable(tree: Tree, start: str) -> set[str]:
    seen: set[str] = set()
    open_ends = list(tree[start])
    while open_ends:
        if (name := open_ends.pop()) not in seen:
            seen.add(name)
            open_ends.extend(tree[name])
    return seen


def _floor(name: str, floors: Sequence[str]) -> int | None:
    if not name:
        return floors.index("") if "" in floors else len(floors)
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        if (prefix := ".".join(parts[:length])) in floors:
            return floors.index(prefix)
    return None
