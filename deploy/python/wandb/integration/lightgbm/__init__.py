"""LightGBM's callback: it logs what each round measures."""

import wandb

from .. import keep_best


def wandb_callback(log_params=True, define_metric=True):
    """Logs every round as `PART_METRIC`."""

    def callback(env):
        if log_params and env.iteration == env.begin_iteration:
            wandb.config.update(dict(env.params), allow_val_change=True)
        # A cross-validation adds the deviation behind these four.
        row = {part + "_" + metric: value for part, metric, value, *_ in env.evaluation_result_list}
        wandb.log(dict({"iteration": env.iteration}, **row))

    callback.order = 25
    callback.before_iteration = False
    return callback


def log_summary(model, feature_importance=True, save_model_checkpoint=False):
    """The best round of a booster; the booster itself stays where the script saves it."""
    for part, measured in (getattr(model, "best_score", None) or {}).items():
        for metric, value in measured.items():
            wandb.run.summary["best_score_" + part + "_" + metric] = value
    keep_best(None, getattr(model, "best_iteration", None))
