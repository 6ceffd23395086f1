package dev.sweepline.driver.cli.run;

import dev.sweepline.driver.cli.input.SweepArgument;
import dev.sweepline.driver.cli.session.ResumedSweep;
import dev.sweepline.driver.cli.session.ResumedSweep.ResumeAction;
import dev.sweepline.driver.cli.session.SweepSession;
import dev.sweepline.driver.services.Services;
import dev.sweepline.worker.model.ModelFolder;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every verb takes that goes on with a sweep which its log knows. */
final class ResumeOptions {
  @Mixin private DriveOptions options;

  @Mixin private SweepArgument sweep;

  @Option(names = "--force", description = "Takes the sweep from a driver that is at work.")
  private boolean force;

  /** Where its trials' networks are saved. */
  ModelFolder models() {
    return new ModelFolder(options.session().folders().home());
  }

  /**
   * Drives the sweep from where it stands.
   *
   * @param change what is done beside running what is left
   * @return the exit code
   */
  int drive(Services.Opener opener, ResumeAction change) throws InterruptedException {
    SweepSession session = options.session();
    return session.run(
        opener,
        new ResumedSweep(sweep.text(), force, session.folders(), options.jars()::of, change));
  }
}
