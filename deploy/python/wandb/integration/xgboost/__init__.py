"""XGBoost's callback: it logs what each round measures."""

import json

import wandb

from xgboost.callback import TrainingCallback

from .. import keep_best


class WandbCallback(TrainingCallback):
    """Logs every round as `PART-METRIC`; the booster itself stays where the script saves it."""

    def __init__(self, log_model=False, log_feature_importance=True, importance_type="gain", define_metric=True):
        super().__init__()

    def before_training(self, model):
        wandb.config.update(json.loads(model.save_config()), allow_val_change=True)
        return model

    def after_iteration(self, model, epoch, evals_log):
        row = {"epoch": epoch}
        for part, measured in evals_log.items():
            for metric, values in measured.items():
                last = values[-1]
                # Folds of a cross-validation give mean and deviation.
                row[part + "-" + metric] = last[0] if isinstance(last, tuple) else last
        wandb.log(row)
        return False

    def after_training(self, model):
        keep_best(model.attr("best_score"), model.attr("best_iteration"))
        return model


def wandb_callback():
    """A callback as older scripts ask for it."""
    return WandbCallback()
