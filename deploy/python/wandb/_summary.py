"""The run's summary: the newest value of all that was logged, or what define_metric asks for."""

import fnmatch
from collections.abc import Mapping

from . import _values


class Definition:
    """What define_metric says of names that match a pattern."""

    def __init__(self, pattern, summary, goal):
        self.pattern = pattern
        self.goal = "max" if str(goal or "").startswith("max") else "min"
        words = [] if summary is None else str(summary).split(",")
        self.kinds = [word.strip() for word in words]

    def matches(self, name):
        return fnmatch.fnmatchcase(name, self.pattern)

    def updated(self, old, value):
        """The figures of a name, {"min": 0.1}, after one more value; NaN never is the best."""
        new = dict(old)
        count = old.get("_count", 0) + 1
        new["_count"] = count
        for kind in self.kinds:
            kept = self.goal if kind == "best" else kind
            before = old.get(kind, value)
            if kept in ("min", "max"):
                # Written so that a NaN on either side gives way.
                better = before != before or (value < before if kept == "min" else value > before)
                new[kind] = value if better else before
            elif kept == "mean":
                new[kind] = before + (value - before) / count
            elif kept == "first":
                new[kind] = before
            elif kept == "last":
                new[kind] = value
        return new


class Summary:
    """A mapping whose keys are attributes, too."""

    def __init__(self):
        object.__setattr__(self, "_items", {})
        object.__setattr__(self, "_set", {})
        object.__setattr__(self, "_figures", {})
        object.__setattr__(self, "_definitions", [])

    def _define(self, definition):
        self._definitions.insert(0, definition)

    def _logged(self, name, value):
        """A row's value, number or not."""
        self._items[name] = value
        # What the script set before is old now.
        self._set.pop(name, None)
        definition = next((d for d in self._definitions if d.kinds and d.matches(name)), None)
        if definition is not None and _values.number(value) is not None:
            figures = definition.updated(self._figures.get(name, {}), _values.number(value))
            self._figures[name] = figures
            shown = {kind: figure for kind, figure in figures.items() if kind != "_count"}
            if "none" not in definition.kinds and shown:
                self._items[name] = shown

    def _row(self):
        """The numbers that no row has: set by the script, or asked for by define_metric."""
        row = {}
        for name, figures in self._figures.items():
            for kind, figure in figures.items():
                if kind != "_count":
                    row[name + "." + kind] = figure
        for name, value in _values.flat(self._set):
            if _values.number(value) is not None:
                row[name] = _values.number(value)
        return row

    def update(self, d=None, overwrite=True, **more):
        for key, value in dict(d or {}, **more).items():
            if overwrite or key not in self._items:
                self[key] = value

    def get(self, key, default=None):
        return self._items.get(key, default)

    def keys(self):
        return list(self._items)

    def values(self):
        return list(self._items.values())

    def items(self):
        return list(self._items.items())

    def _as_dict(self):
        return self._items

    def __getitem__(self, key):
        return self._items[key]

    def __setitem__(self, key, value):
        # The value of the newest row said again is no news.
        if key not in self._items or not _same(self._items[key], value):
            self._set[key] = value
        self._items[key] = value

    def __delitem__(self, key):
        del self._items[key]
        self._set.pop(key, None)

    def __getattr__(self, key):
        if key.startswith("_"):
            raise AttributeError(key)
        try:
            return self._items[key]
        except KeyError:
            raise AttributeError("summary has no '" + key + "'")

    def __setattr__(self, key, value):
        self[key] = value

    def __contains__(self, key):
        return key in self._items

    def __iter__(self):
        return iter(self._items)

    def __len__(self):
        return len(self._items)

    def __repr__(self):
        return repr(self._items)


def _same(one, other):
    if isinstance(one, Mapping) or isinstance(other, Mapping):
        return one is other
    number = _values.number(one)
    return number is not None and number == _values.number(other)
