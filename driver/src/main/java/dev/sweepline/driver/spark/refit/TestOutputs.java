package dev.sweepline.driver.spark.refit;

import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.train.dl4j.ArrayKeeper;
import dev.sweepline.worker.train.dl4j.TrialRefit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/** A network's outputs for the test rows, batch by batch. Serializable; one per task. */
record TestOutputs(RefitTask task, Broadcast<float[]> weights)
    implements FlatMapFunction<Iterator<Integer>, float[]> {
  /** The outputs for all test rows in order, by as many tasks as there are workers. */
  static float[] of(
      JavaSparkContext spark, RefitTask task, float[] weights, int batches, int workers) {
    List<Integer> all = IntStream.range(0, batches).boxed().toList();
    Broadcast<float[]> sent = spark.broadcast(weights);
    List<float[]> outputs =
        spark
            .parallelize(new ArrayList<>(all), Math.min(workers, batches))
            .mapPartitions(new TestOutputs(task, sent))
            .collect();
    sent.destroy();
    float[] joined = new float[outputs.stream().mapToInt(batch -> batch.length).sum()];
    int at = 0;
    for (float[] batch : outputs) {
      System.arraycopy(batch, 0, joined, at, batch.length);
      at += batch.length;
    }
    return joined;
  }

  @Override
  public Iterator<float[]> call(Iterator<Integer> batches) {
    TrialRefit refit = RefitRegistry.of(task);
    ArrayKeeper keeper = ArrayKeeper.install();
    keeper.begin();
    try (TrainableNetwork network = refit.network()) {
      network.restore(weights.getValue());
      List<float[]> outputs = new ArrayList<>();
      while (batches.hasNext()) {
        outputs.add(refit.outputs(network, batches.next()));
        keeper.betweenCalls();
      }
      return outputs.iterator();
    } finally {
      keeper.end();
    }
  }
}
