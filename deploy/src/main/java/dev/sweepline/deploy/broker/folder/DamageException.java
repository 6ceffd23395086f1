package dev.sweepline.deploy.broker.folder;

/** Damage of a log's folder that would cost records if a broker were started on it. */
final class DamageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String found;

  /** Says what was found, as a clause without an end. */
  DamageException(String found) {
    super(found);
    this.found = found;
  }

  String found() {
    return found;
  }

  static DamageException unreadable(Segments.Gap gap) {
    return new DamageException(
        gap.from() == gap.to()
            ? "%s has something before record %d that is no record"
                .formatted(gap.file(), gap.from())
            : "%s of %s cannot be read, though what follows can"
                .formatted(range(gap.from(), gap.to()), gap.file()));
  }

  private static String range(long from, long to) {
    return to - from == 1
        ? "record %d".formatted(from)
        : "records %d to %d".formatted(from, to - 1);
  }

  /** A number of records in words. */
  static String records(long count) {
    return count == 1 ? "1 record" : count + " records";
  }
}
