package dev.sweepline.driver.sampler;

import dev.sweepline.driver.sampler.draw.Coordinates;
import dev.sweepline.driver.sampler.draw.DistinctDraws;
import dev.sweepline.driver.sampler.draw.PointDraws;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.history.SweepHistory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A sampler of draws that look at no result: random, Sobol's or a Latin hypercube's. They go up to
 * the run cap or without end; in a space that has an end, no point comes twice. Thread-safe.
 */
final class DrawSampler implements Sampler {
  private final Sweep sweep;
  private final PointDraws draws;
  private final Optional<DistinctDraws> distinct;

  DrawSampler(Sweep sweep, Coordinates coordinates) {
    this.sweep = sweep;
    this.draws =
        new PointDraws(sweep.space(), sweep.search().seed(), coordinates, sweep.search().points());
    this.distinct = DistinctDraws.of(sweep.space(), draws);
  }

  PointDraws draws() {
    return draws;
  }

  @Override
  public Suggestion suggest(int trial, SweepHistory history) {
    OptionalInt cap = sweep.search().runCap();
    if (cap.isPresent() && trial >= cap.getAsInt()) {
      return new Suggestion.Done();
    }
    Optional<Map<String, Object>> point =
        distinct.isPresent() ? distinct.get().point(trial) : draws.point(trial);
    return point
        .<Suggestion>map(parameters -> new Suggestion.Trial(parameters, sweep.training().budget()))
        .orElseGet(Suggestion.Done::new);
  }

  /** Without a cap, a far end counts as none. */
  @Override
  public OptionalLong planned() {
    int end = distinct.map(DistinctDraws::size).orElse(Integer.MAX_VALUE);
    if (sweep.search().runCap().isPresent()) {
      return OptionalLong.of(Math.min(sweep.search().runCap().getAsInt(), end));
    }
    return end <= Sweep.TRIALS_WITHOUT_END ? OptionalLong.of(end) : OptionalLong.empty();
  }

  @Override
  public List<String> notes(SweepHistory history) {
    return BorderNotes.of(sweep.space(), history, "widen the range");
  }
}
