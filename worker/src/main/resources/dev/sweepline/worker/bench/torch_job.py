"""A whole search as Optuna and PyTorch do it: processes that share a study train dense networks one after the other.

arguments: folder, trials, processes, steps, batch size, labels. The folder holds train.f32 and validation.f32 (float32, rows × features)
and train.i64 and validation.i64 (labels). Every process takes one thread. Prints the best validation accuracy.
"""
import multiprocessing
import os
import sys

os.environ["OMP_NUM_THREADS"] = "1"
import numpy
import optuna
import torch
from torch import nn

folder, (trials, processes, steps, batch, labels) = sys.argv[1], map(int, sys.argv[2:7])
STORE = optuna.storages.JournalStorage(optuna.storages.JournalFileStorage(os.path.join(folder, "journal")))
CURVES = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid}
STARTS = {"xavier": nn.init.xavier_normal_, "he": nn.init.kaiming_normal_, "normal": lambda weights: nn.init.normal_(weights, std=0.05)}


def part(name):
    answers = torch.from_numpy(numpy.fromfile(os.path.join(folder, name + ".i64"), numpy.int64))
    values = torch.from_numpy(numpy.fromfile(os.path.join(folder, name + ".f32"), numpy.float32))
    return values.reshape(len(answers), -1), answers


def work(rank, share):
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    torch.set_num_threads(1)
    examples, answers = part("train")
    unseen, truth = part("validation")

    def trial(asked):
        torch.manual_seed(1)
        width = asked.suggest_categorical("hidden", [50, 100])
        curve = CURVES[asked.suggest_categorical("activation", list(CURVES))]
        start = STARTS[asked.suggest_categorical("init", list(STARTS))]
        rate = asked.suggest_float("learning_rate", 0.001, 0.1, log=True)
        rule = asked.suggest_categorical("optimizer", ["adam", "nesterov"])
        sizes = [examples.shape[1]] + [width] * asked.suggest_int("layers", 1, 2)
        layers = []
        for below, above in zip(sizes, sizes[1:]):
            layers += [nn.Linear(below, above), curve()]
        model = nn.Sequential(*layers, nn.Linear(width, labels))
        for layer in model:
            if isinstance(layer, nn.Linear):
                start(layer.weight)
                nn.init.zeros_(layer.bias)
        if rule == "adam":
            descent = torch.optim.Adam(model.parameters(), lr=rate)
        else:
            descent = torch.optim.SGD(model.parameters(), lr=rate, momentum=0.9, nesterov=True)
        loss = nn.CrossEntropyLoss()
        order = torch.randperm(len(examples))
        for step in range(steps):
            rows = order[step * batch % (len(order) - batch):][:batch]
            descent.zero_grad()
            loss(model(examples[rows]), answers[rows]).backward()
            descent.step()
        with torch.no_grad():
            return (model(unseen).argmax(1) == truth).float().mean().item()

    study = optuna.load_study(study_name="job", storage=STORE, sampler=optuna.samplers.RandomSampler(seed=rank))
    for _ in range(share):
        try:
            study.optimize(trial, n_trials=1)
        except AssertionError:  # Optuna 3.1, now and then, where another process writes its journal meanwhile; the trial is trained
            pass


if __name__ == "__main__":
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    optuna.create_study(study_name="job", storage=STORE, direction="maximize")
    shares = [trials // processes + (rank < trials % processes) for rank in range(processes)]
    workers = [multiprocessing.Process(target=work, args=each) for each in enumerate(shares)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if any(worker.exitcode for worker in workers):
        sys.exit(1)
    print(optuna.load_study(study_name="job", storage=STORE).best_value)
