package dev.sweepline.worker.train.dl4j;

import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.RowOrder;
import dev.sweepline.worker.evaluation.Evaluation;
import dev.sweepline.worker.evaluation.Evaluator;
import dev.sweepline.worker.model.ModelFile;
import dev.sweepline.worker.network.NetworkFamily;
import dev.sweepline.worker.network.dl4j.NativeLogits;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.network.loss.Logits;
import dev.sweepline.worker.network.settings.TrainingSettings;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.RandomStreams.Purpose;
import dev.sweepline.worker.train.RateControl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A trial's assignment trained again on its training and validation rows together, in parts that
 * any machine can do: all that is made here follows from the trial alone. Rows stay scaled as the
 * trial had them, weights start as its did. Of several folds it is the first, of several repeats
 * the first. Thread-safe; what it makes is its caller's.
 */
public final class TrialRefit {
  private final TrialSpec spec;
  private final DataSplits data;
  private final NetworkFamily family;
  private final TrainingSettings training;
  private final RandomStreams random;
  private final int batchSize;
  private volatile Order order = new Order(0, new RowOrder(0));

  /** The rows of a pass; asked for minibatch by minibatch. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Order(int pass, RowOrder rows) {}

  /**
   * A refit.
   *
   * @param batchSize rows of a minibatch; 0 for the trial's own
   */
  public TrialRefit(TrialSpec spec, DataSplits data, NetworkFamily family, int batchSize) {
    this.spec = spec;
    this.data = data;
    this.family = family;
    this.training = TrainingSettings.of(family.settings(), spec.settings());
    this.random = new RandomStreams(spec.seed());
    this.batchSize = batchSize == 0 ? training.batchSize() : batchSize;
  }

  public int batchSize() {
    return batchSize;
  }

  /** Rows to train on. */
  public int rows() {
    return data.train().rows() + data.validation().rows();
  }

  /** Minibatches in one pass; the last may be smaller. */
  public int minibatches() {
    return (rows() + batchSize - 1) / batchSize;
  }

  /**
   * Batches that the test part is judged in: those of a trial, as products of other shapes may
   * differ in their last bits.
   */
  public int testBatches() {
    return (data.test().rows() + Evaluation.BATCH - 1) / Evaluation.BATCH;
  }

  /** The network with the trial's starting weights. */
  public TrainableNetwork network() {
    return family.build(spec.settings(), data.form(), random);
  }

  /**
   * How many passes the trial made, or part of one, before it had the weights that it ended with:
   * with patience, those of its best epoch.
   *
   * @param recorded its epochs, at least one
   */
  public double passes(List<Measurement> recorded) {
    Measurement last = recorded.get(recorded.size() - 1);
    if (training.patience() > 0) {
      last =
          recorded.stream()
              .min(Comparator.comparingDouble(epoch -> epoch.metric(MetricNames.VAL_LOSS)))
              .orElseThrow();
    }
    int size = Math.min(training.batchSize(), data.train().rows());
    int stepsInPass = (data.train().rows() + size - 1) / size;
    return (double) last.step() / stepsInPass;
  }

  /**
   * What the learning rate is times in each pass, by the trial's schedule. Where that looks at the
   * validation loss it sees the trial's, as there is none here.
   *
   * @param passes at least as long as the last pass, which may be part of one
   */
  public double[] rates(List<Measurement> recorded, double passes) {
    RateControl control = new RateControl(training);
    double[] rates = new double[(int) Math.ceil(passes)];
    rates[0] = 1;
    for (int pass = 1; pass < rates.length; pass++) {
      Measurement then = recorded.get(Math.min(pass, recorded.size()) - 1);
      rates[pass] = control.after(pass, pass / passes, then.metric(MetricNames.VAL_LOSS));
    }
    return rates;
  }

  /**
   * A minibatch, as the network's output layer wants it.
   *
   * @param pass from 1; each has an order of its own
   * @param index from 0 to {@link #minibatches()}
   */
  public DataSet minibatch(int pass, int index) {
    RowOrder order = order(pass);
    long augmentationSeed = random.seedOf(Purpose.AUGMENTATION, pass);
    int first = index * batchSize;
    int count = Math.min(batchSize, order.rows() - first);
    int columns = data.features();
    int answers = data.train().answers();
    float[] features = new float[count * columns];
    float[] labels = new float[count * answers];
    float[] row = new float[columns];
    for (int i = 0; i < count; i++) {
      int at = order.at(first + i);
      DataPart part = at < data.train().rows() ? data.train() : data.validation();
      int rowOfPart = part == data.train() ? at : at - data.train().rows();
      part.copy(rowOfPart, row);
      data.train().augmentation().ifPresent(how -> how.apply(row, augmentationSeed, at));
      System.arraycopy(row, 0, features, i * columns, columns);
      part.answer(rowOfPart, labels, i * answers);
    }
    return new DataSet(
        Nd4j.create(features, new long[] {count, columns}, 'c'),
        Nd4j.create(labels, new long[] {count, answers}, 'c'));
  }

  private RowOrder order(int pass) {
    Order known = order;
    if (known.pass != pass) {
      RowOrder rows = new RowOrder(rows());
      rows.shuffle(random.stream(Purpose.ORDER, pass));
      known = new Order(pass, rows);
      order = known;
    }
    return known.rows;
  }

  /** Seeds the dropout masks of the calling thread's next minibatch. */
  public void seedDropout(int pass, int index) {
    Nd4j.getRandom()
        .setSeed(random.seedOf(Purpose.DROPOUT, (long) pass * minibatches() + index + 1));
  }

  /**
   * Outputs for a batch of test rows, row by row.
   *
   * @param batch from 0 to {@link #testBatches()}
   */
  public float[] outputs(TrainableNetwork network, int batch) {
    int first = batch * Evaluation.BATCH;
    int end = Math.min(first + Evaluation.BATCH, data.test().rows());
    INDArray rows =
        data.test().features().get(NDArrayIndex.interval(first, end), NDArrayIndex.all());
    Logits logits = new Logits();
    try (INDArray array = network.output(rows)) {
      NativeLogits.read(array, logits);
    }
    float[] outputs = new float[(end - first) * data.outputs()];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = logits.at(i / data.outputs(), i % data.outputs());
    }
    return outputs;
  }

  /**
   * The metrics of all outputs of the test part, as of a trial's.
   *
   * @param outputs of {@link #outputs}, one batch after the other
   */
  public Map<String, Double> results(TrainableNetwork network, float[] outputs) {
    Evaluator judge = Evaluator.of(data);
    Logits logits = Logits.of(outputs, data.outputs());
    double sum = 0;
    for (int row = 0; row < data.test().rows(); row++) {
      sum += judge.add(network.loss(), logits, row, data.test(), row);
    }
    Map<String, Double> scores = new TreeMap<>(judge.scores());
    scores.put(MetricNames.LOSS, sum / data.test().rows());
    return new Evaluation(scores).metrics(MetricNames.TEST);
  }

  /** Saves the network as a trial's is. */
  public void save(Path file, TrainableNetwork network, Map<String, Double> results)
      throws IOException {
    ModelFile.write(file, network.model(), data, spec, results);
  }
}
