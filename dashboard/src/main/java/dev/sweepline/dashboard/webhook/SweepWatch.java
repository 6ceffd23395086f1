package dev.sweepline.dashboard.webhook;

import dev.sweepline.dashboard.live.LiveSweeps;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A look at the sweeps that changed since the last, and at those that run. To be used on the thread
 * that owns the sweeps.
 */
final class SweepWatch {
  private final LiveSweeps sweeps;
  private final Map<String, Sign> running = new HashMap<>();
  private long tick = -1;

  /**
   * A sign of a driver.
   *
   * @param at by its clock
   * @param heard by ours
   */
  private record Sign(long at, long heard) {}

  SweepWatch(LiveSweeps sweeps) {
    this.sweeps = sweeps;
  }

  /**
   * What is seen after the log could not be read says nothing about how long a driver is silent.
   */
  void pause() {
    running.clear();
    tick = -1;
  }

  List<SweepMoment> look(long now) {
    List<SweepMoment> moments = new ArrayList<>();
    Map<String, Sign> before = Map.copyOf(running);
    running.clear();
    for (SweepHistory sweep : sweeps.changedSince(tick)) {
      moments.add(moment(sweep, before.get(sweep.id()), now));
    }
    before.forEach(
        (id, sign) -> {
          if (!running.containsKey(id)) {
            sweeps
                .find(id)
                .map(live -> live.history())
                .filter(sweep -> sweep.id().equals(id) && sweep.state() == SweepState.RUNNING)
                .ifPresent(sweep -> moments.add(moment(sweep, sign, now)));
          }
        });
    tick = sweeps.tick();
    return moments;
  }

  private SweepMoment moment(SweepHistory sweep, @Nullable Sign known, long now) {
    if (sweep.state() != SweepState.RUNNING) {
      return SweepMoment.of(sweep, Optional.empty(), 0, now);
    }
    Sign sign =
        known != null && known.at() == sweep.lastSign() ? known : new Sign(sweep.lastSign(), now);
    running.put(sweep.id(), sign);
    Optional<Standing> best = sweeps.head(sweep).best();
    return SweepMoment.of(sweep, best, sign.heard(), now);
  }

  /** Whether a driver that was heard within some milliseconds is at work. */
  boolean isBusy(long now, long millis) {
    return running.values().stream().anyMatch(sign -> now - sign.heard() < millis);
  }
}
