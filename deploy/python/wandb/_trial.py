"""The trial that this process is, as Sweepline's slot describes it in the environment."""

import json
import os

from .errors import Error


def report_url():
    """Where measurements go; empty outside Sweepline."""
    return os.environ.get("SWEEPLINE_REPORT_URL", "")


def parameters():
    """The trial's parameters, nested as in the sweep file; empty outside Sweepline."""
    path = os.environ.get("SWEEPLINE_PARAMETERS", "")
    if not path:
        return {}
    try:
        with open(path, encoding="utf-8") as file:
            values = json.load(file)
    except (OSError, ValueError) as e:
        raise Error("cannot read the trial's parameters in " + path + ": " + str(e))
    if not isinstance(values, dict):
        raise Error("the trial's parameters in " + path + " are no JSON object")
    return values


def sweep_id():
    return os.environ.get("SWEEPLINE_SWEEP") or None


def run_id():
    """A word of its own for every trial of every sweep."""
    return (sweep_id() or "sweep") + "-" + os.environ.get("SWEEPLINE_TRIAL", "0")


def name():
    return os.environ.get("SWEEPLINE_TRIAL_NAME") or run_id()


def folder():
    """The trial's own folder; empty where there is none."""
    return os.environ.get("SWEEPLINE_TRIAL_DIR", "")
