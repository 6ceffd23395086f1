"""Training steps of the bench's convolutional networks in PyTorch, one network after the other, on one thread.

arguments: batch size, steps, networks, convolutions, filters, hidden units, side of the images, labels, then "batch_norm" or "plain" and
"channels_first" or "channels_last".
Prints the seconds of processor time that one network takes, the least of all, after one that does not count.
"""
import sys
import time

import torch
from torch import nn

batch, steps, networks, convolutions, filters, hidden, side, labels = map(int, sys.argv[1:9])
normalised = sys.argv[9] == "batch_norm"
order = torch.channels_last if sys.argv[10] == "channels_last" else torch.contiguous_format
torch.set_num_threads(1)
examples = torch.rand(20 * batch, 1, side, side).contiguous(memory_format=order)
answers = torch.randint(0, labels, (20 * batch,))


def network():
    layers, channels, left = [], 1, side
    for _ in range(convolutions):
        layers.append(nn.Conv2d(channels, filters, 3, padding=1))
        if normalised:
            layers.append(nn.BatchNorm2d(filters))
        layers += [nn.ReLU(), nn.MaxPool2d(2)]
        channels, left = filters, left // 2
    layers += [nn.Flatten(), nn.Linear(channels * left * left, hidden)]
    if normalised:
        layers.append(nn.BatchNorm1d(hidden))
    return nn.Sequential(*layers, nn.ReLU(), nn.Linear(hidden, labels)).to(memory_format=order)


def train(seed):
    torch.manual_seed(seed)
    model = network()
    loss = nn.CrossEntropyLoss()
    rule = torch.optim.Adam(model.parameters(), lr=0.001)
    for step in range(steps):
        first = step % 20 * batch
        rule.zero_grad()
        loss(model(examples[first:first + batch]), answers[first:first + batch]).backward()
        rule.step()


train(0)
best = float("inf")
for seed in range(networks):
    start = time.process_time()
    train(seed)
    best = min(best, time.process_time() - start)
print(best)
