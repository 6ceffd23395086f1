package dev.sweepline.sweep.file.parameters;

import dev.sweepline.sweep.parameter.Counted;
import dev.sweepline.sweep.parameter.IntUniform;
import dev.sweepline.sweep.parameter.LogUniform;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.parameter.QLogUniform;
import dev.sweepline.sweep.parameter.Stepped;
import dev.sweepline.sweep.parameter.Uniform;
import dev.sweepline.sweep.yaml.MapReader;
import dev.sweepline.sweep.yaml.Yaml;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A reader of parameters between bounds, with our {@code log}, {@code step} and {@code count}. */
final class RangeReader {
  private static final int MOST_POINTS = 100_000;

  private final MapReader scope;
  private final Distribution kind;

  RangeReader(MapReader scope, Distribution kind) {
    this.scope = scope;
    this.kind = kind;
  }

  /** Both bounds, Long or Double, as the file spells them. */
  record Bounds(Number min, Number max) {}

  Optional<Bounds> bounds() {
    Optional<Number> min = scope.number("min");
    Optional<Number> max = scope.number("max");
    if (min.isEmpty()
        || max.isEmpty()
        || !ordered(min.get().doubleValue(), max.get().doubleValue())) {
      return Optional.empty();
    }
    boolean values = kind.word().contains("log") && !kind.exponents();
    return values && !positive(min.get(), kind.word())
        ? Optional.empty()
        : Optional.of(new Bounds(min.get(), max.get()));
  }

  private boolean positive(Number min, String what) {
    if (min.doubleValue() <= 0) {
      scope.error("min", "min " + shown("min") + " must be > 0 for " + what);
      return false;
    }
    return true;
  }

  Optional<Parameter> integers() {
    OptionalLong min = scope.whole("min");
    OptionalLong max = scope.whole("max");
    if (min.isEmpty()
        || max.isEmpty()
        || !ordered((double) min.getAsLong(), (double) max.getAsLong())) {
      return Optional.empty();
    }
    noteReal("min");
    noteReal("max");
    if (!scope.has("distribution") && min.getAsLong() == 0 && max.getAsLong() == 1) {
      scope
          .problems()
          .warn(
              scope.valuePlace("min"),
              "0 and 1 are integers, so only 0 and 1 are tried; write 0.0 and 1.0 for what lies"
                  + " between");
    }
    return shaped(
        new Bounds(min.getAsLong(), max.getAsLong()),
        new IntUniform(min.getAsLong(), max.getAsLong()));
  }

  private void noteReal(String bound) {
    if (scope.find(bound).filter(value -> value.value() instanceof Double).isPresent()) {
      scope
          .problems()
          .warn(
              scope.valuePlace(bound),
              bound + " " + shown(bound) + " is read as an integer; W&B refuses it");
    }
  }

  Optional<Parameter> reals() {
    Optional<Bounds> bounds = bounds();
    bounds.filter(b -> !scope.has("distribution")).ifPresent(this::noteMixed);
    return bounds.flatMap(
        b -> shaped(b, new Uniform(b.min().doubleValue(), b.max().doubleValue())));
  }

  private void noteMixed(Bounds bounds) {
    if (bounds.min() instanceof Long != bounds.max() instanceof Long) {
      String whole = bounds.min() instanceof Long ? "min" : "max";
      scope
          .problems()
          .warn(
              scope.valuePlace(whole),
              whole
                  + " "
                  + shown(whole)
                  + " is an integer and the other bound is not; read as real numbers");
    }
  }

  /** The range with what the file adds to it. */
  private Optional<Parameter> shaped(Bounds bounds, Parameter even) {
    Optional<Boolean> log = scope.has("log") ? scope.flag("log") : Optional.of(false);
    if (log.isEmpty()) {
      return Optional.empty();
    }
    if (scope.has("step")) {
      return stepped(bounds, log.get());
    }
    if (!log.get()) {
      return counted(even);
    }
    if (!positive(bounds.min(), "log: true")) {
      return Optional.empty();
    }
    double min = bounds.min().doubleValue();
    double max = bounds.max().doubleValue();
    return counted(
        even instanceof IntUniform ? new QLogUniform(min, max, 1L) : new LogUniform(min, max));
  }

  private Optional<Parameter> stepped(Bounds bounds, boolean log) {
    for (String other : log ? new String[] {"log"} : new String[] {"count"}) {
      if (scope.has(other)) {
        scope
            .problems()
            .error(
                scope.keyPlace("step"),
                "step cannot stand beside "
                    + other
                    + "; remove one of them"
                    + (log ? ", or write count for points spread by magnitude" : ""));
        return Optional.empty();
      }
    }
    Optional<Number> step = scope.number("step");
    if (step.filter(s -> s.doubleValue() <= 0).isPresent()) {
      scope.error("step", "step " + shown("step") + " must be > 0");
      return Optional.empty();
    }
    return step.map(s -> new Stepped(bounds.min(), bounds.max(), s));
  }

  /** The range, or so many points of it in a grid. */
  Optional<Parameter> counted(Parameter range) {
    if (!scope.has("count")) {
      return Optional.of(range);
    }
    OptionalInt count = scope.count("count");
    if (count.isPresent() && count.getAsInt() > MOST_POINTS) {
      scope.error("count", "count " + count.getAsInt() + " is more than " + MOST_POINTS);
      return Optional.empty();
    }
    return count.isPresent() ? Optional.of(new Counted(range, count.getAsInt())) : Optional.empty();
  }

  private boolean ordered(double min, double max) {
    if (min < max) {
      return true;
    }
    scope.error(
        "min",
        "min "
            + shown("min")
            + " is not less than max "
            + shown("max")
            + (min == max ? "; write value: " + shown("min") : "; swap them"));
    return false;
  }

  private String shown(String key) {
    return scope.find(key).map(Yaml::shown).orElse("");
  }
}
