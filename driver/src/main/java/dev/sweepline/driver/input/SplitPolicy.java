package dev.sweepline.driver.input;

import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.Training;
import dev.sweepline.worker.data.catalog.DataSets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Policy by which a sweep's data set is read and cut into parts: as today, or as when the sweep was
 * recorded, which its environment says. Stateless.
 */
public final class SplitPolicy {
  /** The name in a sweep's environment; sweeps that lack it were cut without a look at classes. */
  private static final String SPLITS = "splits";

  /** How tables are cut today. */
  private static final String STRATIFIED = "stratified";

  /** The name in it; sweeps that lack it learnt from columns that only count the rows, too. */
  private static final String IDS = "ids";

  /** What becomes of such columns today. */
  private static final String DROPPED = "dropped";

  private SplitPolicy() {}

  static ParsedSweep asNew(ParsedSweep read) {
    return with(read, DataSets::asNew);
  }

  static ParsedSweep asRecorded(ParsedSweep read, SweepSubmitted submitted) {
    Map<String, String> then = submitted.environment();
    ParsedSweep cut = STRATIFIED.equals(then.get(SPLITS)) ? with(read, DataSets::stratified) : read;
    return DROPPED.equals(then.get(IDS)) ? with(cut, DataSets::withoutIds) : cut;
  }

  /** An environment that says how a sweep's tables are read and cut today. */
  public static Map<String, String> recordedIn(Map<String, String> environment) {
    Map<String, String> all = new TreeMap<>(environment);
    all.put(SPLITS, STRATIFIED);
    all.put(IDS, DROPPED);
    return all;
  }

  private static ParsedSweep with(ParsedSweep read, UnaryOperator<NamedOptions> change) {
    return read.withSweep(read.sweep().map(sweep -> with(sweep, change)));
  }

  private static Sweep with(Sweep sweep, UnaryOperator<NamedOptions> change) {
    Training training = sweep.training();
    return sweep.with(training.withDataset(training.dataset().map(change)));
  }
}
