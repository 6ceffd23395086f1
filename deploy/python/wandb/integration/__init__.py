"""Callbacks for other libraries: those of Keras, XGBoost and LightGBM; all others are refused."""

import wandb


def keep_best(score, iteration):
    """The best round of a booster that was stopped early, where it knows one."""
    for name, value, kind in (("best_score", score, float), ("best_iteration", iteration, int)):
        if value is not None:
            wandb.run.summary[name] = kind(value)
