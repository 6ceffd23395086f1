package dev.sweepline.sweep.file.parameters;

import dev.sweepline.sweep.yaml.KeySchema;
import dev.sweepline.sweep.yaml.Yaml;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Keys of a parameter's map. */
public final class ParameterKeys {
  public static final KeySchema PARAMETER =
      new KeySchema(
          List.of(
              "value",
              "values",
              "min",
              "max",
              "distribution",
              "probabilities",
              "q",
              "mu",
              "sigma",
              "a",
              "b",
              "log",
              "step",
              "count",
              "when",
              "expr",
              "parameters"),
          List.of(),
          Map.of(),
          Map.ofEntries(
              Map.entry("choices", "values"),
              Map.entry("options", "values"),
              Map.entry("low", "min"),
              Map.entry("lower", "min"),
              Map.entry("high", "max"),
              Map.entry("upper", "max"),
              Map.entry("quantum", "q"),
              Map.entry("n", "count"),
              Map.entry("num", "count"),
              Map.entry("condition", "when"),
              Map.entry("if", "when"),
              Map.entry("formula", "expr"),
              Map.entry("expression", "expr"),
              Map.entry("probs", "probabilities"),
              Map.entry("weights", "probabilities"),
              Map.entry("mean", "mu"),
              Map.entry("std", "sigma"),
              Map.entry("type", "distribution"),
              Map.entry("default", "value")),
          misplaced("parameters in a group stand under parameters: {…}"));

  private ParameterKeys() {}

  /** The advice for every value that describes a parameter. */
  public static Function<Yaml, Optional<String>> misplaced(String advice) {
    return value -> describesParameter(value) ? Optional.of(advice) : Optional.empty();
  }

  private static boolean describesParameter(Yaml value) {
    return value instanceof Yaml.Fields map
        && List.of("value", "values", "min", "max", "distribution", "expr").stream()
            .anyMatch(map.fields()::containsKey);
  }
}
