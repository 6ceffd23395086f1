package dev.sweepline.sweep.file.parameters;

import dev.sweepline.sweep.parameter.Beta;
import dev.sweepline.sweep.parameter.LogNormal;
import dev.sweepline.sweep.parameter.LogUniform;
import dev.sweepline.sweep.parameter.Normal;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.parameter.QLogUniform;
import dev.sweepline.sweep.parameter.QUniform;
import dev.sweepline.sweep.parameter.Quantized;
import dev.sweepline.sweep.text.SourcePosition;
import dev.sweepline.sweep.value.GridPoints;
import dev.sweepline.sweep.value.ValueText;
import dev.sweepline.sweep.yaml.MapReader;
import dev.sweepline.sweep.yaml.Yaml;
import java.util.Locale;
import java.util.Optional;

/** A reader of one parameter whose distribution is known and whose keys fit it. */
final class DistributionReader {
  private static final Number DEFAULT_Q = 1.0;

  private final MapReader scope;
  private final Distribution kind;

  DistributionReader(MapReader scope, Distribution kind) {
    this.scope = scope;
    this.kind = kind;
  }

  Optional<Parameter> read() {
    Optional<Parameter> parameter = build();
    if (kind.takes("q")) {
      parameter.ifPresent(this::warnOfCoarseSteps);
    }
    return parameter;
  }

  /** A q that leaves one value, or one that the bounds rule out. */
  private void warnOfCoarseSteps(Parameter parameter) {
    String q = scope.has("q") ? "q " + shown("q") : "q, which is 1 where it is not given,";
    SourcePosition place = scope.has("q") ? scope.valuePlace("q") : scope.keyPlace("distribution");
    Optional<GridPoints> values = parameter.support();
    if (values.filter(points -> points.count() == 1).isPresent()) {
      String only = ValueText.exact(values.get().get(0));
      scope.problems().warn(place, q + " leaves a single value, " + only + "; write a smaller q");
    } else if (parameter instanceof QLogUniform range
        && parameter.reach().filter(reach -> reach.low() == 0).isPresent()) {
      String low = ValueText.exact(range.min());
      scope
          .problems()
          .warn(place, q + " rounds values near " + low + " to 0; write a smaller q or larger min");
    }
  }

  private Optional<Parameter> build() {
    return switch (kind.word()) {
      case "constant" -> new ValueReader(scope).constant();
      case "categorical" -> new ValueReader(scope).categorical();
      case "categorical_w_probabilities" -> new ValueReader(scope).weighted();
      case "int_uniform" -> new RangeReader(scope, kind).integers();
      case "normal" -> shape("mu", 0, "sigma", 1, Normal::new);
      case "q_normal" -> rounded(shape("mu", 0, "sigma", 1, Normal::new));
      case "log_normal" -> shape("mu", 0, "sigma", 1, LogNormal::new);
      case "q_log_normal" -> rounded(shape("mu", 0, "sigma", 1, LogNormal::new));
      case "beta" -> shape("a", 1, "b", 1, Beta::new);
      case "q_beta" -> rounded(shape("a", 1, "b", 1, Beta::new));
      case "uniform" -> new RangeReader(scope, kind).reals();
      default -> new RangeReader(scope, kind).bounds().flatMap(this::bounded);
    };
  }

  /** A kind of two numbers. */
  private interface Shape {
    Parameter of(double first, double second);
  }

  private Optional<Parameter> shape(
      String first, double first0, String second, double second0, Shape shape) {
    Optional<Number> one = scope.has(first) ? scope.number(first) : Optional.of(first0);
    Optional<Number> two = scope.has(second) ? scope.number(second) : Optional.of(second0);
    boolean fine = atLeast0(second, two) && (first.equals("mu") || atLeast0(first, one));
    return fine && one.isPresent() && two.isPresent()
        ? Optional.of(shape.of(one.get().doubleValue(), two.get().doubleValue()))
        : Optional.empty();
  }

  private boolean atLeast0(String key, Optional<Number> value) {
    if (value.filter(number -> number.doubleValue() < 0).isPresent()) {
      scope.error(key, key + " " + value.get() + " must be >= 0");
      return false;
    }
    return true;
  }

  private Optional<Parameter> rounded(Optional<Parameter> base) {
    Optional<Number> q = q();
    return base.flatMap(smooth -> q.map(step -> new Quantized(smooth, step)));
  }

  private Optional<Number> q() {
    Optional<Number> q = scope.has("q") ? scope.number("q") : Optional.of(DEFAULT_Q);
    if (q.filter(step -> step.doubleValue() <= 0).isPresent()) {
      scope.error("q", "q " + shown("q") + " must be > 0");
      return Optional.empty();
    }
    return q;
  }

  private Optional<Parameter> bounded(RangeReader.Bounds bounds) {
    double min = bounds.min().doubleValue();
    double max = bounds.max().doubleValue();
    return switch (kind.word()) {
      case "q_uniform" -> q().map(q -> new QUniform(bounds.min(), bounds.max(), q));
      case "q_log_uniform_values" -> q().map(q -> new QLogUniform(min, max, q, kind.word()));
      case "log_uniform", "inv_log_uniform", "q_log_uniform" -> exponents(min, max);
      default -> new RangeReader(scope, kind).counted(new LogUniform(min, max, kind.word()));
    };
  }

  /** Bounds that are natural logarithms; those of inv_log_uniform are of 1/x. */
  private Optional<Parameter> exponents(double min, double max) {
    boolean inverse = kind.word().startsWith("inv");
    double low = Math.exp(inverse ? -max : min);
    double high = Math.exp(inverse ? -min : max);
    String bounds = shown("min") + ".." + shown("max");
    if (kind.word().equals("log_uniform") && min > 0) {
      scope.error(
          "distribution",
          bounds
              + " look like values, but log_uniform takes exponents of e; did you mean"
              + " log_uniform_values?");
      return Optional.empty();
    }
    if (!(low > 0) || Double.isInfinite(high)) {
      scope.error("min", bounds + " are exponents of e, and too large; write values instead");
      return Optional.empty();
    }
    String values = kind.word().startsWith("q_") ? "q_log_uniform_values" : "log_uniform_values";
    scope
        .problems()
        .warn(
            scope.valuePlace("distribution"),
            String.format(
                Locale.ROOT,
                "%s %s is %.2g..%.2g, as its bounds are exponents of e; %s takes values",
                kind.word(),
                bounds,
                low,
                high,
                values));
    return kind.word().startsWith("q_")
        ? q().map(q -> new QLogUniform(low, high, q, kind.word()))
        : Optional.of(new LogUniform(low, high, kind.word()));
  }

  private String shown(String key) {
    return scope.find(key).map(Yaml::shown).orElse("");
  }
}
