package dev.sweepline.worker.slot;

import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.train.EpochListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Specifications and a listener for tests. */
public final class Trials {
  private Trials() {}

  public static TrialSpec digits(Budget budget, Map<String, Object> parameters) {
    return digits(7, budget, parameters);
  }

  public static TrialSpec digits(long seed, Budget budget, Map<String, Object> parameters) {
    return TestSpecs.spec(new TrialId("test", 0))
        .parameters(parameters)
        .seed(seed)
        .budget(budget)
        .build();
  }

  /** Keeps what it hears, always says CONTINUE and wants every network saved. */
  public static final class Recorder implements EpochListener {
    private final List<Measurement> heard = new ArrayList<>();

    @Override
    public Verdict measured(Measurement measurement) {
      heard.add(measurement);
      return Verdict.CONTINUE;
    }

    @Override
    public boolean keeps(Map<String, Double> results) {
      return true;
    }

    public List<Measurement> heard() {
      return heard;
    }

    public Measurement last() {
      return heard.get(heard.size() - 1);
    }

    /** All metrics but the seconds, which no two runs share. */
    public List<Map<String, Double>> curves() {
      return heard.stream()
          .map(
              measurement -> {
                Map<String, Double> metrics = new TreeMap<>(measurement.metrics());
                metrics.remove(MetricNames.SECONDS);
                return metrics;
              })
          .toList();
    }
  }
}
