package dev.sweepline.sweep.formula;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;

/**
 * An expression over a trial's parameters, such as {@code hidden2 <= hidden1} or {@code batch * 8}.
 * Immutable, thread-safe. It reads nothing but the parameters named in it, calls nothing but a
 * fixed list of functions, and takes time in proportion to its length.
 */
public final class Formula {
  private static final int LONGEST = 500;

  private final String text;
  private final Set<String> names;
  private final Term term;

  private Formula(String text, Set<String> names, Term term) {
    this.text = text;
    this.names = names;
    this.term = term;
  }

  /**
   * Reads an expression.
   *
   * @param known the parameters that it may name, dots and dashes included
   * @throws FormulaException with what is wrong and what to write instead
   */
  public static Formula of(String text, Collection<String> known) {
    return of(text, text, known, LONGEST);
  }

  /**
   * The same where what somebody wrote has been put into other words.
   *
   * @param text as written, for messages
   * @param words what it means
   */
  static Formula of(String text, String words, Collection<String> known, int longest) {
    if (words.length() > longest) {
      throw new FormulaException(
          "the expression has " + text.length() + " characters; write at most " + LONGEST);
    }
    Wording wording = Wording.of(words, known);
    try {
      ASTNode root = new Expression(wording.plain(), Dialect.CONFIGURATION).getAbstractSyntaxTree();
      Set<String> used = new LinkedHashSet<>();
      Term term = new Compiler(wording, used).term(root);
      return new Formula(text, Collections.unmodifiableSet(used), term);
    } catch (ParseException e) {
      throw new FormulaException(
          "'" + text + "' cannot be read" + wording.near(e.getStartPosition()) + ": " + plain(e),
          e);
    } catch (NoSuchElementException e) {
      // EvalEx's parser takes an operand that is not there, as in log(-,).
      throw new FormulaException("'" + text + "' cannot be read: an operator lacks an operand", e);
    }
  }

  private static String plain(ParseException e) {
    String message = e.getMessage();
    return message.isEmpty()
        ? "it is not an expression"
        : Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }

  /** The parameters it needs, in the order in which it names them. */
  public Set<String> names() {
    return names;
  }

  /**
   * Its value: null, Boolean, Long, Double, String or List.
   *
   * @param values by parameter name; every one of {@link #names()}
   * @throws FormulaException where the values do not suit it, or the result is not a finite number
   */
  public Object value(Map<String, Object> values) {
    Object value = term.value(values::get);
    if (value instanceof Double number && !Double.isFinite(number)) {
      throw new FormulaException("'" + text + "' is " + number);
    }
    return value;
  }

  /**
   * Whether it is true of these values.
   *
   * @throws FormulaException where the values do not suit it, or it is neither true nor false
   */
  public boolean holds(Map<String, Object> values) {
    return holdsOf(values::get);
  }

  /**
   * Whether it is true where names have these values; those that decide nothing are not asked for.
   *
   * @throws FormulaException where the values do not suit it, or it is neither true nor false
   */
  public boolean holdsOf(Function<String, Object> values) {
    if (term.value(values) instanceof Boolean truth) {
      return truth;
    }
    throw new FormulaException(
        "'" + text + "' is neither true nor false; compare with <, <=, ==, !=, >= or >");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Formula formula && formula.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** As the file has it. */
  @Override
  public String toString() {
    return text;
  }
}
