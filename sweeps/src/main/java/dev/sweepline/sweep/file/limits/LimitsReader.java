package dev.sweepline.sweep.file.limits;

import dev.sweepline.sweep.Limits;
import dev.sweepline.sweep.file.program.ProgramReader;
import dev.sweepline.sweep.training.TrialLimits;
import dev.sweepline.sweep.yaml.DurationReader;
import dev.sweepline.sweep.yaml.MapReader;
import dev.sweepline.sweep.yaml.SizeReader;
import java.time.Duration;
import java.util.OptionalDouble;

/** A reader of the limits of a sweep: those of {@code budget}, and {@code metric.target}. */
public final class LimitsReader {
  private final MapReader file;

  public LimitsReader(MapReader file) {
    this.file = file;
  }

  /** Whatever could be read. */
  public Limits read() {
    OptionalDouble target =
        file.map("metric", "metric: {name: val_loss, goal: minimize}")
            .flatMap(metric -> metric.number("target"))
            .map(number -> OptionalDouble.of(number.doubleValue()))
            .orElse(OptionalDouble.empty());
    return file.map("budget", BudgetReader.EXAMPLE)
        .map(this::limits)
        .orElse(Limits.NONE.withTrial(new TrialLimits(TrialLimits.FOREVER, patience())))
        .withTarget(target);
  }

  /** Nobody knows how often a program reports that does not say. */
  private Duration patience() {
    return ProgramReader.isProgram(file) ? TrialLimits.FOREVER : TrialLimits.HANG_AFTER;
  }

  private Limits limits(MapReader budget) {
    return new Limits(
        budget.count("parallel"),
        budget.countOrNone("failed"),
        budget.countOrNone("retries"),
        DurationReader.read(budget, "time"),
        new TrialLimits(
            DurationReader.read(budget, "trial_time").orElse(TrialLimits.FOREVER),
            DurationReader.read(budget, "hang_after").orElse(patience())),
        SizeReader.read(budget, "disk"),
        OptionalDouble.empty());
  }
}
