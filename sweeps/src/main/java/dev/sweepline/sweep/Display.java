package dev.sweepline.sweep;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way a sweep's trials are shown: their names and the columns of the board.
 *
 * @param trialName what each is called, with {@code {parameter}} where values go; empty for the
 *     values that vary, joined by dashes
 * @param columns of the board after rank, trial and state, in this order: {@link #NAME}, parameters
 *     and metrics; empty for all that vary
 */
public record Display(Optional<String> trialName, List<String> columns) {
  /** How a sweep is shown whose file does not say. */
  public static final Display DEFAULT = new Display(Optional.empty(), List.of());

  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

  /** The column that holds the trial's name. */
  public static final String NAME = "name";

  public Display {
    requireNonNull(trialName, "trialName");
    columns = List.copyOf(columns);
  }

  /** The parameters that a trial name's template has places for, in its order. */
  public static List<String> places(String template) {
    return PLACE.matcher(template).results().map(place -> place.group(1)).toList();
  }

  /** The template with every place filled. */
  public static String fill(String template, UnaryOperator<String> valueOf) {
    return PLACE
        .matcher(template)
        .replaceAll((MatchResult place) -> Matcher.quoteReplacement(valueOf.apply(place.group(1))));
  }
}
