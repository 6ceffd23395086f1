"""The run's configuration: the script's defaults under the trial's parameters, which win."""

import os
from collections.abc import Mapping

from . import _lines, _values
from .errors import ConfigError, Error

DEFAULTS_FILE = "config-defaults.yaml"


def as_mapping(source):
    """A dictionary out of what scripts pass as config: a mapping, a namespace, flags, a file's name."""
    if source is None:
        return {}
    if isinstance(source, Mapping):
        return dict(source)
    if isinstance(source, str):
        return from_file(source)
    if hasattr(source, "flag_values_dict"):
        return dict(source.flag_values_dict())
    if hasattr(source, "keys") and hasattr(source, "__getitem__"):
        return {key: source[key] for key in source.keys()}
    if hasattr(source, "__dict__"):
        return dict(vars(source))
    raise TypeError("config must be a mapping, a namespace or a file's name, not " + repr(source))


def from_file(path):
    """A YAML file of {key: {value: …}} or {key: …}; needs PyYAML."""
    try:
        import yaml
    except ImportError:
        raise Error(path + " cannot be read without PyYAML: pip install pyyaml")
    with open(path, encoding="utf-8") as file:
        loaded = yaml.safe_load(file) or {}
    return {
        key: value["value"] if isinstance(value, dict) and "value" in value else value
        for key, value in loaded.items()
        if key != "wandb_version"
    }


def _merged(base, over):
    both = dict(base)
    for key, value in over.items():
        if isinstance(value, Mapping) and isinstance(both.get(key), Mapping):
            both[key] = _merged(both[key], value)
        else:
            both[key] = value
    return both


class Config:
    """A mapping whose keys are attributes, too; what the sweep sets cannot be changed."""

    def __init__(self):
        object.__setattr__(self, "_items", {})
        object.__setattr__(self, "_locked", set())
        if os.path.exists(DEFAULTS_FILE):
            try:
                self.update(from_file(DEFAULTS_FILE))
            except Error as e:
                _lines.say_once(str(e))

    def _lock(self, parameters):
        """The trial's parameters: nested ones are merged into the script's defaults."""
        for key, value in parameters.items():
            if isinstance(value, Mapping) and isinstance(self._items.get(key), Mapping):
                value = _merged(self._items[key], value)
            self._items[key] = value
            self._locked.add(key)

    def _put(self, key, value, allow_val_change):
        key = str(key).strip("-")
        value = _values.plain(value)
        if key in self._locked:
            if self._items[key] != value:
                _lines.say_once("'" + key + "' is set by the sweep; another value is ignored")
            return
        if not allow_val_change and key in self._items and self._items[key] != value:
            raise ConfigError(
                "config already has '" + key + "' = " + repr(self._items[key])
                + "; to change it to " + repr(value)
                + ", write config.update({…}, allow_val_change=True)"
            )
        self._items[key] = value

    def update(self, d=None, allow_val_change=None, **more):
        for key, value in dict(as_mapping(d), **more).items():
            self._put(key, value, allow_val_change)

    def setdefaults(self, d):
        for key, value in as_mapping(d).items():
            if str(key).strip("-") not in self._items:
                self._put(key, value, None)

    def setdefault(self, key, default=None):
        self.setdefaults({key: default})
        return self._items[key]

    def get(self, key, default=None):
        return self._items.get(key, default)

    def keys(self):
        return [key for key in self._items if not key.startswith("_")]

    def values(self):
        return [self._items[key] for key in self.keys()]

    def items(self):
        return [(key, self._items[key]) for key in self.keys()]

    def as_dict(self):
        return dict(self._items)

    def _as_dict(self):
        return self._items

    def persist(self):
        """Nothing: the sweep's log has the parameters."""

    def __getitem__(self, key):
        return self._items[key]

    def __setitem__(self, key, value):
        self._put(key, value, None)

    def __getattr__(self, key):
        # Copying and pickling ask for names before there are any items.
        if key.startswith("__") or key in ("_items", "_locked"):
            raise AttributeError(key)
        try:
            return self._items[key]
        except KeyError:
            raise AttributeError(
                "config has no '" + key + "'; it has " + (", ".join(self.keys()) or "nothing")
            )

    def __setattr__(self, key, value):
        self._put(key, value, None)

    def __getstate__(self):
        return {"_items": self._items, "_locked": self._locked}

    def __setstate__(self, state):
        for key, value in state.items():
            object.__setattr__(self, key, value)

    def __contains__(self, key):
        return key in self._items

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self.keys())

    def __repr__(self):
        return repr(self.as_dict())
