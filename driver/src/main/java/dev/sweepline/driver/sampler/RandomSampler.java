package dev.sweepline.driver.sampler;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.space.SearchSpace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Independent draws with replacement, up to the run cap or without end. Immutable. */
final class RandomSampler implements Sampler {
  private final Sweep sweep;

  RandomSampler(Sweep sweep) {
    this.sweep = sweep;
  }

  @Override
  public Suggestion suggest(int trial, SweepHistory history) {
    if (sweep.runCap().isPresent() && trial >= sweep.runCap().getAsInt()) {
      return new Suggestion.Done();
    }
    return new Suggestion.Trial(draw(sweep.space(), sweep.seed(), trial), sweep.budget());
  }

  @Override
  public OptionalLong planned() {
    return sweep.runCap().isPresent()
        ? OptionalLong.of(sweep.runCap().getAsInt())
        : OptionalLong.empty();
  }

  @Override
  public List<String> notes(SweepHistory history) {
    return BorderNotes.of(sweep.space(), history, "widen the range");
  }

  /** One point of a space. */
  static Map<String, Object> draw(SearchSpace space, long seed, int trial) {
    Address at = Address.of(seed).then(trial);
    Map<String, Object> point = new LinkedHashMap<>();
    space
        .parameters()
        .forEach(
            (name, parameter) -> point.put(name, parameter.quantile(at.then(name).openUnit())));
    return Collections.unmodifiableMap(point);
  }
}
