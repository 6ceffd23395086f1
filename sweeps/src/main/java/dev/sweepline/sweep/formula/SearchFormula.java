package dev.sweepline.sweep.formula;

import dev.sweepline.sweep.formula.SearchToken.Kind;
import dev.sweepline.sweep.text.DidYouMean;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A formula of what somebody writes into a search box: comparisons of columns ({@code val_accuracy
 * > 0.97 and optimizer in (adam, sgd)}), trials ({@code #12}) and words, which a row must mention.
 * What stands side by side must all hold. Not thread-safe.
 */
public final class SearchFormula {
  /**
   * The value by which a row's formula finds what the row mentions: all of it, in small letters.
   */
  public static final String MENTIONS = "_mentions";

  /** The column that {@code #12} is about. */
  public static final String TRIAL = "trial";

  /** The longest text there is. */
  public static final int LONGEST = 500;

  private static final int LONGEST_FORMULA = 20 * LONGEST;

  private final List<SearchToken> tokens;
  private final Set<String> names;
  private final StringBuilder formula = new StringBuilder();
  private int at;

  /** Inside of how many calls of functions. */
  private int calls;

  private boolean ended;
  private int depth;

  /** The depths of what is denied and has not ended: in formulas a {@code not} binds tightest. */
  private final Deque<Integer> denied = new ArrayDeque<>();

  private SearchFormula(List<SearchToken> tokens, Set<String> names) {
    this.tokens = tokens;
    this.names = names;
  }

  /**
   * Reads a text that is not blank.
   *
   * @param names of the columns that it may compare
   * @throws FormulaException with what is wrong and what to write instead
   */
  public static Formula of(String text, Set<String> names) {
    if (text.length() > LONGEST) {
      throw new FormulaException(
          "the filter has " + text.length() + " characters; write at most " + LONGEST);
    }
    List<SearchToken> tokens = SearchLexer.read(text, names);
    SearchFormula search = new SearchFormula(tokens, names);
    while (search.at < tokens.size()) {
      search.step();
    }
    search.endDenied();
    Set<String> known = new TreeSet<>(names);
    known.add(MENTIONS);
    return Formula.of(text, search.formula.toString(), known, LONGEST_FORMULA);
  }

  private void step() {
    SearchToken token = tokens.get(at);
    if (begins(token)) {
      endDenied();
      formula.append(" and ");
    }
    ended = token.kind().isOperand() || token.kind() == Kind.CLOSE;
    switch (token.kind()) {
      case FUNCTION -> {
        calls++;
        formula.append(token.text());
      }
      case CLOSE -> {
        calls = Math.max(0, calls - 1);
        endDenied();
        depth--;
        formula.append(')');
      }
      case OPEN -> {
        depth++;
        formula.append('(');
      }
      case COMMA -> formula.append(',');
      case OPERATOR -> formula.append(' ').append(token.text()).append(' ');
      case AND, OR -> {
        endDenied();
        formula.append(token.kind() == Kind.AND ? " and " : " or ");
      }
      case NOT -> {
        denied.push(depth);
        formula.append(" not (");
      }
      case IN -> throw new FormulaException("'in' stands after a column: optimizer in (adam, sgd)");
      default -> operand(token);
    }
    at++;
  }

  private void endDenied() {
    while (!denied.isEmpty() && denied.peek() == depth) {
      denied.pop();
      formula.append(')');
    }
  }

  /** Whether something new begins where something else has ended. */
  private boolean begins(SearchToken token) {
    Kind kind = token.kind();
    return ended
        && (kind.isOperand()
            || kind == Kind.FUNCTION
            || kind == Kind.NOT
            || (kind == Kind.OPEN && kind(at - 1) != Kind.FUNCTION));
  }

  private void operand(SearchToken token) {
    boolean isNegated = kind(at + 1) == Kind.NOT && kind(at + 2) == Kind.IN;
    if (isNegated || kind(at + 1) == Kind.IN) {
      list(column(token), isNegated);
    } else if (kind(at + 1) == Kind.OPERATOR || kind(at - 1) == Kind.OPERATOR || calls > 0) {
      compared(token);
    } else if (token.kind() == Kind.TRIAL) {
      among(false, TRIAL, List.of(token.text().substring(1)));
    } else {
      formula.append("mentions(" + MENTIONS + ", ").append(quote(lower(token))).append(')');
    }
  }

  private void compared(SearchToken token) {
    boolean first = kind(at - 1) != Kind.OPERATOR;
    if (first && token.kind() == Kind.WORD) {
      throw unknown(token);
    }
    boolean whole = kind(at + 3) != Kind.OPERATOR;
    if (token.kind() == Kind.NAME
        && first
        && whole
        && at + 2 < tokens.size()
        && tokens.get(at + 1).isEquality()
        && tokens.get(at + 2).kind().isLiteral()) {
      boolean isNegated = tokens.get(at + 1).text().matches("!=|<>");
      among(isNegated, token.text(), List.of(literal(tokens.get(at + 2))));
      at += 2;
    } else if (token.kind() == Kind.WORD || token.kind() == Kind.QUOTED) {
      formula.append(quote(token.text()));
    } else {
      formula.append(literal(token));
    }
  }

  private void list(String column, boolean isNegated) {
    int next = at + (isNegated ? 3 : 2);
    if (kind(next) != Kind.OPEN) {
      throw listExpected();
    }
    List<String> values = new ArrayList<>();
    while (kind(next) != Kind.CLOSE) {
      next++;
      if (next >= tokens.size() || !tokens.get(next).kind().isOperand()) {
        throw listExpected();
      }
      values.add(literal(tokens.get(next)));
      next++;
      if (kind(next) != Kind.COMMA && kind(next) != Kind.CLOSE) {
        throw listExpected();
      }
    }
    among(isNegated, column, values);
    at = next;
  }

  private static FormulaException listExpected() {
    return new FormulaException("'in' wants a list: optimizer in (adam, sgd)");
  }

  private void among(boolean isNegated, String column, List<String> values) {
    formula.append(isNegated ? "(not among(" : "among(").append(column);
    values.forEach(value -> formula.append(", ").append(quote(value)));
    formula.append(isNegated ? "))" : ")");
  }

  private String column(SearchToken token) {
    if (token.kind() != Kind.NAME) {
      throw unknown(token);
    }
    return token.text();
  }

  private FormulaException unknown(SearchToken token) {
    return new FormulaException(
        "'"
            + token.text()
            + "' is no column of this board"
            + DidYouMean.hintOr(
                token.text(),
                names,
                Map.of(),
                "there are "
                    + String.join(", ", names.stream().filter(n -> !n.contains(".")).toList())),
        token.text());
  }

  private static String literal(SearchToken token) {
    return token.kind() == Kind.TRIAL ? token.text().substring(1) : token.text();
  }

  private static String lower(SearchToken token) {
    return token.text().toLowerCase(Locale.ROOT);
  }

  /** A text cannot hold both kinds of quotes, since one of them ended it. */
  private static String quote(String text) {
    return text.contains("\"") ? "'" + text + "'" : '"' + text + '"';
  }

  private @Nullable Kind kind(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index).kind() : null;
  }
}
