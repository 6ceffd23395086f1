package dev.sweepline.sweep.file;

import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.search.Method.CmaEs;
import dev.sweepline.sweep.search.Method.Impute;
import dev.sweepline.sweep.search.Method.Pbt;
import dev.sweepline.sweep.search.Method.Tpe;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.yaml.MapReader;
import dev.sweepline.sweep.yaml.Yaml;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoublePredicate;

/** A reader of the options of methods that learn from results. */
final class LearningReader {
  private final MapReader file;

  LearningReader(MapReader file) {
    this.file = file;
  }

  /** W&amp;B's options, which may stand in any file. */
  Optional<Method> bayes() {
    OptionalInt startup = startup(Method.Bayes.DEFAULT_STARTUP);
    Optional<MapReader> metric = file.map("metric", "metric: {name: val_loss, goal: minimize}");
    Impute impute = metric.flatMap(scope -> impute(scope, "impute")).orElse(Impute.WORST);
    Optional<Impute> running = metric.flatMap(scope -> impute(scope, "impute_while_running"));
    return startup.isEmpty()
        ? Optional.empty()
        : Optional.of(new Method.Bayes(startup.getAsInt(), impute, running));
  }

  /** Empty where something had to be reported. */
  Optional<Method> tpe() {
    OptionalInt startup = startup(Tpe.DEFAULT_STARTUP);
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
    OptionalInt startup = startup(Tpe.DEFAULT_STARTUP);
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

  /**
   * Empty where something had to be reported.
   *
   * @param budget of a network, from its beginning to its end
   */
  Optional<Method> pbt(Budget budget) {
    OptionalInt population = atLeastTwo("population", Pbt.DEFAULT_POPULATION);
    OptionalInt interval = count("interval", Pbt.interval(budget));
    Optional<Double> quantile =
        number("quantile", Pbt.DEFAULT_QUANTILE, "above 0, at most 0.5", q -> q > 0 && q <= 0.5);
    Optional<Double> perturb =
        number("perturb", Pbt.DEFAULT_PERTURB, "above 1", f -> f > 1 && Double.isFinite(f));
    Optional<Double> resample =
        number("resample", Pbt.DEFAULT_RESAMPLE, "from 0 to 1", r -> r >= 0 && r <= 1);
    Optional<List<String>> explore = names("explore");
    return population.isEmpty()
            || interval.isEmpty()
            || quantile.isEmpty()
            || perturb.isEmpty()
            || resample.isEmpty()
            || explore.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Pbt(
                population.getAsInt(),
                interval.getAsInt(),
                quantile.get(),
                perturb.get(),
                resample.get(),
                explore.get()));
  }

  private OptionalInt atLeastTwo(String key, int otherwise) {
    OptionalInt count = count(key, otherwise);
    if (count.orElse(2) < 2) {
      file.error(key, key + " must be at least 2");
      return OptionalInt.empty();
    }
    return count;
  }

  private Optional<Double> number(
      String key, double otherwise, String range, DoublePredicate allowed) {
    if (!file.has(key)) {
      return Optional.of(otherwise);
    }
    Optional<Double> number = file.number(key).map(Number::doubleValue);
    if (number.isPresent() && !allowed.test(number.get())) {
      file.error(key, key + " " + number.get() + " must be a number " + range);
      return Optional.empty();
    }
    return number;
  }

  /** A list of parameters' names; empty where it is none, which is reported. */
  private Optional<List<String>> names(String key) {
    Optional<Yaml> value = file.find(key);
    if (value.isEmpty()) {
      return file.has(key) ? Optional.empty() : Optional.of(List.of());
    }
    if (value.get() instanceof Yaml.Items list
        && !list.items().isEmpty()
        && list.items().stream().allMatch(item -> item.value() instanceof String)) {
      return Optional.of(list.items().stream().map(item -> (String) item.value()).toList());
    }
    file.error(
        key,
        key
            + " must be a list of parameters, not "
            + value.get().shown()
            + "; write "
            + key
            + ": [learning_rate]");
    return Optional.empty();
  }

  private OptionalInt startup(int otherwise) {
    return new StartupReader(file).trials(otherwise);
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
