package dev.sweepline.sweep.training;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A data set or network family picked by name, with its options.
 *
 * @param name for example {@code digits} or {@code mlp}
 * @param options what the sweep file says beside the name; empty when it gives the name alone
 */
public record NamedOptions(String name, Map<String, Object> options) implements Serializable {
  public NamedOptions {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name is blank");
    }
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /**
   * The choice with the options that an assignment gives, where a parameter is called {@code
   * prefix} and the option's name.
   */
  public NamedOptions with(String prefix, Map<String, Object> parameters) {
    Map<String, Object> changed = new LinkedHashMap<>(options);
    parameters.forEach(
        (parameter, value) -> {
          if (parameter.startsWith(prefix)) {
            changed.put(parameter.substring(prefix.length()), value);
          }
        });
    return new NamedOptions(name, changed);
  }

  public static NamedOptions named(String name) {
    return new NamedOptions(name, Map.of());
  }
}
