package dev.sweepline.worker.data.option;

import dev.sweepline.sweep.text.DidYouMean;
import dev.sweepline.sweep.text.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reader of what a sweep file says beside a data set's name; collects what is wrong with it. Not
 * thread-safe. A value that is refused reads as the standard one.
 */
public final class OptionReader {
  private final String prefix;
  private final Map<String, Object> values;
  private final Set<String> known = new LinkedHashSet<>();
  private final List<Problem> problems;

  public OptionReader(Map<String, Object> values) {
    this("", values, new ArrayList<>());
  }

  private OptionReader(String prefix, Map<String, Object> values, List<Problem> problems) {
    this.prefix = prefix;
    this.values = values;
    this.problems = problems;
  }

  public boolean has(String name) {
    known.add(name);
    return values.containsKey(name);
  }

  public long whole(String name, long standard, long min, long max) {
    if (!has(name)) {
      return standard;
    }
    if (values.get(name) instanceof Number number
        && number.doubleValue() == Math.rint(number.doubleValue())
        && number.doubleValue() >= min
        && number.doubleValue() <= max) {
      return number.longValue();
    }
    refuse(name, "an integer from " + min + " to " + max);
    return standard;
  }

  public double real(String name, double standard, double min, double max) {
    if (!has(name)) {
      return standard;
    }
    if (values.get(name) instanceof Number number
        && number.doubleValue() >= min
        && number.doubleValue() <= max) {
      return number.doubleValue();
    }
    refuse(name, "a number from " + plain(min) + " to " + plain(max));
    return standard;
  }

  public boolean flag(String name, boolean standard) {
    if (!has(name)) {
      return standard;
    }
    if (values.get(name) instanceof Boolean flag) {
      return flag;
    }
    refuse(name, "true or false");
    return standard;
  }

  /** One of some words; the first is the standard. */
  public String word(String name, String... words) {
    return word(name, words[0], List.of(words));
  }

  public String word(String name, String standard, List<String> words) {
    if (!has(name)) {
      return standard;
    }
    if (values.get(name) instanceof String word && words.contains(word)) {
      return word;
    }
    refuse(name, "one of " + String.join(", ", words), near(values.get(name), words));
    return standard;
  }

  /** Different words of some. */
  public List<String> words(String name, List<String> standard, List<String> words) {
    if (!has(name)) {
      return standard;
    }
    if (values.get(name) instanceof List<?> list
        && !list.isEmpty()
        && words.containsAll(list)
        && list.stream().distinct().count() == list.size()) {
      return list.stream().map(String::valueOf).toList();
    }
    refuse(name, "a list of some of " + String.join(", ", words));
    return standard;
  }

  /** Any text that is not blank, or an integer as text. */
  public Optional<String> text(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    Object value = values.get(name);
    if (value instanceof Long || (value instanceof String text && !text.isEmpty())) {
      return Optional.of(String.valueOf(value));
    }
    refuse(name, "a text");
    return Optional.empty();
  }

  /** A text or integer, or several different ones, as texts; none when it is absent. */
  public List<String> texts(String name) {
    if (!has(name)) {
      return List.of();
    }
    List<?> list = values.get(name) instanceof List<?> several ? several : List.of(shown(name));
    List<String> texts = list.stream().map(String::valueOf).distinct().toList();
    boolean plain =
        list.stream()
            .allMatch(
                each ->
                    each instanceof String || each instanceof Number || each instanceof Boolean);
    if (!plain || list.isEmpty() || texts.size() < list.size()) {
      refuse(name, "a text or a list of different texts");
      return List.of();
    }
    return texts;
  }

  /** Several different texts; none for a word that stands for some of the reader's choice. */
  public Optional<List<String>> textsOr(String name, String word) {
    if (!has(name) || word.equals(values.get(name))) {
      return Optional.empty();
    }
    if (values.get(name) instanceof List) {
      return Optional.of(texts(name));
    }
    refuse(name, word + " or a list of texts");
    return Optional.empty();
  }

