package dev.sweepline.worker.network.settings;

import dev.sweepline.sweep.text.DidYouMean;
import dev.sweepline.sweep.value.Extent.Interval;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Set of values that a setting may have. Values are those of JSON; an integral Double passes for an
 * integer.
 */
public sealed interface Domain {

  /** What it may be, for a person: the end of {@code "… is not "}. */
  String describe();

  /** Why a value is not allowed; empty when it is. */
  Optional<String> refuse(Object value);

  /** Why not every number of a stretch is allowed; empty when all are. */
  default Optional<String> refuse(Interval interval) {
    return refuse(interval.low()).or(() -> refuse(interval.high()));
  }

  private static String not(Object value, String expected) {
    String shown = value instanceof String ? "'" + value + "'" : String.valueOf(value);
    return shown + " is not " + expected;
  }

  /** One of some words. */
  record Words(List<String> words) implements Domain {
    public Words {
      words = List.copyOf(words);
    }

    @Override
    public String describe() {
      return "one of " + String.join(", ", words);
    }

    @Override
    public Optional<String> refuse(Object value) {
      return value instanceof String word && words.contains(word)
          ? Optional.empty()
          : Optional.of(not(value, describe()) + suggestion(value));
    }

    @Override
    public Optional<String> refuse(Interval interval) {
      return Optional.of("a range of numbers is not " + describe());
    }

    private String suggestion(Object value) {
      return value instanceof String word ? DidYouMean.hint(word, words) : "";
    }
  }

  /** Yes or no. */
  record Flag() implements Domain {
    @Override
    public String describe() {
      return "true or false";
    }

    @Override
    public Optional<String> refuse(Object value) {
      return value instanceof Boolean ? Optional.empty() : Optional.of(not(value, describe()));
    }

    @Override
    public Optional<String> refuse(Interval interval) {
      return Optional.of("a range of numbers is not " + describe());
    }
  }

  /** Whatever the user's own network makes of it. */
  public record Anything() implements Domain {
    @Override
    public String describe() {
      return "anything";
    }

    @Override
    public Optional<String> refuse(Object value) {
      return Optional.empty();
    }
  }

  /** An integer between two, both included. */
  record Whole(long min, long max) implements Domain {
    @Override
    public String describe() {
      return "an integer from " + min + " to " + max;
    }

    @Override
    public Optional<String> refuse(Object value) {
      return value instanceof Number number
              && number.doubleValue() == Math.rint(number.doubleValue())
              && number.doubleValue() >= min
              && number.doubleValue() <= max
          ? Optional.empty()
          : Optional.of(not(value, describe()));
    }

    /** Whether the stretch gives integers is the parameter's kind to say, not its ends'. */
    @Override
    public Optional<String> refuse(Interval interval) {
      return interval.low() >= min && interval.high() <= max
          ? Optional.empty()
          : Optional.of(
              interval.low() + ".." + interval.high() + " is not within " + min + " to " + max);
    }
  }

  /**
   * A finite number.
   *
   * @param min the least, included unless {@code open}
   * @param below what it stays below
   */
  record Real(double min, boolean open, double below) implements Domain {
    @Override
    public String describe() {
      String low = "a number " + (open ? "> " : ">= ") + plain(min);
      return Double.isInfinite(below) ? low : low + " and < " + plain(below);
    }

    @Override
    public Optional<String> refuse(Object value) {
      return value instanceof Number number
              && (open ? number.doubleValue() > min : number.doubleValue() >= min)
              && number.doubleValue() < below
          ? Optional.empty()
          : Optional.of(not(value, describe()));
    }

    private static String plain(double bound) {
      return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }
  }

  /** One width for all layers, or a list with one for each. */
  record Widths(Whole each) implements Domain {
    @Override
    public String describe() {
      return each.describe() + " or a list of them";
    }

    @Override
    public Optional<String> refuse(Object value) {
      boolean allowed =
          value instanceof List<?> widths
              ? widths.stream().allMatch(width -> each.refuse(width).isEmpty())
              : each.refuse(value).isEmpty();
      return allowed ? Optional.empty() : Optional.of(not(value, describe()));
    }

    @Override
    public Optional<String> refuse(Interval interval) {
      return each.refuse(interval);
    }
  }
}
