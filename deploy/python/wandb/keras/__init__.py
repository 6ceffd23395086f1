"""Keras's callbacks, at their older address."""

from ..integration.keras import WandbCallback, WandbMetricsLogger, WandbModelCheckpoint
