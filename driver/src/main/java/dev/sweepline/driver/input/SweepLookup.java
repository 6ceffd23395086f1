package dev.sweepline.driver.input;

import dev.sweepline.driver.log.LogReader;
import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.services.ServicesRequest;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepIndex;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.text.UserException;
import java.util.List;

/** A look-up of sweeps and trials in a log. Stateless. */
public final class SweepLookup {
  private SweepLookup() {}

  /** Every sweep of the log that services have, as it stands now. */
  public static SweepIndex read(Services.Opener opener, ServicesRequest request) {
    try (Services services = opener.open(request)) {
      return read(services.log());
    }
  }

  /** All sweeps of a log. */
  public static SweepIndex read(LogAddress address) {
    SweepIndex sweeps = new SweepIndex();
    LogReader.read(address, sweeps::apply);
    return sweeps;
  }

  /**
   * The sweep that the user means.
   *
   * @param key an id, a name or {@code latest}
   * @throws UserException when there is none
   */
  public static SweepHistory find(SweepIndex all, String key) {
    List<SweepHistory> sweeps = all.newestFirst();
    return SweepIndex.find(sweeps, key)
        .orElseThrow(
            () ->
                new UserException(
                    sweeps.isEmpty()
                        ? "there is no sweep yet; start one with: run FILE"
                        : "there is no sweep '" + key + "'; list shows those there are"));
  }

  /**
   * A trial by its number.
   *
   * @throws UserException when it has not started
   */
  public static TrialHistory trial(SweepHistory sweep, int number) {
    return sweep
        .trial(number)
        .orElseThrow(
            () ->
                new UserException(
                    "sweep %s has no trial %d; it started %d"
                        .formatted(sweep.id(), number, sweep.trials().size())));
  }
}
