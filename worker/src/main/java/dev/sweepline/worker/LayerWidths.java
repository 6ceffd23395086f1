package dev.sweepline.worker;

import dev.sweepline.sweep.Choice;
import dev.sweepline.sweep.space.Categorical;
import dev.sweepline.sweep.space.Constant;
import dev.sweepline.sweep.space.Extent.Interval;
import dev.sweepline.sweep.space.Parameter;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.worker.network.MlpSettings;
import dev.sweepline.worker.network.Setting;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds widths of layers that no trial of a sweep has: an axis that changes nothing. */
final class LayerWidths {
  private static final Pattern LAYER = Pattern.compile("hidden([0-9]+)");

  private LayerWidths() {}

  /** Why {@code hiddenN} is never used; empty when some trial uses it, and for other names. */
  static Optional<String> unused(String name, Choice network, SearchSpace space) {
    Matcher layer = LAYER.matcher(name);
    if (!layer.matches()) {
      return Optional.empty();
    }
    int most = mostLayers(network, space);
    return Integer.parseInt(layer.group(1)) <= most
        ? Optional.empty()
        : Optional.of(
            name + " is never used: no trial has more hidden layers than " + most + "; set layers");
  }

  private static int mostLayers(Choice network, SearchSpace space) {
    double listed = largest(parameter("hidden", network, space), LayerWidths::listLength);
    double said = largest(parameter("layers", network, space), LayerWidths::number);
    return (int) Math.max(listed, said);
  }

  private static Parameter parameter(String name, Choice network, SearchSpace space) {
    Parameter searched = space.parameters().get(name);
    if (searched != null) {
      return searched;
    }
    Object standard = MlpSettings.find(name).flatMap(Setting::standard).orElseThrow();
    return new Constant(network.options().getOrDefault(name, standard));
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
