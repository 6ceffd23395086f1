"""The bottom of a curved valley, by gradient descent: parameters come as --name=value, reports go as lines."""

import json
import sys

parameters = dict(argument[2:].split("=", 1) for argument in sys.argv[1:])
rate = float(parameters["rate"])
momentum = float(parameters["momentum"])

x, y, dx, dy = -1.0, 1.0, 0.0, 0.0
for epoch in range(1, 31):
    for _ in range(20):
        gap = y - x * x
        dx = momentum * dx - rate * (-2 * (1 - x) - 40 * x * gap)
        dy = momentum * dy - rate * (20 * gap)
        x, y = x + dx, y + dy
    print(json.dumps({"epoch": epoch, "height": (1 - x) ** 2 + 10 * (y - x * x) ** 2}), flush=True)
