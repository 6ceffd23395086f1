package dev.sweepline.driver.spark.refit;

import dev.sweepline.worker.network.TrainableNetwork;
import dev.sweepline.worker.train.ArrayKeeper;
import dev.sweepline.worker.train.TrialRefit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/** What a network makes of test rows, a chunk of them at a time. Serializable; one per task. */
record TestOutputs(RefitTask task, Broadcast<float[]> weights)
    implements FlatMapFunction<Iterator<Integer>, float[]> {
  private static final int CHUNK = 1024;

  /** The outputs for all test rows in order, by as many tasks as there are workers. */
  static float[] of(
      JavaSparkContext spark, RefitTask task, float[] weights, int rows, int workers) {
    List<Integer> firsts =
        IntStream.iterate(0, first -> first < rows, first -> first + CHUNK).boxed().toList();
    Broadcast<float[]> sent = spark.broadcast(weights);
    List<float[]> chunks =
        spark
            .parallelize(new ArrayList<>(firsts), Math.min(workers, firsts.size()))
            .mapPartitions(new TestOutputs(task, sent))
            .collect();
    sent.destroy();
    float[] all = new float[chunks.stream().mapToInt(chunk -> chunk.length).sum()];
    int at = 0;
    for (float[] chunk : chunks) {
      System.arraycopy(chunk, 0, all, at, chunk.length);
      at += chunk.length;
    }
    return all;
  }

  @Override
  public Iterator<float[]> call(Iterator<Integer> firsts) {
    TrialRefit refit = RefitRegistry.of(task);
    ArrayKeeper keeper = ArrayKeeper.install();
    keeper.begin();
    try (TrainableNetwork network = refit.network()) {
      network.restore(weights.getValue());
      List<float[]> chunks = new ArrayList<>();
      while (firsts.hasNext()) {
        int first = firsts.next();
        chunks.add(refit.outputs(network, first, Math.min(first + CHUNK, refit.testRows())));
        keeper.betweenCalls();
      }
      return chunks.iterator();
    } finally {
      keeper.end();
    }
  }
}
