package dev.sweepline.sweep.formula;

/**
 * A part of what somebody writes into a search box.
 *
 * @param text as written, quotes taken off
 */
record SearchToken(Kind kind, String text) {
  /** The parts there are. */
  enum Kind {
    /** A column of the board. */
    NAME,
    /** A formula of columns and numbers without blanks, such as {@code lr*batch}. */
    TERM,
    NUMBER,
    /** A trial's number after {@code #}. */
    TRIAL,
    WORD,
    QUOTED,
    FUNCTION,
    /** Comparison or arithmetic. */
    OPERATOR,
    AND,
    OR,
    NOT,
    IN,
    OPEN,
    CLOSE,
    COMMA;

    boolean isOperand() {
      return this == NAME
          || this == TERM
          || this == NUMBER
          || this == TRIAL
          || this == WORD
          || this == QUOTED;
    }

    boolean isLiteral() {
      return isOperand() && this != NAME && this != TERM;
    }
  }

  boolean isEquality() {
    return kind == Kind.OPERATOR
        && (text.equals("=") || text.equals("==") || text.equals("!=") || text.equals("<>"));
  }
}
