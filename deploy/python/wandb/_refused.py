"""Calls and modules that make no sense in a trial, each refused with what to do instead."""

import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec

from .errors import UsageError

_REAL = "or write `wandb: real` in the sweep file to use an installed W&B"


def sweep(*args, **kwargs):
    raise UsageError(
        "wandb.sweep: the sweep runs already, and this script is one of its trials; write the sweep as a"
        " file for `deploy/sweep run`, and let the script train once, with wandb.init() and wandb.config"
    )


def agent(sweep_id=None, function=None, *args, **kwargs):
    name = getattr(function, "__name__", "train")
    raise UsageError(
        "wandb.agent: Sweepline starts this script once for each trial; call " + name
        + "() in place of wandb.agent(…)"
    )


def controller(*args, **kwargs):
    raise UsageError("wandb.controller: Sweepline's driver decides; remove the call")


def restore(*args, **kwargs):
    raise UsageError(
        "wandb.restore: no files lie at W&B; a trial's own are in the folder SWEEPLINE_CHECKPOINT_DIR"
    )


def use_artifact(*args, **kwargs):
    raise UsageError("wandb.use_artifact: no artifacts lie at W&B; give the script a path, " + _REAL)


class Api:
    """W&B's own server, which is not there."""

    def __init__(self, *args, **kwargs):
        raise UsageError(
            "wandb.Api: no server of W&B is asked in a trial; read results with `deploy/sweep leaderboard"
            " --json` or from the page's /api"
        )


class MissingModules(MetaPathFinder, Loader):
    """The last finder: modules of W&B that the stand-in does not have."""

    def find_spec(self, fullname, path=None, target=None):
        return ModuleSpec(fullname, self) if fullname.startswith("wandb.") else None

    def create_module(self, spec):
        raise ImportError(
            spec.name + " is not part of Sweepline's stand-in for wandb; log what you need with wandb.log, "
            + _REAL,
            name=spec.name,
        )

    def exec_module(self, module):
        raise AssertionError("never created")


def install():
    if not any(type(finder).__name__ == "MissingModules" for finder in sys.meta_path):
        sys.meta_path.append(MissingModules())
