"""XGBoost's callback, at its older address."""

from ..integration.xgboost import WandbCallback, wandb_callback
