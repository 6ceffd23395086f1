"""Logistic regression on two made-up clouds of points, in plain Python, logged with wandb.

Runs as a trial of Sweepline (deploy/sweep run), under W&B's own agent (wandb sweep, wandb agent)
and by itself; nothing in it knows which.
"""

import json
import math
import os
import random

import wandb

DEFAULTS = {"lr": 0.1, "epochs": 8, "optimizer": {"momentum": 0.0, "weight_decay": 0.0}}


def clouds(points, seed):
    """Points around (1, 1) and (-1, -1), which overlap, and which cloud each is of."""
    source = random.Random(seed)
    return [
        ((source.gauss(side, 1.2), source.gauss(side, 1.2)), (side + 1) // 2)
        for side in (source.choice((-1, 1)) for _ in range(points))
    ]


def chance(weights, point):
    z = weights[0] + weights[1] * point[0] + weights[2] * point[1]
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))


def evaluate(weights, points):
    loss = right = 0
    for point, label in points:
        p = min(max(chance(weights, point), 1e-12), 1 - 1e-12)
        loss -= math.log(p if label else 1 - p)
        right += (p > 0.5) == bool(label)
    return loss / len(points), right / len(points)


def restored(path):
    """What an attempt before this one has saved, where there was one."""
    if path and os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    return {"epoch": 0, "weights": [0.0, 0.0, 0.0], "velocity": [0.0, 0.0, 0.0]}


def save(path, state):
    """Whole or not at all: a trial may be killed at any moment."""
    if path:
        with open(path + ".part", "w", encoding="utf-8") as file:
            json.dump(state, file)
        os.replace(path + ".part", path)


def main():
    with wandb.init(config=DEFAULTS) as run:
        config = run.config
        momentum, decay = config.optimizer["momentum"], config.optimizer["weight_decay"]
        folder = os.environ.get("SWEEPLINE_CHECKPOINT_DIR")
        checkpoint = os.path.join(folder, "state.json") if folder else None
        state = restored(checkpoint)
        training, test = clouds(400, seed=1), clouds(200, seed=2)
        run.define_metric("eval/loss", summary="min")
        for epoch in range(state["epoch"], config.epochs):
            for point, label in training:
                error = chance(state["weights"], point) - label
                for i, x in enumerate((1.0,) + point):
                    slope = error * x + decay * state["weights"][i]
                    state["velocity"][i] = momentum * state["velocity"][i] - config.lr * slope
                    state["weights"][i] += state["velocity"][i]
            state["epoch"] = epoch + 1
            save(checkpoint, state)
            loss, accuracy = evaluate(state["weights"], test)
            run.log(
                {
                    "epoch": epoch + 1,
                    "train": {"loss": evaluate(state["weights"], training)[0]},
                    "eval/loss": loss,
                    "eval/top-1 acc": accuracy,
                }
            )
        run.summary["parameters"] = len(state["weights"])


if __name__ == "__main__":
    main()
