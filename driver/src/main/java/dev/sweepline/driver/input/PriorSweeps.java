package dev.sweepline.driver.input;

import dev.sweepline.driver.sampler.adaptive.PriorTrials;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.PriorSweep;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepIndex;
import dev.sweepline.sweep.text.UserException;
import java.util.List;
import java.util.function.Supplier;

/** A look-up of the earlier sweeps that a sweep file names as {@code prior}. Stateless. */
public final class PriorSweeps {
  private PriorSweeps() {}

  /**
   * What a sweep learns from them.
   *
   * @param log all sweeps of the log; asked for where the file names one
   * @throws UserException where one is not there, or none of their trials is a point of the space
   */
  public static List<PriorSweep> of(Sweep sweep, Supplier<SweepIndex> log) {
    List<String> names = sweep.search().prior();
    if (names.isEmpty()) {
      return List.of();
    }
    SweepIndex all = log.get();
    PriorTrials trials = new PriorTrials(sweep, names.size());
    List<PriorSweep> prior =
        names.stream().map(name -> trials.of(find(all, name))).distinct().toList();
    if (prior.stream().allMatch(each -> each.trials().isEmpty())) {
      throw new UserException(
          "prior: no trial fits; "
              + String.join("; ", prior.stream().map(PriorSweep::text).toList()));
    }
    return prior;
  }

  private static SweepHistory find(SweepIndex all, String name) {
    return SweepIndex.find(all.newestFirst(), name)
        .orElseThrow(
            () ->
                new UserException(
                    "prior: there is no sweep '"
                        + name
                        + "' in this log; list shows those there are"));
  }
}
