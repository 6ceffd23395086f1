package dev.sweepline.driver.cli;

import dev.sweepline.sweep.Limits;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.worker.Complaint;
import java.util.ArrayList;
import java.util.List;

/** What a sweep file may say and {@code run} cannot do yet. Stateless. */
final class NotYet {
  private NotYet() {}

  /** What would change which trials run or when they end: refused rather than passed over. */
  static List<Complaint> of(Sweep sweep) {
    List<Complaint> complaints = new ArrayList<>();
    Limits limits = sweep.terms().limits();
    add(complaints, limits.failed().isPresent(), "budget.failed");
    add(complaints, limits.retries().isPresent(), "budget.retries");
    add(complaints, limits.time().isPresent(), "budget.time");
    return complaints;
  }

  private static void add(List<Complaint> complaints, boolean present, String key) {
    if (present) {
      complaints.add(new Complaint(key, key + " cannot be run yet; leave it out"));
    }
  }

  /** What only would save time. */
  static List<String> warnings(Sweep sweep) {
    List<String> warnings = new ArrayList<>();
    if (sweep.terms().earlyTerminate().isPresent()) {
      warnings.add("early_terminate is not applied yet: every trial trains its whole budget");
    }
    if (sweep.terms().limits().target().isPresent()) {
      warnings.add("metric.target is not applied yet: the sweep runs all of its trials");
    }
    return warnings;
  }
}
