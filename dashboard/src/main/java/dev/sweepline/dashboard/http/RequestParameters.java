package dev.sweepline.dashboard.http;

import dev.sweepline.sweep.trial.TrialState;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The parameters of one request, checked. */
record RequestParameters(RoutingContext ctx) {
  Optional<String> text(String name) {
    List<String> values = ctx.queryParam(name);
    return values.isEmpty() || values.get(0).isBlank()
        ? Optional.empty()
        : Optional.of(values.get(0).strip());
  }

  /** A whole number of at least 0. */
  int number(String name, int otherwise) {
    return text(name).map(text -> number(name, text)).orElse(otherwise);
  }

  /** Whole numbers separated by commas. */
  List<Integer> numbers(String name) {
    List<Integer> numbers = new ArrayList<>();
    words(name).forEach(word -> numbers.add(number(name, word)));
    return numbers;
  }

  Set<String> words(String name) {
    Set<String> words = new LinkedHashSet<>();
    for (String value : ctx.queryParam(name)) {
      Arrays.stream(value.split(",", -1))
          .map(String::strip)
          .filter(word -> !word.isEmpty())
          .forEach(words::add);
    }
    return words;
  }

  Set<TrialState> states(String name) {
    Set<TrialState> states = new LinkedHashSet<>();
    for (String word : words(name)) {
      states.add(
          Arrays.stream(TrialState.values())
              .filter(state -> state.name().equals(word.toUpperCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(
                  () ->
                      RequestException.badRequest(
                          name
                              + "="
                              + word
                              + " is no state; one of "
                              + Arrays.toString(TrialState.values()))));
    }
    return states;
  }

  private static int number(String name, String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw RequestException.badRequest(name + "=" + text + " is not a whole number of at least 0");
  }

  /** A path segment that must be a trial's index. */
  int trial() {
    return number("trial", ctx.pathParam("n"));
  }
}
