package dev.sweepline.sweep.file;

import dev.sweepline.sweep.Limits;
import dev.sweepline.sweep.Terms;
import dev.sweepline.sweep.file.parameters.PointsReader;
import dev.sweepline.sweep.file.parameters.SpaceDraft;
import dev.sweepline.sweep.search.Hyperband;
import dev.sweepline.sweep.training.SeedPolicy;
import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.yaml.DurationReader;
import dev.sweepline.sweep.yaml.MapReader;
import dev.sweepline.sweep.yaml.SizeReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A reader of the terms on which a sweep runs. */
final class TermsReader {
  private final MapReader file;
  private final SpaceDraft draft;

  TermsReader(MapReader file, SpaceDraft draft) {
    this.file = file;
    this.draft = draft;
  }

  /** Whatever could be read. */
  Terms read() {
    Optional<Hyperband> stopping = new StoppingReader(file).read();
    OptionalInt repeats = file.has("repeats") ? file.count("repeats") : OptionalInt.of(1);
    return new Terms(
        limits(),
        stopping,
        new PointsReader(file, draft).read(),
        file.oneOf("seeds", SeedPolicy.class).orElse(SeedPolicy.SAME),
        repeats.orElse(1),
        new RefitReader(file).read(),
        new ResourcesReader(file).read(),
        file.oneOf("trainer", TrainerChoice.class).orElse(TrainerChoice.AUTO),
        labels());
  }

  private Limits limits() {
    OptionalDouble target =
        file.map("metric", "metric: {name: val_loss, goal: minimize}")
            .flatMap(metric -> metric.number("target"))
            .map(number -> OptionalDouble.of(number.doubleValue()))
            .orElse(OptionalDouble.empty());
    return file.map("budget", BudgetReader.EXAMPLE)
        .map(TermsReader::limits)
        .orElse(Limits.NONE)
        .withTarget(target);
  }

  private static Limits limits(MapReader budget) {
    return new Limits(
        budget.count("parallel"),
        budget.countOrNone("failed"),
        budget.countOrNone("retries"),
        DurationReader.read(budget, "time"),
        DurationReader.read(budget, "trial_time"),
        DurationReader.read(budget, "hang_after").orElse(Limits.HANG_AFTER),
        SizeReader.read(budget, "disk"),
        OptionalDouble.empty());
  }

  private Map<String, Object> labels() {
    Map<String, Object> labels = new LinkedHashMap<>();
    for (String label : SweepKeys.LABELS) {
      file.find(label).ifPresent(value -> labels.put(label, value.value()));
    }
    return labels;
  }
}
