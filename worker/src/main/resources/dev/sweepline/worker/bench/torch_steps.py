"""The training steps of the bench in PyTorch, one network after the other, on one thread.

arguments: optimizer, batch size, steps, networks, then the widths from the data up.
Prints the seconds of processor time that one network takes, the least of all, after one that does not count.
"""
import sys
import time

import torch
from torch import nn

optimizer, batch, steps, networks = sys.argv[1], *map(int, sys.argv[2:5])
widths = [int(width) for width in sys.argv[5:]]
torch.set_num_threads(1)
examples = torch.rand(200 * batch, widths[0])
labels = torch.randint(0, widths[-1], (200 * batch,))


def train(seed):
    torch.manual_seed(seed)
    layers = []
    for below, above in zip(widths, widths[1:]):
        layers += [nn.Linear(below, above), nn.ReLU()]
    model = nn.Sequential(*layers[:-1])
    loss = nn.CrossEntropyLoss()
    if optimizer == "adam":
        rule = torch.optim.Adam(model.parameters(), lr=0.001)
    else:
        rule = torch.optim.SGD(model.parameters(), lr=0.001, momentum=0.9, nesterov=True)
    for step in range(steps):
        first = step % 200 * batch
        rule.zero_grad()
        loss(model(examples[first:first + batch]), labels[first:first + batch]).backward()
        rule.step()


train(0)
best = float("inf")
for seed in range(networks):
    start = time.process_time()
    train(seed)
    best = min(best, time.process_time() - start)
print(best)