  /** What options an option has inside, in the file's order; none when it is absent. */
  public List<String> names() {
    return List.copyOf(values.keySet());
  }

  /** Whether an option has several values. */
  public boolean isList(String name) {
    return has(name) && values.get(name) instanceof List;
  }

  /**
   * The options inside of an option that is a list of names, each alone or as a map with what is
   * said of it; {@code null} of those that are alone.
   */
  public OptionReader listed(String name) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (Object each : has(name) && values.get(name) instanceof List<?> list ? list : List.of()) {
      if (each instanceof Map<?, ?> map) {
        map.forEach((key, value) -> named.put(String.valueOf(key), value));
      } else {
        named.put(String.valueOf(each), null);
      }
    }
    return new OptionReader(prefix + name + ".", named, problems);
  }

  /** Whether nothing is said of an option that is there. */
  public boolean isAlone(String name) {
    return has(name) && values.get(name) == null;
  }

  /** {@code count} positive numbers that add up to 1. */
  public Optional<List<Double>> shares(String name, int count) {
    if (!has(name)) {
      return Optional.empty();
    }
    if (values.get(name) instanceof List<?> list
        && list.size() == count
        && list.stream().allMatch(each -> each instanceof Number n && n.doubleValue() > 0)) {
      List<Double> shares = list.stream().map(each -> ((Number) each).doubleValue()).toList();
      if (Math.abs(shares.stream().mapToDouble(share -> share).sum() - 1) < 1e-6) {
        return Optional.of(shares);
      }
    }
    refuse(name, count + " positive numbers that add up to 1");
    return Optional.empty();
  }

  /** Two numbers, the larger one last. */
  public List<Double> range(String name, List<Double> standard) {
    if (!has(name)) {
      return standard;
    }
    if (values.get(name) instanceof List<?> list
        && list.size() == 2
        && list.get(0) instanceof Number low
        && list.get(1) instanceof Number high
        && low.doubleValue() < high.doubleValue()
        && Double.isFinite(high.doubleValue() - low.doubleValue())) {
      return List.of(low.doubleValue(), high.doubleValue());
    }
    refuse(name, "two numbers, the larger one last");
    return standard;
  }

  /** Whether there are options inside of an option. */
  public boolean isMap(String name) {
    return has(name) && values.get(name) instanceof Map;
  }

  /** The options inside of an option; all standard when it is absent. */
  public OptionReader inside(String name) {
    Map<?, ?> map = Map.of();
    if (has(name) && values.get(name) instanceof Map<?, ?> given) {
      map = given;
    } else if (has(name)) {
      refuse(name, "a map");
    }
    Map<String, Object> named = new LinkedHashMap<>();
    map.forEach((key, value) -> named.put(String.valueOf(key), value));
    return new OptionReader(prefix + name + ".", named, problems);
  }

  public void complain(String name, String message) {
    problems.add(new Problem(prefix + name, message));
  }

  /** Complains about the options that nobody asked for. Call it last. */
  public void refuseRest(String owner) {
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        complain(
            name,
            "%s has no option '%s'%s"
                .formatted(
                    owner,
                    name,
                    DidYouMean.hintOr(
                        name, known, Map.of(), "it has " + String.join(", ", known))));
      }
    }
  }

  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  private Object shown(String name) {
    return values.get(name) == null ? "" : values.get(name);
  }

  private void refuse(String name, String expected) {
    refuse(name, expected, "");
  }

  private void refuse(String name, String expected, String suggestion) {
    Object value = values.get(name);
    String shown = value instanceof String ? "'" + value + "'" : String.valueOf(value);
    complain(name, prefix + name + " " + shown + " is not " + expected + suggestion);
  }

  private static String near(Object value, List<String> words) {
    return value instanceof String word ? DidYouMean.hint(word, words) : "";
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }
}
