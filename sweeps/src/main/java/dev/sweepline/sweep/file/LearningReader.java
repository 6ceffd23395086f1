package dev.sweepline.sweep.file;

import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.search.Method.CmaEs;
import dev.sweepline.sweep.search.Method.Impute;
import dev.sweepline.sweep.search.Method.Tpe;
import dev.sweepline.sweep.yaml.MapReader;
import dev.sweepline.sweep.yaml.Yaml;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** A reader of the options of methods that learn from results. */
final class LearningReader {
  private final MapReader file;

  LearningReader(MapReader file) {
    this.file = file;
  }

  /** W&amp;B's options, which may stand in any file. */
  Method.Bayes bayes() {
    Optional<MapReader> metric = file.map("metric", "metric: {name: val_loss, goal: minimize}");
    return new Method.Bayes(
        metric.flatMap(scope -> impute(scope, "impute")).orElse(Impute.WORST),
        metric.flatMap(scope -> impute(scope, "impute_while_running")));
  }

  /** Empty where something had to be reported. */
  Optional<Method> tpe() {
    OptionalInt startup = count("startup", Tpe.DEFAULT_STARTUP);
    OptionalInt candidates = count("candidates", Tpe.DEFAULT_CANDIDATES);
    Optional<Double> gamma =
        file.has("gamma")
            ? file.number("gamma").map(Number::doubleValue)
            : Optional.of(Tpe.DEFAULT_GAMMA);
    if (gamma.filter(share -> !(share > 0 && share < 1)).isPresent()) {
      file.error("gamma", "gamma " + gamma.get() + " must be a number above 0 and below 1");
      return Optional.empty();
    }
    return startup.isEmpty() || candidates.isEmpty() || gamma.isEmpty()
        ? Optional.empty()
        : Optional.of(new Tpe(startup.getAsInt(), gamma.get(), candidates.getAsInt()));
  }

  /** Empty where something had to be reported. */
  Optional<Method> cmaEs() {
    OptionalInt startup = count("startup", Tpe.DEFAULT_STARTUP);
    OptionalInt population = file.count("population");
    Optional<Double> sigma =
        file.has("sigma")
            ? file.number("sigma").map(Number::doubleValue)
            : Optional.of(CmaEs.DEFAULT_SIGMA);
    if (sigma.filter(share -> !(share > 0 && share <= 1)).isPresent()) {
      file.error("sigma", "sigma " + sigma.get() + " must be a number above 0, at most 1");
      return Optional.empty();
    }
    if (population.orElse(2) < 2) {
      file.error("population", "population must be at least 2");
      return Optional.empty();
    }
    return startup.isEmpty() || sigma.isEmpty() || (file.has("population") && population.isEmpty())
        ? Optional.empty()
        : Optional.of(new CmaEs(startup.getAsInt(), sigma.get(), population));
  }

  private OptionalInt count(String key, int otherwise) {
    return file.has(key) ? file.count(key) : OptionalInt.of(otherwise);
  }

  private static Optional<Impute> impute(MapReader metric, String key) {
    Optional<Yaml> value = metric.find(key);
    boolean none =
        key.equals("impute_while_running")
            && value.filter(v -> "false".equals(String.valueOf(v.value()))).isPresent();
    if (value.isEmpty() || none) {
      return Optional.empty();
    }
    for (Impute impute : Impute.values()) {
      if (impute.word().equals(value.get().value())) {
        return Optional.of(impute);
      }
    }
    String written = String.valueOf(value.get().value()).toLowerCase(Locale.ROOT);
    metric.error(
        key,
        "unknown "
            + key
            + " '"
            + written
            + "'; write worst, best or latest"
            + (key.equals("impute") ? "" : ", or leave it out"));
    return Optional.empty();
  }
}
