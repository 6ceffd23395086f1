package dev.sweepline.worker.train.packed;

import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.evaluation.Evaluation;
import dev.sweepline.worker.evaluation.Evaluator;
import dev.sweepline.worker.evaluation.Outputs;
import dev.sweepline.worker.lanes.LaneNetwork;
import dev.sweepline.worker.lanes.LaneRoom;
import dev.sweepline.worker.model.Checkpoint;
import dev.sweepline.worker.model.Checkpoints;
import dev.sweepline.worker.network.family.DensePlan;
import dev.sweepline.worker.network.loss.Logits;
import dev.sweepline.worker.network.loss.Loss;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.train.Outcome;
import dev.sweepline.worker.train.Progress;
import dev.sweepline.worker.train.TrainableGroup;
import dev.sweepline.worker.train.TrainingRun;
import dev.sweepline.worker.train.dl4j.WeightModels;
import dev.sweepline.worker.train.fold.ModelSaver;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One trial of a pack: its network and where it stands. Not thread-safe. */
final class PackLane implements TrainableGroup, Outputs, AutoCloseable {
  private final PackedTrial trial;
  private final DensePlan plan;
  private final DataSplits data;
  private final InstantSource clock;
  private final Progress progress;
  private final Optional<Checkpoint> earlier;
  private final Optional<Checkpoint> from;
  private LaneNetwork network;
  private TrainingRun run;
  private int slot;
  private int rows;

  /**
   * A lane that takes no room yet.
   *
   * @param checkpoints of an earlier attempt, passed over where this one trains no longer, and of
   *     the trial whose network this one takes over
   * @throws dev.sweepline.worker.network.settings.InvalidNetworkException when its plan does not go
   *     with the data
   */
  PackLane(
      PackedTrial trial,
      DensePlan plan,
      DataSplits data,
      InstantSource clock,
      Checkpoints checkpoints) {
    this.trial = trial;
    this.plan = plan;
    this.data = data;
    this.clock = clock;
    plan.loss(data.form());
    plan.weights(widths());
    int batch = Math.min(batchSize(), data.train().rows());
    this.progress = new Progress((data.train().rows() + batch - 1) / batch);
    String key = Checkpoint.keyInPack(trial.spec());
    this.earlier =
        checkpoints
            .find(trial.spec(), key)
            .filter(found -> plan.training().patience() == 0)
            .filter(
                found ->
                    TrainingRun.goesBeyond(
                        found.last(), this, plan.training(), trial.spec().budget()));
    this.from = earlier.or(() -> checkpoints.inherited(trial.spec(), key));
    from.map(found -> found.last().epoch())
        .ifPresent(passes -> progress.goOn(passes, progress.steps(passes)));
  }

  int[] widths() {
    return plan.sizes(data.form());
  }

  int batchSize() {
    return plan.training().batchSize();
  }

  RandomStreams random() {
    return new RandomStreams(trial.spec().seed());
  }

  DataSplits data() {
    return data;
  }

  /**
   * What its network takes of the heap: weights, what rules remember, and the best weights so far.
   */
  long heapBytes() {
    return 5L * Float.BYTES * plan.weights(widths());
  }

  /** Makes the network. */
  void enter(LaneRoom room) {
    network = room.network(plan, data.form(), random());
    from.ifPresent(found -> network.goOn(found.network()));
  }

  /** The clock starts; whether the trial is over with what an earlier attempt has trained. */
  boolean begin(WeightModels models) {
    run = new TrainingRun(this, plan.training(), trial.spec(), trial.listener(), clock);
    trial.listener().heartbeat().beat();
    try {
      earlier.ifPresent(found -> run.goOn(found.measurements()));
      Optional<Outcome> outcome = run.recall();
      outcome.ifPresent(end -> done(end, models));
      return outcome.isPresent();
    } catch (Throwable thrown) {
      failed(thrown);
      return true;
    }
  }

  /**
   * Trains on a minibatch in the room, whatever happens; whether the trial is over.
   *
   * @param slot where it is
   * @param rows it has
   */
  boolean step(int slot, int rows, WeightModels models) {
    this.slot = slot;
    this.rows = rows;
    try {
      Optional<Outcome> outcome = run.step();
      outcome.ifPresent(end -> done(end, models));
      return outcome.isPresent();
    } catch (Throwable thrown) {
      failed(thrown);
      return true;
    }
  }

  private void done(Outcome outcome, WeightModels models) {
    boolean wanted = ModelSaver.wanted(outcome, trial.spec(), trial.listener());
    if (wanted) {
      models.save(trial.spec(), data, network.dl4jWeights(), outcome.results());
    }
    boolean continued = run.isToBeContinued(trial.spec(), outcome);
    if ((wanted || continued) && plan.training().patience() == 0 && progress.passEnded()) {
      models.checkpoints().write(trial.spec(), checkpoint());
    }
    trial.done().accept(outcome);
  }

  /** Dropout follows from the step, so there is no generator whose state would have to be kept. */
  private Checkpoint checkpoint() {
    return new Checkpoint(
        Checkpoint.keyInPack(trial.spec()), run.measurements(), 0, 0, network.state());
  }

  void failed(Throwable thrown) {
    trial.failed().accept(thrown);
  }

  @Override
  public int epoch() {
    return progress.epoch();
  }

  @Override
  public long step() {
    return progress.step();
  }

  @Override
  public boolean passEnded() {
    return progress.passEnded();
  }

  @Override
  public long steps(int passes) {
    return progress.steps(passes);
  }

  @Override
  public void advance() {
    progress.begin();
    double loss = network.fit(slot, rows, progress.step());
    trial.listener().heartbeat().beat();
    progress.trained(loss);
  }

  @Override
  public Map<String, Double> measure() {
    Evaluation validation = evaluate(data.validation());
    progress.requireFinite("validation", validation.loss());
    Map<String, Double> metrics = validation.metrics(MetricNames.VAL);
    metrics.put(MetricNames.TRAIN_LOSS, progress.trainLoss());
    int sample = trial.spec().recording().trainRows();
    metrics.putAll(Evaluation.onTraining(this, data, sample, trial.listener().heartbeat()));
    return metrics;
  }

  @Override
  public Map<String, Double> test() {
    return evaluate(data.test()).metrics(MetricNames.TEST);
  }

  private Evaluation evaluate(DataPart part) {
    return Evaluation.of(this, part, Evaluator.of(data), trial.listener().heartbeat());
  }

  @Override
  public Loss loss() {
    return network.loss();
  }

  @Override
  public void read(DataPart part, int first, int stride, int end, Logits into) {
    network.read(part, first, stride, end, into);
  }

  @Override
  public void scaleRates(double factor) {
    network.scaleRate(factor);
  }

  @Override
  public List<float[]> weights() {
    return List.of(network.weights());
  }

  @Override
  public void restore(List<float[]> weights) {
    network.restore(weights.get(0));
  }

  @Override
  public void close() {
    if (network != null) {
      network.close();
    }
  }
}
