package dev.sweepline.driver.input;

import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.search.Method.CoarseToFine;
import dev.sweepline.sweep.search.Method.Windows;
import java.util.Map;
import java.util.TreeMap;

/**
 * Policy by which the windows of a coarse-to-fine search narrow whose file does not say: as today,
 * or as when the sweep was recorded, which its environment says. Stateless.
 */
public final class WindowPolicy {
  /** The name in a sweep's environment; those of sweeps that lack it were centred. */
  private static final String WINDOWS = "windows";

  private WindowPolicy() {}

  static ParsedSweep asRecorded(ParsedSweep read, SweepSubmitted submitted) {
    return submitted.environment().containsKey(WINDOWS)
        ? read
        : read.withSweep(read.sweep().map(WindowPolicy::centred));
  }

  private static Sweep centred(Sweep sweep) {
    return sweep.search().method() instanceof CoarseToFine method
        ? sweep.with(sweep.search().with(method.by(Windows.CENTRED)))
        : sweep;
  }

  /** An environment that says how windows narrow today where the file does not. */
  public static Map<String, String> recordedIn(Map<String, String> environment) {
    Map<String, String> all = new TreeMap<>(environment);
    all.put(WINDOWS, Windows.COVERING.word());
    return all;
  }
}
