package dev.sweepline.driver.cli.run;

import dev.sweepline.sweep.Sweep;
import java.util.ArrayList;
import java.util.List;

/** What a sweep file may say and {@code run} passes over as yet. Stateless. */
final class NotYet {
  private NotYet() {}

  /** One line each. */
  static List<String> warnings(Sweep sweep) {
    List<String> warnings = new ArrayList<>();
    if (sweep.terms().earlyTerminate().isPresent()) {
      warnings.add("early_terminate is not applied yet: every trial trains its whole budget");
    }
    return warnings;
  }
}
