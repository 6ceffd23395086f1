package dev.sweepline.driver.sampler;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.space.GridPoints;
import dev.sweepline.sweep.space.Parameter;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Every combination once, in W&amp;B's order, cut by the run cap. Immutable. */
final class GridSampler implements Sampler {
  private final Sweep sweep;
  private final Odometer odometer;

  GridSampler(Sweep sweep) {
    this.sweep = sweep;
    NavigableMap<String, GridPoints> axes = new TreeMap<>();
    sweep.space().parameters().forEach((name, parameter) -> axes.put(name, axis(name, parameter)));
    this.odometer = new Odometer(axes);
  }

  private static GridPoints axis(String name, Parameter parameter) {
    return parameter
        .grid()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "parameter '"
                        + name
                        + "' is "
                        + parameter.kind()
                        + ", which has no end of values for a grid; use values or q_uniform"));
  }

  @Override
  public Suggestion suggest(int trial, SweepHistory history) {
    return trial < planned().getAsLong()
        ? new Suggestion.Trial(odometer.at(trial), sweep.budget())
        : new Suggestion.Done();
  }

  @Override
  public OptionalLong planned() {
    long cap = sweep.runCap().isPresent() ? sweep.runCap().getAsInt() : Long.MAX_VALUE;
    return OptionalLong.of(Math.min(odometer.count(), cap));
  }

  @Override
  public List<String> notes(SweepHistory history) {
    return BorderNotes.of(sweep.space(), history, "widen the range");
  }
}
