package dev.sweepline.worker.predict;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweepline.sweep.text.Words;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.columns.DateFormat;
import dev.sweepline.worker.data.columns.DatePart;
import dev.sweepline.worker.data.tables.NumberText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/**
 * Reader of raw rows as a saved network's {@code columns.json} says, written by {@link
 * dev.sweepline.worker.data.columns.TableEncoder#document}. Immutable, thread-safe.
 */
public final class SavedColumns {
  private static final String NUMBER = "a number";

  private final Set<String> missing = new HashSet<>();
  private final List<Input> inputs = new ArrayList<>();

  /**
   * One input of the network.
   *
   * @param number of a text that is there; empty where it is none
   * @param date makes it of seconds since 1970; empty where it is not made of a date
   * @param gap of a missing text; empty where that is refused
   */
  private record Input(
      String column,
      Function<String, OptionalDouble> number,
      Optional<DoubleUnaryOperator> date,
      OptionalDouble gap,
      String wanted) {
    Input(
        String column, Function<String, OptionalDouble> number, OptionalDouble gap, String wanted) {
      this(column, number, Optional.empty(), gap, wanted);
    }
  }

  SavedColumns(JsonNode document) {
    document.get("missing").forEach(text -> missing.add(text.asText()));
    document.get("features").forEach(feature -> inputs.add(input(feature)));
  }

  private static Input input(JsonNode feature) {
    String column = feature.get("column").asText();
    Optional<JsonNode> fill = Optional.ofNullable(feature.get("missing"));
    OptionalDouble gap =
        fill.map(node -> OptionalDouble.of(node.asDouble())).orElse(OptionalDouble.empty());
    String take = feature.get("take").asText();
    return switch (take) {
      case "number" -> new Input(column, SavedColumns::number, gap, NUMBER);
      case "gap" -> new Input(column, text -> OptionalDouble.of(0), OptionalDouble.of(1), "");
      case "category" -> category(column, feature.get("is").asText(), fill);
      case "rank" -> rank(column, feature, gap);
      default -> date(column, take, feature.get("format").asText(), gap);
    };
  }

  private static Input category(String column, String is, Optional<JsonNode> fill) {
    Function<String, OptionalDouble> number = text -> OptionalDouble.of(text.equals(is) ? 1 : 0);
    OptionalDouble gap =
        fill.map(node -> number.apply(node.asText())).orElse(OptionalDouble.empty());
    return new Input(column, number, gap, "");
  }

  private static Input rank(String column, JsonNode feature, OptionalDouble gap) {
    List<String> ranks = new ArrayList<>();
    feature.get("of").forEach(text -> ranks.add(text.asText()));
    double other = feature.get("other").asDouble();
    return new Input(
        column,
        text -> OptionalDouble.of(ranks.contains(text) ? ranks.indexOf(text) : other),
        gap,
        "");
  }

  private static Input date(String column, String take, String pattern, OptionalDouble gap) {
    DateFormat.Reader dates = new DateFormat(pattern).reader();
    DoubleUnaryOperator of =
        Words.find(DatePart.class, take)
            .<DoubleUnaryOperator>map(part -> part::of)
            .orElse(DoubleUnaryOperator.identity());
    return new Input(
        column,
        text -> dates.seconds(text).stream().map(of).findFirst(),
        Optional.of(of),
        gap,
        "a date");
  }

  /** By the rule of tables that are trained on. */
  private static OptionalDouble number(String text) {
    OptionalDouble number = NumberText.read(text);
    return number.isPresent() && Float.isFinite((float) number.getAsDouble())
        ? number
        : OptionalDouble.empty();
  }

  /** The columns that a row must have. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    inputs.forEach(input -> names.add(input.column()));
    return names;
  }

  /** Whether a column's values are taken as numbers, not by their texts. */
  public boolean takesNumber(String column) {
    return inputs.stream()
        .anyMatch(input -> input.column().equals(column) && input.wanted().equals(NUMBER));
  }

  /**
   * A row as the network takes it, before scaling.
   *
   * @param texts by column
   * @param seconds since 1970 of those columns that hold dates as such, whatever their texts
   * @throws DataException when a value is missing that must not be, or is none of its kind
   */
  public double[] numbers(Map<String, String> texts, Map<String, Double> seconds) {
    return inputs.stream().mapToDouble(input -> value(input, texts, seconds)).toArray();
  }

  private double value(Input input, Map<String, String> texts, Map<String, Double> seconds) {
    if (input.date().isPresent() && seconds.containsKey(input.column())) {
      return input.date().get().applyAsDouble(seconds.get(input.column()));
    }
    String text = texts.getOrDefault(input.column(), "").strip();
    if (missing.contains(text.toLowerCase(Locale.ROOT))) {
      return input
          .gap()
          .orElseThrow(
              () ->
                  new DataException(
                      "the value of column '%s' is missing, and no training row lacked it"
                          .formatted(input.column())));
    }
    return input
        .number()
        .apply(text)
        .orElseThrow(
            () ->
                new DataException(
                    "'%s' in column '%s' is not %s"
                        .formatted(text, input.column(), input.wanted())));
  }
}
