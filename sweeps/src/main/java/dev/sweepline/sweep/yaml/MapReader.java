package dev.sweepline.sweep.yaml;

import dev.sweepline.sweep.text.SourcePosition;
import dev.sweepline.sweep.text.Words;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One map of the file, read by key and type. What does not fit is reported once, with its place,
 * and then reads as if absent; {@link #has} tells the two apart.
 */
public final class MapReader {
  private static final Pattern NUMBER =
      Pattern.compile("\\s*[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?\\s*");

  private final String name;
  private final SourcePosition place;
  private final Map<String, Yaml.Field> fields;
  private final ProblemCollector problems;

  /**
   * @param name as messages call the map, for example {@code metric}; empty for the whole file
   * @param place where to report what the map lacks
   */
  public MapReader(String name, SourcePosition place, Yaml.Fields map, ProblemCollector problems) {
    this.name = name;
    this.place = place;
    this.fields = map.fields();
    this.problems = problems;
  }

  /** Something that should be a map, as a scope; reports what it is instead. */
  public static Optional<MapReader> of(
      String name, SourcePosition place, Yaml value, String example, ProblemCollector problems) {
    if (value instanceof Yaml.Fields map) {
      return Optional.of(new MapReader(name, place, map, problems));
    }
    if (!(value instanceof Yaml.Broken)) {
      problems.error(
          value.place(), name + " must be a map, not " + value.shown() + "; write " + example);
    }
    return Optional.empty();
  }

  /** Where the map stands. */
  public SourcePosition place() {
    return place;
  }

  public Set<String> keys() {
    return fields.keySet();
  }

  public String name() {
    return name;
  }

  public ProblemCollector problems() {
    return problems;
  }

  /** A key that the map has, with its value. */
  public Yaml.Field field(String key) {
    return fields.get(key);
  }

  public boolean has(String key) {
    return fields.containsKey(key);
  }

  /** Where a key stands; the map's own place where it lacks the key. */
  public SourcePosition keyPlace(String key) {
    return has(key) ? fields.get(key).place() : place;
  }

  /** Where a key's value stands; the map's own place where it lacks the key. */
  public SourcePosition valuePlace(String key) {
    return has(key) ? fields.get(key).value().place() : place;
  }

  /** A key's value; empty where it is absent or reported already. */
  public Optional<Yaml> find(String key) {
    return has(key) && !(fields.get(key).value() instanceof Yaml.Broken)
        ? Optional.of(fields.get(key).value())
        : Optional.empty();
  }

  /** Reports at the map. */
  public void error(String message) {
    problems.error(place, name.isEmpty() ? message : name + ": " + message);
  }

  /** Reports at a key's value. */
  public void error(String key, String message) {
    problems.error(valuePlace(key), message);
  }

  public Optional<MapReader> map(String key, String example) {
    return find(key).flatMap(value -> of(key, keyPlace(key), value, example, problems));
  }

  public Optional<String> text(String key) {
    Optional<Yaml> found = find(key);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (found.get().value() instanceof String text && !text.isBlank()) {
      return Optional.of(text);
    }
    Yaml value = found.get();
    error(key, key + " must be text, not " + value.shown());
    return Optional.empty();
  }

  /** A constant of an enum, written as its name in small letters; says so where it is none. */
  public <E extends Enum<E>> Optional<E> oneOf(String key, Class<E> choices) {
    Optional<String> word = text(key);
    Optional<E> choice = word.flatMap(written -> Words.find(choices, written));
    if (word.isPresent() && choice.isEmpty()) {
      String listed = Words.listed(Words.all(choices));
      error(key, "unknown " + key + " '" + word.get() + "'; write " + listed);
    }
    return choice;
  }

  public Optional<Boolean> flag(String key) {
    Optional<Yaml> found = find(key);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (found.get().value() instanceof Boolean flag) {
      return Optional.of(flag);
    }
    wrong(key, "true or false");
    return Optional.empty();
  }

  /** How many: at least 1. 2.0 is 2. */
  public OptionalInt count(String key) {
    Optional<Yaml> found = find(key);
    if (found.isEmpty()) {
      return OptionalInt.empty();
    }
    OptionalLong whole = whole(found.get().value());
    if (whole.isPresent() && whole.getAsLong() >= 1 && whole.getAsLong() <= Integer.MAX_VALUE) {
      return OptionalInt.of((int) whole.getAsLong());
    }
    wrong(key, "an integer from 1 to " + Integer.MAX_VALUE);
    return OptionalInt.empty();
  }

  /** Any integer; 2.0 is 2. */
  public OptionalLong whole(String key) {
    Optional<Yaml> found = find(key);
    OptionalLong whole = found.map(value -> whole(value.value())).orElse(OptionalLong.empty());
    if (found.isPresent() && whole.isEmpty()) {
      wrong(key, "an integer");
    }
    return whole;
  }

  /** Long or Double, as the file spells it. */
  public Optional<Number> number(String key) {
    Optional<Yaml> found = find(key);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (found.get().value() instanceof Number number) {
      return Optional.of(number);
    }
    wrong(key, "a number");
    return Optional.empty();
  }

  private void wrong(String key, String wanted) {
    Yaml value = fields.get(key).value();
    if (value.value() instanceof String text && NUMBER.matcher(text).matches()) {
      error(key, key + " is text; remove the quotes around " + Yaml.cut(text));
    } else {
      error(key, key + " must be " + wanted + ", not " + value.shown());
    }
  }

  /** How many: at least 0. */
  public OptionalInt countOrNone(String key) {
    OptionalLong whole = whole(key);
    if (whole.isPresent() && (whole.getAsLong() < 0 || whole.getAsLong() > Integer.MAX_VALUE)) {
      wrong(key, "an integer from 0 to " + Integer.MAX_VALUE);
      return OptionalInt.empty();
    }
    return whole.isPresent() ? OptionalInt.of((int) whole.getAsLong()) : OptionalInt.empty();
  }

  private static OptionalLong whole(Object value) {
    if (value instanceof Long number) {
      return OptionalLong.of(number);
    }
    return value instanceof Double number
            && number == Math.rint(number)
            && Math.abs(number) <= 0x1p53
        ? OptionalLong.of(number.longValue())
        : OptionalLong.empty();
  }
}
