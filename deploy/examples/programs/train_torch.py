"""A small network of PyTorch on two spirals of points; reports each epoch as a line, and goes on where it was stopped."""

import argparse
import json
import os

import torch

parser = argparse.ArgumentParser()
parser.add_argument("--lr", type=float, default=0.01)
parser.add_argument("--hidden", type=int, default=32)
parser.add_argument("--dropout", type=float, default=0.0)
parser.add_argument("--epochs", type=int, default=27)
options = parser.parse_args()
torch.manual_seed(int(os.environ.get("SWEEPLINE_SEED", 1)))
torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", 1)))


def spirals(points, seed):
    """Points on two arms that wind around each other, and which arm each is on."""
    source = torch.Generator().manual_seed(seed)
    arm = torch.arange(points) % 2
    turn = torch.rand(points, generator=source) * 3 + 0.3
    angle = turn * 3.1416 + arm * 3.1416
    x = torch.stack((turn * angle.cos(), turn * angle.sin()), dim=1)
    return x + 0.1 * torch.randn(points, 2, generator=source), arm


model = torch.nn.Sequential(
    torch.nn.Linear(2, options.hidden),
    torch.nn.Tanh(),
    torch.nn.Linear(options.hidden, options.hidden),
    torch.nn.Tanh(),
    torch.nn.Dropout(options.dropout),
    torch.nn.Linear(options.hidden, 2),
)
optimizer = torch.optim.Adam(model.parameters(), lr=options.lr)
checkpoint = os.path.join(os.environ.get("SWEEPLINE_CHECKPOINT_DIR", "."), "spirals.pt")
first = 1
if os.path.exists(checkpoint):
    state = torch.load(checkpoint)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    first = state["epoch"] + 1

x, y = spirals(1000, seed=1)
x_test, y_test = spirals(1000, seed=2)
for epoch in range(first, options.epochs + 1):
    model.train()
    for batch in torch.randperm(len(x)).split(50):
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(model(x[batch]), y[batch])
        loss.backward()
        optimizer.step()
    model.eval()
    with torch.no_grad():
        accuracy = (model(x_test).argmax(1) == y_test).float().mean().item()
    torch.save({"epoch": epoch, "model": model.state_dict(), "optimizer": optimizer.state_dict()}, checkpoint + ".part")
    os.replace(checkpoint + ".part", checkpoint)
    print(json.dumps({"epoch": epoch, "loss": loss.item(), "accuracy": accuracy}), flush=True)
