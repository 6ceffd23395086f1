package dev.sweepline.sweep.formula;

import dev.sweepline.sweep.formula.SearchToken.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One walk over what somebody wrote into a search box. Not thread-safe. */
final class SearchLexer {
  private static final Pattern BLANK = Pattern.compile("\\s+");
  private static final Pattern COMPARISON = Pattern.compile("<=|>=|<>|!=|==|=|<|>");
  private static final Pattern COMPARED =
      Pattern.compile("\\s*([<>=!]|(not\\s+)?in\\b)", Pattern.CASE_INSENSITIVE);
  private static final Pattern RUN = Pattern.compile("[^\\s(),<>=!\"']+");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  private static final Pattern ARITHMETIC = Pattern.compile("[-+*/%^]|\\*\\*");
  private static final Map<String, Kind> WORDS =
      Map.of(
          "and", Kind.AND, "&&", Kind.AND, "or", Kind.OR, "||", Kind.OR, "not", Kind.NOT, "in",
          Kind.IN);
  private static final Map<Character, Kind> SIGNS =
      Map.of('(', Kind.OPEN, ')', Kind.CLOSE, ',', Kind.COMMA, '!', Kind.NOT);

  private final String text;
  private final Set<String> names;

  /** Names with blanks, brackets and the like in them, the longest first. */
  private final List<String> oddNames;

  private final List<SearchToken> tokens = new ArrayList<>();
  private int at;

  private SearchLexer(String text, Set<String> names) {
    this.text = text;
    this.names = names;
    this.oddNames =
        names.stream()
            .filter(name -> !RUN.matcher(name).matches())
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /**
   * The parts of a text.
   *
   * @param names of columns
   * @throws FormulaException where a quote is not closed
   */
  static List<SearchToken> read(String text, Set<String> names) {
    SearchLexer lexer = new SearchLexer(text, names);
    while (lexer.at < text.length()) {
      lexer.step();
    }
    return lexer.tokens;
  }

  private void step() {
    char c = text.charAt(at);
    Matcher blank = match(BLANK);
    Matcher comparison = match(COMPARISON);
    Optional<String> odd = oddNames.stream().filter(this::standsHere).findFirst();
    if (blank.lookingAt()) {
      at = blank.end();
    } else if (odd.isPresent()) {
      put(Kind.NAME, odd.get());
    } else if (c == '"' || c == '\'') {
      quoted(c);
    } else if (comparison.lookingAt()) {
      put(Kind.OPERATOR, comparison.group());
    } else if (SIGNS.containsKey(c)) {
      put(SIGNS.get(c), String.valueOf(c));
    } else {
      Matcher run = match(RUN);
      String word = run.lookingAt() ? run.group() : String.valueOf(c);
      put(kind(word), word);
    }
  }

  private boolean standsHere(String name) {
    int end = at + name.length();
    return text.startsWith(name, at)
        && (end == text.length() || !RUN.matcher(text.substring(end, end + 1)).matches());
  }

  private Matcher match(Pattern pattern) {
    return pattern.matcher(text).region(at, text.length());
  }

  private void put(Kind kind, String word) {
    tokens.add(new SearchToken(kind, word));
    at += word.length();
  }

  private void quoted(char quote) {
    int end = text.indexOf(quote, at + 1);
    if (end < 0) {
      throw new FormulaException("a " + quote + " is not closed");
    }
    String inside = text.substring(at + 1, end);
    at = end + 1;
    boolean isName = names.contains(inside) && match(COMPARED).lookingAt();
    tokens.add(new SearchToken(isName ? Kind.NAME : Kind.QUOTED, inside));
  }

  private Kind kind(String word) {
    if (names.contains(word)) {
      return Kind.NAME;
    }
    if (NUMBER.matcher(word).matches()) {
      return Kind.NUMBER;
    }
    if (word.matches("#[0-9]{1,9}")) {
      return Kind.TRIAL;
    }
    Kind reserved = WORDS.get(word.toLowerCase(Locale.ROOT));
    if (reserved != null) {
      return reserved;
    }
    boolean called = text.startsWith("(", at + word.length());
    if (called && (Functions.OF_ONE.containsKey(word) || Functions.OF_MANY.contains(word))) {
      return Kind.FUNCTION;
    }
    if (ARITHMETIC.matcher(word).matches()) {
      return Kind.OPERATOR;
    }
    return isTerm(word) ? Kind.TERM : Kind.WORD;
  }

  /** Names and numbers with arithmetic between them; one name at least. */
  private boolean isTerm(String word) {
    List<String> pieces =
        Stream.of(ARITHMETIC.split(word)).filter(piece -> !piece.isEmpty()).toList();
    return pieces.size() > 1
        && pieces.stream().anyMatch(names::contains)
        && pieces.stream()
            .allMatch(piece -> names.contains(piece) || NUMBER.matcher(piece).matches());
  }
}
