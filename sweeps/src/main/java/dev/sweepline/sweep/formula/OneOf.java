package dev.sweepline.sweep.formula;

import java.util.List;

/** A value that is several texts at once, as a trial's tags are: it equals each. Immutable. */
public record OneOf(List<String> texts) {
  public OneOf {
    texts = List.copyOf(texts);
  }

  @Override
  public String toString() {
    return String.join(", ", texts);
  }
}
