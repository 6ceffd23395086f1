"""Sweepline's stand-in for the module of Weights & Biases: scripts run as trials as they are.

Numbers that are logged go to the sweep, the trial's parameters are the configuration; what is not
kept is said once. Outside a trial everything is without effect.
"""

import atexit
import os
import sys

from . import _lines, _refused, _trial, data_types, errors, plot, util
from ._config import Config, as_mapping
from ._refused import Api, agent, controller, restore, sweep, use_artifact
from ._run import Run, reporter_of
from .data_types import (
    Artifact,
    Audio,
    Bokeh,
    Classes,
    Graph,
    Histogram,
    Html,
    Image,
    JoinedTable,
    Molecule,
    Object3D,
    Plotly,
    Table,
    Video,
)
from .errors import AuthenticationError, CommError, ConfigError, Error, UsageError

__version__ = "0.19.0"

run = None
_exit_code = 0
_next_step = 0

_refused.install()


class Settings:
    """Settings by name; only the mode means anything here."""

    def __init__(self, *args, **settings):
        self.__dict__.update(settings)

    def update(self, *args, **settings):
        self.__dict__.update(settings)

    def get(self, name, default=None):
        return self.__dict__.get(name, default)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return None


class AlertLevel:
    INFO, WARN, ERROR = "INFO", "WARN", "ERROR"


class _BeforeInit:
    """The configuration or summary before there is a run."""

    def __init__(self, name):
        object.__setattr__(self, "_name", name)

    def _refuse(self, *args, **kwargs):
        raise Error("call wandb.init() before wandb." + self._name)

    def __getattr__(self, key):
        if key.startswith("__"):
            raise AttributeError(key)
        self._refuse()

    __getitem__ = __setitem__ = __setattr__ = __contains__ = __iter__ = _refuse


config = _BeforeInit("config")
summary = _BeforeInit("summary")


def init(config=None, **settings):
    """A run that reports to the sweep whose trial this is; the one that there is, where there is one."""
    global run
    if run is not None and not settings.get("reinit"):
        if config:
            run.config.setdefaults(config)
        return run
    if run is not None:
        run.finish()
    asked = settings.get("settings") or {}
    asked = asked if isinstance(asked, dict) else vars(asked)
    settings = dict(asked, **{key: value for key, value in settings.items() if value is not None})
    if settings.get("sync_tensorboard") or settings.get("tensorboard"):
        _lines.say_once("sync_tensorboard: TensorBoard's files are not read; log with wandb.log")
    mode = settings.get("mode") or os.environ.get("WANDB_MODE")
    if os.environ.get("WANDB_DISABLED", "").lower() in ("true", "1", "yes"):
        mode = "disabled"
    new = Run(settings, reporter_of(mode), _next_step)
    new.config.update(_chosen(as_mapping(config), settings), allow_val_change=True)
    new.config._lock(_trial.parameters())
    new._on_finish.append(_forget)
    _bind(new)
    return new


def _chosen(values, settings):
    only = settings.get("config_include_keys")
    without = settings.get("config_exclude_keys") or ()
    return {k: v for k, v in values.items() if (not only or k in only) and k not in without}


def _bind(new):
    global run, config, summary
    run, config, summary = new, new.config, new.summary


def _forget(ended):
    """A next run of the same script goes on where this one ended: a trial has one axis."""
    global run, config, summary, _exit_code, _next_step
    _next_step = ended.step + 1
    _exit_code = _exit_code or ended.exit_code
    if run is ended:
        run, config, summary = None, _BeforeInit("config"), _BeforeInit("summary")


def _current(call):
    if run is None:
        raise Error("call wandb.init() before wandb." + call + "()")
    return run


def log(data=None, step=None, commit=None, sync=None):
    _current("log").log(data, step=step, commit=commit, sync=sync)


def finish(exit_code=None, quiet=None):
    if run is not None:
        run.finish(exit_code)


join = finish


def define_metric(name, **kwargs):
    return _current("define_metric").define_metric(name, **kwargs)


def watch(models=None, *args, **kwargs):
    return _current("watch").watch(models, *args, **kwargs)


def unwatch(models=None):
    if run is not None:
        run.unwatch(models)


def save(glob_str=None, *args, **kwargs):
    return _current("save").save(glob_str, *args, **kwargs)


def alert(title, text="", level=None, wait_duration=None):
    _current("alert").alert(title, text, level, wait_duration)


def log_artifact(*args, **kwargs):
    return _current("log_artifact").log_artifact(*args, **kwargs)


log_model = link_model = link_artifact = log_artifact


def log_code(*args, **kwargs):
    return None


def login(*args, **kwargs):
    """There is nothing to log in to."""
    return True


def setup(*args, **kwargs):
    return None


require = teardown = ensure_configured = mark_preempting = setup


def termlog(string="", *args, **kwargs):
    _lines.say(str(string))


termwarn = termerror = termlog


def _at_exit():
    """The last rows of a run that was never finished, crashed or not."""
    if run is not None:
        run.finish()


def _exit_as_failed():
    """A script that marks its run as failed, and ends well, has failed."""
    if _exit_code:
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except (OSError, ValueError, AttributeError):
                pass
        os._exit(_exit_code & 0xFF or 1)


# Run in reverse: the exit code is the last thing to be decided.
atexit.register(_exit_as_failed)
atexit.register(_at_exit)


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    raise AttributeError(
        "wandb." + name + " is not part of Sweepline's stand-in for wandb; log numbers with wandb.log, or"
        " write `wandb: real` in the sweep file to use an installed W&B"
    )
