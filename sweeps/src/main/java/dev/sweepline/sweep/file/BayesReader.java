package dev.sweepline.sweep.file;

import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.search.Method.Impute;
import dev.sweepline.sweep.yaml.MapReader;
import dev.sweepline.sweep.yaml.Yaml;
import java.util.Locale;
import java.util.Optional;

/** A reader of what only {@code method: bayes} uses, which may stand in any file. */
final class BayesReader {
  private final MapReader file;

  BayesReader(MapReader file) {
    this.file = file;
  }

  Method.Bayes read() {
    Optional<MapReader> metric = file.map("metric", "metric: {name: val_loss, goal: minimize}");
    return new Method.Bayes(
        metric.flatMap(scope -> impute(scope, "impute")).orElse(Impute.WORST),
        metric.flatMap(scope -> impute(scope, "impute_while_running")));
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
