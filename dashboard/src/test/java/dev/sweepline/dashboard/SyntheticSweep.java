package dev.sweepline.dashboard;

import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.event.SweepEvent.StageOpened;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.value.Extent;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.sweep.value.Extent.Scale;
import dev.sweepline.sweep.value.Extent.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;

/** Made-up sweeps that look like real ones: curves rise, some diverge, some fail. */
public final class SyntheticSweep {
  private final Random random;
  private final String id;
  private long at;

  public SyntheticSweep(String id, long at, long seed) {
    this.id = id;
    this.at = at;
    this.random = new Random(seed);
  }

  public long at() {
    return at;
  }

  /** The first event. */
  public SweepSubmitted submitted(String name, String method, long planned) {
    return TestSubmissions.submission(id)
        .at(at)
        .name(name)
        .file("sweeps/" + id + ".yaml")
        .text(
            "# "
                + name
                + "\nname: "
                + id
                + "\nmethod: "
                + method
                + "\nmetric:\n"
                + "  name: val_accuracy\n  goal: maximize\nparameters:\n"
                + "  learning_rate: {distribution: log_uniform_values, min: 0.0001, max: 0.3}\n"
                + "  hidden: {values: [64, 128, 256, 512]}\n")
        .objective(new Objective("val_accuracy", Goal.MAXIMIZE))
        .method(method)
        .parameters(
            List.of(
                new ParameterColumn("activation", "categorical", "relu | tanh | elu"),
                new ParameterColumn("batch", "constant", "64"),
                new ParameterColumn("dropout", "uniform", "0..0.5"),
                new ParameterColumn("hidden", "categorical", "64 | 128 | 256 | 512"),
                new ParameterColumn("learning_rate", "log_uniform_values", "0.0001..0.3")))
        .planned(planned < 0 ? OptionalLong.empty() : OptionalLong.of(planned))
        .environment(Map.of("java", "17.0.12", "machine", "2 cores, 24 GB", "sweepline", "0.1.0"))
        .build();
  }

  /** A window around a learning rate. */
  public StageOpened stage(int stage, int first, int trials, double low, double high, int values) {
    List<Object> activations = List.of("relu", "tanh", "elu");
    Map<String, Extent> window =
        Map.of(
            "learning_rate", new Interval(low, high, Scale.LOG),
            "dropout", new Interval(0.1 * stage, 0.5 / (stage + 1) + 0.1 * stage, Scale.LINEAR),
            "activation", new Values(activations.subList(0, values)));
    return new StageOpened(id, 0, at, stage, first, trials, window);
  }

  /** Everything one trial does, in order, from start to end. */
  public List<SweepEvent> trial(int index, int epochs) {
    return trial(index, epochs, 1e-4, 0.3);
  }

  /** The same with learning rates from a window. */
  public List<SweepEvent> trial(int index, int epochs, double low, double high) {
    double rate = Math.exp(Math.log(low) + random.nextDouble() * Math.log(high / low));
    double dropout = random.nextDouble() * 0.5;
    long hidden = 64L << random.nextInt(4);
    String activation = List.of("relu", "tanh", "elu").get(random.nextInt(3));
    TrialId trial = new TrialId(id, index);
    List<SweepEvent> events = new ArrayList<>();
    at += 400 + random.nextInt(300);
    events.add(
        new TrialStarted(
            trial,
            0,
            1,
            at,
            Map.of(
                "learning_rate",
                rate,
                "dropout",
                dropout,
                "hidden",
                hidden,
                "activation",
                activation,
                "batch",
                64L),
            Budget.epochs(epochs),
            "driver/" + index % 4));
    double distance = Math.log10(rate / 0.01);
    double top = 0.985 - 0.035 * distance * distance - 0.02 * dropout - 0.6 / hidden;
    double speed = 0.35 + 0.5 * random.nextDouble();
    boolean diverges = rate > 0.15 && random.nextInt(3) > 0;
    boolean throwsUp = random.nextInt(23) == 0;
    int last = throwsUp || diverges ? 1 + random.nextInt(epochs) : epochs;
    for (int epoch = 1; epoch <= last; epoch++) {
      at += 300;
      boolean nan = diverges && epoch == last;
      double share = 1 - Math.exp(-speed * (epoch + 0.4));
      double accuracy = top * (0.35 + 0.65 * share) + random.nextGaussian() * 0.004;
      double loss = 2.3 * Math.exp(-speed * epoch) + 0.08 * (1 - top) * epoch + 0.1;
      Map<String, Double> metrics =
          nan
              ? Map.of(
                  "train_loss",
                  Double.NaN,
                  "val_loss",
                  Double.NaN,
                  "val_accuracy",
                  Double.NaN,
                  "seconds",
                  0.31 * epoch)
              : Map.of(
                  "train_loss",
                  loss * 0.85 + random.nextDouble() * 0.02,
                  "val_loss",
                  loss + 0.03 * random.nextDouble(),
                  "val_accuracy",
                  Math.min(0.999, accuracy),
                  "seconds",
                  0.31 * epoch);
      events.add(
          new TrialMeasured(trial, 0, 1, at, epoch, new Measurement(epoch, 700L * epoch, metrics)));
    }
    events.add(new TrialEnded(trial, 0, 1, at, report(top, last, diverges, throwsUp)));
    return events;
  }

  private TrialReport report(double top, int last, boolean diverges, boolean throwsUp) {
    if (diverges) {
      String reason = "train_loss became NaN in epoch " + last;
      return new TrialReport(new TrialEnd.Failed(FailureKind.DIVERGED, reason, ""), last, Map.of());
    }
    if (throwsUp) {
      return new TrialReport(
          new TrialEnd.Failed(
              FailureKind.OUT_OF_MEMORY,
              "the batch did not fit into 2.0 GB",
              "java.lang.OutOfMemoryError: Cannot allocate new FloatPointer(52428800)\n"
                  + "\tat org.bytedeco.javacpp.FloatPointer.<init>(FloatPointer.java:88)\n"
                  + "\tat dev.sweepline.worker.mlp.Mlp.fit(Mlp.java:131)\n"),
          last,
          Map.of());
    }
    return new TrialReport(
        new TrialEnd.Completed(), last, Map.of("test_accuracy", top - 0.004, "test_loss", 0.11));
  }

  public SweepEnded ended(SweepEnded.Outcome outcome, String... notes) {
    at += 100;
    return new SweepEnded(id, 0, at, outcome, List.of(notes));
  }

  /** A whole finished sweep. */
  public List<SweepEvent> finished(String name, int trials, int epochs) {
    List<SweepEvent> events = new ArrayList<>();
    events.add(submitted(name, "random", trials));
    for (int i = 0; i < trials; i++) {
      events.addAll(trial(i, epochs));
    }
    events.add(ended(SweepEnded.Outcome.FINISHED));
    return events;
  }
}
