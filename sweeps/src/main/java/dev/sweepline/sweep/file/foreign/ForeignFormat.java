package dev.sweepline.sweep.file.foreign;

import dev.sweepline.sweep.yaml.Yaml;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A file format of another tool that is YAML, too. */
public enum ForeignFormat {
  /** Katib's {@code kind: Experiment}. */
  KATIB("a Katib experiment", true) {
    @Override
    boolean fits(Yaml.Fields root) {
      return text(root, "apiVersion").startsWith("kubeflow.org")
          || (text(root, "kind").equals("Experiment") && map(root, "spec").isPresent());
    }
  },
  /** Determined's {@code searcher} and {@code hyperparameters}. */
  DETERMINED("a Determined experiment", true) {
    @Override
    boolean fits(Yaml.Fields root) {
      return map(root, "searcher").isPresent() && root.fields().containsKey("hyperparameters");
    }
  },
  /** NNI's experiment, or its search space alone. */
  NNI("an NNI experiment", true) {
    @Override
    boolean fits(Yaml.Fields root) {
      boolean experiment =
          List.of("searchSpace", "searchSpaceFile", "trialCommand", "trialConcurrency").stream()
              .anyMatch(root.fields()::containsKey);
      return experiment || valuesIn(root).stream().allMatch(ForeignFormat::isNniParameter);
    }
  },
  /** A Hydra configuration, perhaps with a block of its sweepers. */
  HYDRA("a Hydra configuration", true) {
    @Override
    boolean fits(Yaml.Fields root) {
      return root.fields().containsKey("hydra")
          || (has(root, "defaults") && root.fields().get("defaults").value() instanceof Yaml.Items);
    }
  },
  /** RLlib's experiments, and configurations with Ray's {@code grid_search}. */
  RAY("a Ray Tune experiment", false) {
    @Override
    boolean fits(Yaml.Fields root) {
      return valuesIn(root).stream().anyMatch(ForeignFormat::isRayExperiment)
          || searchesByRay(root);
    }
  };

  private final String what;
  private final boolean importable;

  ForeignFormat(String what, boolean importable) {
    this.what = what;
    this.importable = importable;
  }

  /** With its article, as sentences call it. */
  public String what() {
    return what;
  }

  boolean importable() {
    return importable;
  }

  abstract boolean fits(Yaml.Fields root);

  /** The format of a document; empty where none is known. */
  public static Optional<ForeignFormat> of(Yaml.Fields root) {
    return root.fields().isEmpty()
        ? Optional.empty()
        : Arrays.stream(values()).filter(format -> format.fits(root)).findFirst();
  }

  private static boolean isNniParameter(Yaml value) {
    return value instanceof Yaml.Fields map && has(map, "_type") && has(map, "_value");
  }

  private static boolean isRayExperiment(Yaml value) {
    return value instanceof Yaml.Fields map
        && has(map, "run")
        && (has(map, "config") || has(map, "env") || has(map, "stop"));
  }

  private static boolean searchesByRay(Yaml value) {
    if (value instanceof Yaml.Fields map) {
      return has(map, "grid_search")
          || valuesIn(map).stream().anyMatch(ForeignFormat::searchesByRay);
    }
    return value.value() instanceof String text && text.startsWith("tune.") && text.contains("(");
  }

  private static List<Yaml> valuesIn(Yaml.Fields map) {
    return map.fields().values().stream().map(Yaml.Field::value).toList();
  }

  private static boolean has(Yaml.Fields map, String key) {
    return map.fields().containsKey(key);
  }

  private static String text(Yaml.Fields map, String key) {
    return has(map, key) && map.fields().get(key).value().value() instanceof String text
        ? text
        : "";
  }

  private static Optional<Yaml.Fields> map(Yaml.Fields map, String key) {
    return has(map, key) && map.fields().get(key).value() instanceof Yaml.Fields inner
        ? Optional.of(inner)
        : Optional.empty();
  }
}
