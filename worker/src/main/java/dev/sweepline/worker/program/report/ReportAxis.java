package dev.sweepline.worker.program.report;

import dev.sweepline.sweep.trial.Measurement;
import java.util.OptionalDouble;

/**
 * The axis of one program's reports: it makes measurements of them, whose epochs count from 1. A
 * program that calls its first epoch 0 is one ahead of what it says; a report without an epoch or
 * step belongs to the one said last; a program that says none has as many as reports. Not
 * thread-safe.
 */
final class ReportAxis {
  private int reports;
  private int offset;
  private OptionalDouble epoch = OptionalDouble.empty();
  private OptionalDouble step = OptionalDouble.empty();

  /** The next report as a measurement. */
  Measurement next(ProgramReport report) {
    reports++;
    if (reports == 1 && report.epoch().isPresent() && report.epoch().getAsDouble() < 1) {
      offset = report.epoch().getAsDouble() == 0 ? 1 : 0;
    }
    epoch = report.epoch().isPresent() ? report.epoch() : epoch;
    step = report.step().isPresent() ? report.step() : step;
    double passes = epoch.isPresent() ? Math.ceil(epoch.getAsDouble()) + offset : reports;
    return new Measurement(
        (int) Math.min(Math.max(1, passes), Integer.MAX_VALUE),
        (long) step.orElse(reports),
        report.metrics());
  }

  /** How many there were. */
  int reports() {
    return reports;
  }
}
