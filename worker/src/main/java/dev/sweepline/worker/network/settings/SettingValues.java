package dev.sweepline.worker.network.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Values that a sweep gave, each checked, and the defaults behind them.
 *
 * @param standard the default of a name; empty where it has none
 * @param given JSON values by name
 */
public record SettingValues(
    Function<String, Optional<Object>> standard, Map<String, Object> given) {
  public SettingValues {
    given = new TreeMap<>(given);
  }

  /** The value given, or the default; empty when there is neither. */
  public Optional<Object> find(String name) {
    Object value = given.get(name);
    return value == null ? standard.apply(name) : Optional.of(value);
  }

  public double number(String name) {
    return ((Number) get(name)).doubleValue();
  }

  public double numberOr(String name, double otherwise) {
    return find(name).map(value -> ((Number) value).doubleValue()).orElse(otherwise);
  }

  public int whole(String name) {
    return (int) number(name);
  }

  public boolean flag(String name) {
    return (Boolean) get(name);
  }

  public <E extends Enum<E>> E word(String name, Class<E> words) {
    return Enum.valueOf(words, ((String) get(name)).toUpperCase(Locale.ROOT));
  }

  /**
   * One width for each layer.
   *
   * @param count the setting that says how many layers there are
   * @param width the setting that says how wide all of them are, or lists it for each
   */
  public List<Integer> widths(String count, String width) {
    Object widths = get(width);
    int layers = whole(count);
    if (widths instanceof List<?> list) {
      if (given.containsKey(count) && layers != list.size()) {
        throw new InvalidNetworkException(
            "%s %d does not go with %s %s; leave %s out"
                .formatted(count, layers, width, list, count));
      }
      layers = list.size();
    }
    return IntStream.rangeClosed(1, layers)
        .mapToObj(
            layer -> {
              Object all = widths instanceof List<?> list ? list.get(layer - 1) : widths;
              return ((Number) given.getOrDefault(width + layer, all)).intValue();
            })
        .toList();
  }

  private Object get(String name) {
    return find(name).orElseThrow();
  }
}
