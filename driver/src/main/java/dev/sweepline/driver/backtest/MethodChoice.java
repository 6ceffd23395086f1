package dev.sweepline.driver.backtest;

import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.text.DidYouMean;
import dev.sweepline.sweep.text.UserException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A method, a stopping rule or both, to be tested in place of a sweep file's own: {@code tpe},
 * {@code tpe+asha}, {@code asha} (under the file's method), {@code none} (without a rule), each
 * with settings in the file's words: {@code tpe+hyperband:min_iter=3:eta=4}. What is not said is
 * the file's. Immutable.
 *
 * @param label as the user wrote it
 * @param changes the keys of the sweep file that it replaces, as YAML
 */
public record MethodChoice(String label, String changes) {
  /** The word for no stopping rule. */
  private static final String NONE = "none";

  /** The method that tables of what was measured cannot stand in for. */
  private static final String POPULATION = "pbt";

  private static final char SEPARATOR = ',';

  /**
   * The choices in a list.
   *
   * @throws UserException where a word is neither method nor rule
   */
  public static List<MethodChoice> list(String text) {
    List<MethodChoice> choices = new ArrayList<>();
    for (String each : split(text, SEPARATOR)) {
      choices.add(of(each.strip()));
    }
    return choices;
  }

  /**
   * One choice.
   *
   * @throws UserException where a word is neither method nor rule
   */
  public static MethodChoice of(String label) {
    Map<String, String> changes = new LinkedHashMap<>();
    for (String part : split(label, '+')) {
      List<String> words = split(part, ':');
      String word = words.get(0).strip();
      if (word.equals(POPULATION)) {
        throw untestable(label);
      }
      if (SweepFile.methods().contains(word)) {
        changes.put("method", word);
        changes.putAll(settings(label, words));
      } else if (word.equals(NONE)) {
        changes.put("early_terminate", "null");
        changes.put("stop_if", "null");
      } else if (SweepFile.stoppingRules().contains(word)) {
        Map<String, String> rule = new LinkedHashMap<>();
        rule.put("type", word);
        rule.putAll(settings(label, words));
        changes.put("early_terminate", flow(rule));
      } else {
        throw unknown(word);
      }
    }
    return new MethodChoice(
        label,
        changes.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
            .collect(Collectors.joining()));
  }

  /** Why a method of populations is not tested. */
  static UserException untestable(String label) {
    return new UserException(
        "--methods %s: pbt hands trained networks on, and a table has none".formatted(label));
  }

  /** Whether it is the file's own method that is tested. */
  boolean keepsMethod() {
    return !changes.startsWith("method: ");
  }

  private static UserException unknown(String word) {
    List<String> known =
        Stream.of(testable(), SweepFile.stoppingRules(), List.of(NONE))
            .flatMap(List::stream)
            .toList();
    return new UserException(
        "--methods: there is no method or stopping rule '%s'%s"
            .formatted(
                word,
                DidYouMean.hintOr(word, known, Map.of(), "there are " + String.join(", ", known))));
  }

  private static List<String> testable() {
    return SweepFile.methods().stream().filter(word -> !word.equals(POPULATION)).toList();
  }

  private static Map<String, String> settings(String label, List<String> words) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String setting : words.subList(1, words.size())) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        throw new UserException(
            "--methods %s: '%s' is no setting; write KEY=VALUE".formatted(label, setting));
      }
      settings.put(setting.substring(0, equals).strip(), setting.substring(equals + 1));
    }
    return settings;
  }

  private static String flow(Map<String, String> map) {
    return map.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** At a character, but for those in brackets. */
  private static List<String> split(String text, char at) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
      if (c == at && depth == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
