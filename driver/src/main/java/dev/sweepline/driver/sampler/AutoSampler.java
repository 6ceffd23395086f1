package dev.sweepline.driver.sampler;

import dev.sweepline.sweep.history.SweepHistory;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A sampler that was chosen for the user, which its notes say. As thread-safe as what it chose.
 *
 * @param chosen does the work
 * @param why one line
 */
record AutoSampler(Sampler chosen, String why) implements Sampler {
  @Override
  public Suggestion suggest(int trial, SweepHistory history) {
    return chosen.suggest(trial, history);
  }

  @Override
  public OptionalLong planned() {
    return chosen.planned();
  }

  @Override
  public long certain() {
    return chosen.certain();
  }

  @Override
  public boolean mayInherit(int trial, SweepHistory history) {
    return chosen.mayInherit(trial, history);
  }

  @Override
  public boolean learns() {
    return chosen.learns();
  }

  @Override
  public List<String> notes(SweepHistory history) {
    return Stream.concat(Stream.of(why), chosen.notes(history).stream()).toList();
  }
}
