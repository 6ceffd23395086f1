package dev.sweepline.driver.spark.refit;

import dev.sweepline.worker.train.dl4j.ArrayKeeper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.spark.api.Repartition;
import org.deeplearning4j.spark.api.WorkerConfiguration;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingWorker;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's parameter averaging with workers that build their network of the trial, in place of the
 * one it would send: our losses, clips and users' own classes would not survive the way.
 * Minibatches are dealt out in their order, so that one worker does what a trial does. Not
 * thread-safe.
 */
final class Averaging extends ParameterAveragingTrainingMaster {
  private final RefitTask task;
  private final ArrayKeeper keeper;
  private Optional<Broadcast<Weights>> sent = Optional.empty();
  private final Deque<Integer> stepsOfSplits = new ArrayDeque<>();
  private double rate = 1;
  private int steps;

  Averaging(RefitTask task, int batchSize, int workers, int frequency, ArrayKeeper keeper) {
    super(
        new Builder(workers, batchSize)
            .batchSizePerWorker(batchSize)
            .averagingFrequency(frequency)
            .workerPrefetchNumBatches(0) // on the task's own thread, which keeps its arrays
            .repartionData(Repartition.Never)
            .saveUpdater(true));
    this.task = task;
    this.keeper = keeper;
  }

  /** From now on learning rates are their first values times the factor. */
  void rate(double factor) {
    rate = factor;
  }

  /** One split for each average, a run of minibatches for each worker. */
  @Override
  @SuppressWarnings("unchecked") // Java has no arrays of generic types
  protected <T> JavaRDD<T>[] getSplitRDDs(JavaRDD<T> minibatches, int count, int examples) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(minibatches.context());
    List<T> all = minibatches.collect();
    int size = numWorkers * averagingFrequency;
    List<JavaRDD<T>> splits = new ArrayList<>();
    for (int first = 0; first < all.size(); first += size) {
      List<T> split = all.subList(first, Math.min(first + size, all.size()));
      splits.add(spark.parallelize(new ArrayList<>(split), numWorkers));
      stepsOfSplits.add((split.size() + numWorkers - 1) / numWorkers);
    }
    return splits.toArray(JavaRDD[]::new);
  }

  @Override
  public ParameterAveragingTrainingWorker getWorkerInstance(SparkDl4jMultiLayer network) {
    INDArray state = network.getNetwork().getUpdater().getStateViewArray();
    return worker(network.getSparkContext(), network.getNetwork(), state, false);
  }

  @Override
  public ParameterAveragingTrainingWorker getWorkerInstance(SparkComputationGraph network) {
    INDArray state = network.getNetwork().getUpdater().getStateViewArray();
    return worker(network.getSparkContext(), network.getNetwork(), state, true);
  }

  private ParameterAveragingTrainingWorker worker(
      JavaSparkContext spark, Model network, INDArray stateOrNull, boolean graph) {
    keeper.betweenCalls();
    sent.ifPresent(Broadcast::destroy);
    // DL4J counts a last, shorter split as a whole one, and Adam's first steps depend on the count.
    Weights weights = Weights.of(network, stateOrNull, steps);
    steps += stepsOfSplits.remove();
    Broadcast<Weights> broadcast = spark.broadcast(weights);
    sent = Optional.of(broadcast);
    RefitRegistry.leave(weights.bytes() * (numWorkers + 1));
    WorkerConfiguration configuration =
        new WorkerConfiguration(
            graph, rddDataSetNumExamples, batchSizePerWorker, averagingFrequency, 0, false);
    return new AveragingWorker(task, broadcast, configuration, rate);
  }
}
