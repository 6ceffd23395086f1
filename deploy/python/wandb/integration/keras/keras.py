"""Where older scripts look for WandbCallback."""

from . import WandbCallback
