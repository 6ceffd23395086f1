"""In pyspark:  pyspark --jars sweepline-cluster.jar, then exec(open("run_sweep.py").read()).

There is no Python package: the session's gateway calls the same classes as Java does.
"""
import os

from pyspark.sql import DataFrame

SWEEP = """
name: from-python
method: random
run_cap: 12
dataset: digits
network: mlp
metric: {name: val_accuracy, goal: maximize}
budget: {epochs: 3}
parameters:
  hidden: {min: 8, max: 64}
  learning_rate: {min: 0.001, max: 0.1, distribution: log_uniform_values}
"""

launcher = spark._jvm.dev.sweepline.driver.api.SweepLauncher.on(spark._jsparkSession).text(SWEEP)
if "KAFKA" in os.environ:  # otherwise `sweep serve` runs on this machine
    launcher.kafka(os.environ["KAFKA"])

sweep = launcher.start()
while not sweep.join(5):
    print(sweep.progress())
board = DataFrame(sweep.board(), spark)
board.select("rank", "trial", "val_accuracy", "hidden", "learning_rate").show(5)
