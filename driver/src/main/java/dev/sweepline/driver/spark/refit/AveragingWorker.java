package dev.sweepline.driver.spark.refit;

import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.train.dl4j.ArrayKeeper;
import dev.sweepline.worker.train.dl4j.TrialRefit;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.TaskCompletionListener;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.api.WorkerConfiguration;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingResult;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingWorker;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.DataSet;

/**
 * A worker that trains a few minibatches in one Spark task, from the weights that were sent to
 * those that are averaged. Serializable until it begins; then it belongs to the task's thread.
 */
final class AveragingWorker extends ParameterAveragingTrainingWorker {
  private static final long serialVersionUID = 1;

  private final RefitTask task;
  private final Broadcast<Weights> sent;
  private final double rate;
  private transient ArrayKeeper keeper;
  private transient TrainableNetwork network;

  /**
   * A worker about to be sent.
   *
   * @param rate what learning rates are times
   */
  AveragingWorker(
      RefitTask task, Broadcast<Weights> sent, WorkerConfiguration configuration, double rate) {
    super(null, true, configuration, List.of(), List.of(), null);
    this.task = task;
    this.sent = sent;
    this.rate = rate;
  }

  @Override
  public MultiLayerNetwork getInitialModel() {
    begin();
    return (MultiLayerNetwork) network.model();
  }

  @Override
  public ComputationGraph getInitialModelGraph() {
    begin();
    return (ComputationGraph) network.model();
  }

  private void begin() {
    keeper = ArrayKeeper.install();
    keeper.begin();
    TaskCompletionListener letGo = context -> keeper.end();
    TaskContext.get().addTaskCompletionListener(letGo);
    TrialRefit refit = RefitRegistry.of(task);
    network = refit.network();
    network.restore(sent.getValue().unpacked());
    network.scaleRates(rate);
  }

  @Override
  public ParameterAveragingTrainingResult processMinibatch(
      DataSet rows, MultiLayerNetwork model, boolean isLast) {
    return after(rows, super.processMinibatch(rows, model, isLast));
  }

  @Override
  public ParameterAveragingTrainingResult processMinibatch(
      DataSet rows, ComputationGraph model, boolean isLast) {
    return after(rows, super.processMinibatch(rows, model, isLast));
  }

  private ParameterAveragingTrainingResult after(
      DataSet rows, ParameterAveragingTrainingResult result) {
    rows.getFeatures().close();
    rows.getLabels().close();
    keeper.betweenCalls();
    return result;
  }

  @Override
  public ParameterAveragingTrainingResult getFinalResult(MultiLayerNetwork model) {
    return detached(super.getFinalResult(model));
  }

  @Override
  public ParameterAveragingTrainingResult getFinalResult(ComputationGraph model) {
    return detached(super.getFinalResult(model));
  }

  /** What is sent home outlives the network, whose memory would wait for the collector. */
  private ParameterAveragingTrainingResult detached(ParameterAveragingTrainingResult result) {
    INDArray weights = result.getParameters().dup();
    INDArray state = result.getUpdaterState();
    INDArray stateOrNull = state == null ? null : state.dup();
    long kept = weights.length() + (state == null ? 0 : state.length());
    network.close();
    RefitRegistry.leave(2 * kept * Float.BYTES);
    return new ParameterAveragingTrainingResult(
        weights, stateOrNull, result.getScore(), null, null, null);
  }
}
