"""Where older libraries look for Run."""

from ._run import Run
