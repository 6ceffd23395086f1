"""Lines for people, on standard error, which Sweepline keeps with the trial."""

import sys

_said = set()


def say(message):
    """Writes one line; a closed standard error is no reason to fail."""
    try:
        sys.stderr.write("wandb (Sweepline): " + message + "\n")
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        pass


def say_once(message):
    """Writes a line that this process has not written yet."""
    if message not in _said:
        _said.add(message)
        say(message)
