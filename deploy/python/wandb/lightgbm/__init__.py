"""LightGBM's callback, at its older address."""

from ..integration.lightgbm import log_summary, wandb_callback
