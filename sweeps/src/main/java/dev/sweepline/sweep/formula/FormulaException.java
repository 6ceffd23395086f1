package dev.sweepline.sweep.formula;

import java.util.Optional;

/** An expression that cannot be read, or not be computed of the values given. */
public final class FormulaException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String unknown;

  FormulaException(String message) {
    super(message);
    this.unknown = null;
  }

  /**
   * @param unknown a word that is none of ours
   */
  FormulaException(String message, String unknown) {
    super(message);
    this.unknown = unknown;
  }

  FormulaException(String message, Throwable cause) {
    super(message, cause);
    this.unknown = null;
  }

  /** The word that is no parameter, where that is what is wrong. */
  public Optional<String> unknown() {
    return Optional.ofNullable(unknown);
  }
}
