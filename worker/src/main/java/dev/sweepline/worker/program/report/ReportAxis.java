package dev.sweepline.worker.program.report;

import dev.sweepline.sweep.trial.Measurement;

/**
 * The axis of one program's reports: it makes measurements of them, whose epochs count from 1. A
 * program that calls its first epoch 0 is one ahead of what it says; one that says no epochs or
 * steps has as many as reports. Not thread-safe.
 */
final class ReportAxis {
  private int reports;
  private int offset;

  /** The next report as a measurement. */
  Measurement next(ProgramReport report) {
    reports++;
    if (reports == 1 && report.epoch().isPresent() && report.epoch().getAsDouble() < 1) {
      offset = report.epoch().getAsDouble() == 0 ? 1 : 0;
    }
    double epoch =
        report.epoch().isPresent() ? Math.ceil(report.epoch().getAsDouble()) + offset : reports;
    double step = report.step().isPresent() ? report.step().getAsDouble() : reports;
    return new Measurement(
        (int) Math.min(Math.max(1, epoch), Integer.MAX_VALUE), (long) step, report.metrics());
  }

  /** How many there were. */
  int reports() {
    return reports;
  }
}
