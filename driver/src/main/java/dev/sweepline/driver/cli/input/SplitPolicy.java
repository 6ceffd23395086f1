package dev.sweepline.driver.cli.input;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.file.ParsedSweep;
import dev.sweepline.sweep.training.Training;
import dev.sweepline.worker.data.catalog.DataSets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Policy by which a sweep's data set is cut into parts: as today, or as when the sweep was
 * recorded, which its environment says. Stateless.
 */
public final class SplitPolicy {
  /** The name in a sweep's environment; sweeps that lack it were cut without a look at classes. */
  private static final String NAME = "splits";

  /** How tables are cut today. */
  private static final String TODAY = "stratified";

  private SplitPolicy() {}

  static ParsedSweep asNew(ParsedSweep read) {
    return read.withSweep(read.sweep().map(SplitPolicy::asNew));
  }

  static ParsedSweep asRecorded(ParsedSweep read, SweepSubmitted submitted) {
    return TODAY.equals(submitted.environment().get(NAME)) ? asNew(read) : read;
  }

  /** An environment that says how a sweep's tables are cut today. */
  public static Map<String, String> recordedIn(Map<String, String> environment) {
    Map<String, String> all = new TreeMap<>(environment);
    all.put(NAME, TODAY);
    return all;
  }

  private static Sweep asNew(Sweep sweep) {
    Training old = sweep.training();
    Training training =
        new Training(
            old.dataset().map(DataSets::asNew),
            old.network(),
            old.budget(),
            old.repeats(),
            old.trainer(),
            old.resources());
    return new Sweep(
        sweep.name(),
        sweep.objective(),
        sweep.space(),
        sweep.search(),
        training,
        sweep.limits(),
        sweep.output(),
        sweep.labels());
  }
}
