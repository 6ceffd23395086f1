package dev.sweepline.driver.cli.option;

import dev.sweepline.driver.input.SweepLookup;
import dev.sweepline.driver.log.LogReader;
import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.services.ServicesRequest;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepIndex;
import dev.sweepline.sweep.text.UserException;
import picocli.CommandLine.Parameters;

/** The argument that names a recorded sweep. */
public final class SweepArgument {
  @Parameters(index = "0", paramLabel = "SWEEP", description = "A sweep's id or name, or: latest.")
  private String key;

  /** As the user wrote it. */
  public String text() {
    return key;
  }

  /**
   * The sweep, from the log of services opened for it.
   *
   * @throws UserException when there is none
   */
  public SweepHistory find(Services.Opener opener, ServicesRequest request) {
    return SweepLookup.find(SweepLookup.read(opener, request), key);
  }

  /**
   * The sweep, from a log.
   *
   * @throws UserException when there is none
   */
  public SweepHistory find(LogAddress log) {
    return SweepLookup.find(SweepLookup.read(log), key);
  }

  /**
   * The sweep's id, from a log of which nothing that was measured is read.
   *
   * @throws UserException when there is none
   */
  public String id(LogAddress log) {
    SweepIndex sweeps = new SweepIndex();
    LogReader.readDecisions(log, sweeps::apply);
    return SweepLookup.find(sweeps, key).id();
  }
}
