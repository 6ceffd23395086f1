"""Numbers out of what scripts log: Python's own, numpy's, those of tensors with one element."""

import numbers
from collections.abc import Mapping

_LARGEST = 2**63


def number(value):
    """The value as int or float; None where it is no number. Booleans are none, as at W&B."""
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return _plain(value)
    if isinstance(value, (str, bytes, Mapping, complex)):
        return None
    try:
        if isinstance(value, numbers.Real):
            return _plain(float(value))
        if hasattr(value, "item"):
            return _scalar(value.item())
        if hasattr(value, "numpy"):
            return _scalar(value.numpy().item())
        if hasattr(value, "__float__"):
            return float(value)
    except Exception:  # Several elements, a device that is gone, a class of the script's own.
        return None
    return None


def _scalar(item):
    return None if isinstance(item, bool) or not isinstance(item, (int, float)) else _plain(item)


def _plain(value):
    if isinstance(value, float):
        return float(value)
    if -_LARGEST <= value < _LARGEST:
        return int(value)
    try:
        return float(value)
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")


def flat(data, separator="/"):
    """Pairs of name and value; nested mappings become a/b."""
    for key, value in data.items():
        if isinstance(value, Mapping):
            for inner, leaf in flat(value, separator):
                yield str(key) + separator + inner, leaf
        else:
            yield str(key), value


def plain(value):
    """A value of the configuration as JSON has it, where it is a scalar of some library."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    if hasattr(value, "item") and getattr(value, "size", 1) == 1:
        try:
            return value.item()
        except Exception:
            return value
    return value
