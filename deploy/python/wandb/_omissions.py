"""A count of what is accepted and not kept, said once when the run ends."""

from . import _lines


class Omissions:
    """Kinds of things with how often they came and where they came first."""

    def __init__(self):
        self._kinds = {}

    def add(self, kind, where=""):
        count, first = self._kinds.get(kind, (0, where))
        self._kinds[kind] = (count + 1, first)

    def value(self, name, value):
        """Something logged that is no number."""
        if isinstance(value, (list, tuple)) and value:
            self.add("list of " + type(value[0]).__name__, name)
        else:
            self.add(type(value).__name__, name)

    def say(self):
        if self._kinds:
            kinds = [
                str(count) + " " + kind + (" (first at '" + first + "')" if first else "")
                for kind, (count, first) in self._kinds.items()
            ]
            _lines.say("numbers are kept, other things are not: " + ", ".join(kinds))
            self._kinds = {}
