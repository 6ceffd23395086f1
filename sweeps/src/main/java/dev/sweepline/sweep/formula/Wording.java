package dev.sweepline.sweep.formula;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression in words that EvalEx reads: parameter names, which may hold dots and dashes, become
 * {@code p0}, {@code p1}…, and Python's operators become EvalEx's.
 *
 * @param plain what EvalEx parses
 * @param origins for each of its characters, where it comes from in the file's text
 * @param parameters by number
 */
record Wording(String text, String plain, List<Integer> origins, List<String> parameters) {
  private static final Map<String, String> PYTHON =
      Map.of("and", " && ", "or", " || ", "not", " ! ", "None", "null");
  private static final Pattern NUMBER =
      Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  private static final List<String> CONSTANTS = List.of("true", "false", "null");

  static Wording of(String text, Collection<String> known) {
    List<String> longestFirst =
        known.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    Writer writer = new Writer(text, longestFirst);
    while (writer.at < text.length()) {
      writer.step();
    }
    return new Wording(text, writer.plain.toString(), writer.origins, writer.parameters);
  }

  /** The parameter behind {@code p0}. */
  String parameter(String word) {
    return parameters.get(Integer.parseInt(word.substring(1)));
  }

  /** A hint at a place that the parser names, counted from 1. */
  String near(int position) {
    int index = Math.min(Math.max(position, 1), origins.size()) - 1;
    return origins.isEmpty() || origins.get(index) == 0
        ? ""
        : " at '" + text.substring(origins.get(index)).strip() + "'";
  }

  /** One walk over the text. */
  private static final class Writer {
    private final String text;
    private final List<String> known;
    private final StringBuilder plain = new StringBuilder();
    private final List<Integer> origins = new ArrayList<>();
    private final List<String> parameters = new ArrayList<>();
    private int at;

    Writer(String text, List<String> known) {
      this.text = text;
      this.known = known;
    }

    void step() {
      char c = text.charAt(at);
      if (c == '"' || c == '\'') {
        quoted(c);
      } else if ((c >= '0' && c <= '9') || c == '.') {
        String number = number();
        put(number.length(), number);
      } else if (Character.isLetter(c) || c == '_') {
        word();
      } else if (text.startsWith("**", at)) {
        put(2, "^");
      } else {
        put(1, String.valueOf(c));
      }
    }

    private void put(int length, String written) {
      for (int i = 0; i < written.length(); i++) {
        origins.add(at);
      }
      plain.append(written);
      at += length;
    }

    private String number() {
      Matcher number = NUMBER.matcher(text).region(at, text.length());
      return number.lookingAt() ? number.group() : String.valueOf(text.charAt(at));
    }

    private void quoted(char quote) {
      int end = text.indexOf(quote, at + 1);
      if (end < 0) {
        throw new FormulaException("'" + text + "' has a " + quote + " that is not closed");
      }
      String inside = text.substring(at + 1, end).replace("\\", "\\\\").replace("\"", "\\\"");
      put(end + 1 - at, '"' + inside + '"');
    }

    private void word() {
      Optional<String> parameter =
          known.stream().filter(name -> text.startsWith(name, at) && ends(name)).findFirst();
      if (parameter.isPresent()) {
        if (!parameters.contains(parameter.get())) {
          parameters.add(parameter.get());
        }
        put(parameter.get().length(), "p" + parameters.indexOf(parameter.get()));
        return;
      }
      int end = at;
      while (end < text.length() && inWord(text.charAt(end))) {
        end++;
      }
      String word = text.substring(at, end);
      boolean function = text.substring(end).stripLeading().startsWith("(");
      if (!PYTHON.containsKey(word)
          && !CONSTANTS.contains(lower(word))
          && !callable(word, function)) {
        throw new FormulaException(unknown(word, function), function ? null : word);
      }
      put(word.length(), PYTHON.getOrDefault(word, lower(word)));
    }

    private static boolean callable(String word, boolean function) {
      String name = lower(word);
      return function
          && (Functions.OF_ONE.containsKey(name)
              || Functions.OF_MANY.contains(name)
              || name.equals(Functions.IF));
    }

    private String unknown(String word, boolean function) {
      if (function) {
        return "unknown function '"
            + word
            + "' in '"
            + text
            + "'; there are if, min, max, "
            + String.join(", ", Functions.OF_ONE.keySet().stream().sorted().toList());
      }
      return "'" + word + "' in '" + text + "' is not a parameter";
    }

    private boolean ends(String name) {
      int end = at + name.length();
      return end == text.length() || !inWord(text.charAt(end));
    }

    private static boolean inWord(char c) {
      return Character.isLetterOrDigit(c) || c == '_' || c == '.';
    }

    private static String lower(String word) {
      return word.toLowerCase(Locale.ROOT);
    }
  }
}
