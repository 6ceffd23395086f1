package dev.sweepline.worker.network.settings;

import dev.sweepline.sweep.value.Extent.Interval;
import java.util.Optional;

/**
 * One named hyperparameter of a network family.
 *
 * @param name as sweep files write it
 * @param domain what it may be
 * @param standard its value when the file does not say; empty when another setting decides
 * @param meaning one line for a person
 */
public record Setting(String name, Domain domain, Optional<Object> standard, String meaning) {

  static Setting of(String name, Domain domain, Object standard, String meaning) {
    return new Setting(name, domain, Optional.of(standard), meaning);
  }

  /** A setting whose default depends on others. */
  public static Setting derived(String name, Domain domain, String meaning) {
    return new Setting(name, domain, Optional.empty(), meaning);
  }

  /** What it may be, for a person. */
  public String allowed() {
    return domain.describe();
  }

  /** Why a value is not allowed; empty when it is. */
  public Optional<String> refuse(Object value) {
    return domain.refuse(value);
  }

  /** Why not every number of a range is allowed; empty when all are. */
  public Optional<String> refuse(Interval range) {
    return domain.refuse(range);
  }
}
