package dev.sweepline.driver.cli.run;

import dev.sweepline.driver.cli.option.SweepArgument;
import dev.sweepline.driver.session.ResumeAction;
import dev.sweepline.driver.session.ResumedSweep;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.worker.model.ModelFolder;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every verb that goes on with a recorded sweep. */
final class ResumeOptions {
  @Mixin private DriveOptions options;

  @Mixin private SweepArgument sweep;

  @Option(names = "--force", description = "Takes the sweep from a driver that is at work.")
  private boolean force;

  /** Where its trials' networks are saved. */
  ModelFolder models() {
    return new ModelFolder(options.folders().home());
  }

  /**
   * Drives the sweep from where it stands.
   *
   * @param action what is done beside running what is left
   * @return the exit code
   */
  int drive(SessionContext context, ResumeAction action) throws InterruptedException {
    return options.drive(
        context, new ResumedSweep(sweep.text(), force, options.jars()::of, action));
  }
}
