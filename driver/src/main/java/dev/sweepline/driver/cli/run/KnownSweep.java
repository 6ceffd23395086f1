package dev.sweepline.driver.cli.run;

import dev.sweepline.driver.cli.input.SweepKey;
import dev.sweepline.driver.cli.run.Continuation.Change;
import dev.sweepline.driver.station.Station;
import dev.sweepline.worker.model.ModelFolder;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every verb takes that goes on with a sweep which its log knows. */
final class KnownSweep {
  @Mixin private DriveOptions options;

  @Mixin private SweepKey sweep;

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
  int drive(Station.Opener opener, Change change) throws InterruptedException {
    RunSession session = options.session();
    return session.run(
        opener,
        new Continuation(sweep.text(), force, session.folders(), options.jars()::of, change));
  }
}
