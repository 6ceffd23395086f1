// spark-shell --jars sweepline-cluster.jar -I run-sweep.scala   or, in one that runs:  :load run-sweep.scala
import dev.sweepline.driver.api.SweepLauncher

// Your Kafka, or nothing where `sweep serve` runs on this machine.
val kafka = sys.env.get("KAFKA")

val launcher = SweepLauncher.on(spark).text("""
name: from-scala
method: random
run_cap: 12
dataset: digits
network: mlp
metric: {name: val_accuracy, goal: maximize}
budget: {epochs: 3}
parameters:
  hidden: {min: 8, max: 64}
  learning_rate: {min: 0.001, max: 0.1, distribution: log_uniform_values}
""")
kafka.foreach(servers => launcher.kafka(servers))

val sweep = launcher.start()
println(s"${sweep.id} is at work; sweep.progress says how far it is, sweep.stop() ends it")
sweep.join()
println(sweep.progress)
val board = sweep.board
board.select("rank", "trial", "val_accuracy", "hidden", "learning_rate").show(5)
board.groupBy("state").count().show()
