package dev.sweepline.worker.validate;

import dev.sweepline.sweep.parameter.Categorical;
import dev.sweepline.sweep.parameter.Constant;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.worker.network.NetworkFamily;
import dev.sweepline.worker.network.settings.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Detector of widths of layers that no trial of a sweep has: an axis that changes nothing. */
record UnusedLayers(NamedOptions network, NetworkFamily family, SearchSpace space) {
  private static final Pattern LAYER = Pattern.compile("(hidden|filters)([0-9]+)");

  /** The setting that counts the layers whose widths another says. */
  private static final Map<String, String> COUNTS =
      Map.of("hidden", "layers", "filters", "conv_layers");

  /** Why {@code hiddenN} is never used; empty when some trial uses it, and for other names. */
  Optional<String> unused(String name) {
    Matcher layer = LAYER.matcher(name);
    if (!layer.matches() || standard(layer.group(1)).isEmpty()) {
      return Optional.empty();
    }
    String count = COUNTS.get(layer.group(1));
    int most = mostLayers(count, layer.group(1));
    return Integer.parseInt(layer.group(2)) <= most
        ? Optional.empty()
        : Optional.of(
            "%s is never used: no trial has more %s than %d; set %s"
                .formatted(
                    name, count.equals("layers") ? "hidden layers" : "convolutions", most, count));
  }

  private int mostLayers(String count, String width) {
    double listed = largest(parameter(width), UnusedLayers::listLength);
    double said = largest(parameter(count), UnusedLayers::number);
    return (int) Math.max(listed, said);
  }

  private Parameter parameter(String name) {
    Parameter searched = space.parameters().get(name);
    if (searched != null) {
      return searched;
    }
    Object fixed = network.options().get(name);
    return new Constant(fixed != null ? fixed : standard(name).orElseThrow());
  }

  private Optional<Object> standard(String name) {
    return family.settings().find(name).flatMap(Setting::standard);
  }

  private static double largest(Parameter parameter, ToDoubleFunction<Object> of) {
    if (parameter instanceof Constant constant) {
      return of.applyAsDouble(constant.value());
    }
    if (parameter instanceof Categorical categorical) {
      return categorical.values().stream().mapToDouble(of).max().orElse(0);
    }
    return parameter
        .extent()
        .map(extent -> of.applyAsDouble(((Interval) extent).high()))
        .orElse(0.0);
  }

  private static double listLength(Object value) {
    return value instanceof List<?> list ? list.size() : 0;
  }

  private static double number(Object value) {
    return value instanceof Number number ? number.doubleValue() : 0;
  }
}
