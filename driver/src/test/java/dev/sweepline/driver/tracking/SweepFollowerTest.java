package dev.sweepline.driver.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.driver.log.EventSource;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.event.SweepEvent.SweepRefitted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepState;
import dev.sweepline.sweep.kit.TestLogs;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SweepFollowerTest {
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final Tool tool = new Tool();
  private final Log log = new Log();
  private final AtomicLong millis = new AtomicLong();

  /** Every look at it is a second later. */
  private final InstantSource clock = () -> Instant.ofEpochMilli(millis.addAndGet(1000));

  private SweepFollower follow() {
    log.events.add(TestLogs.submitted(Goal.MINIMIZE, OptionalLong.of(1)));
    log.events.add(TestLogs.started(0, 1));
    return SweepFollower.start(tool, log, clock, warnings::add);
  }

  @Test
  void close_waitsForTheEndToBeHandedOver() throws InterruptedException {
    SweepFollower follower = follow();
    assertThat(tool.told.poll(20, TimeUnit.SECONDS)).isEqualTo(SweepState.RUNNING);
    log.events.add(TestLogs.completed(0, 1));
    log.events.add(TestLogs.over(50, Outcome.FINISHED));
    follower.close();

    assertThat(List.copyOf(tool.told)).endsWith(SweepState.FINISHED);
    assertThat(warnings).isEmpty();
    assertThat(log.closed).isTrue();
  }

  @Test
  void close_handsOverWhatCameAfterTheEnd() throws InterruptedException {
    SweepFollower follower = follow();
    log.events.add(TestLogs.over(50, Outcome.FINISHED));
    while (tool.told.poll(20, TimeUnit.SECONDS) != SweepState.FINISHED) {
      assertThat(tool.refits).isEmpty();
    }
    log.events.add(new SweepRefitted("s", 60, 0, 1, 1, 1, Map.of(), "models/s/refit.zip"));
    follower.close();

    assertThat(tool.refits).containsExactly("models/s/refit.zip");
    assertThat(warnings).containsExactly("tool lacks its picture");
  }

  @Test
  void toolThatIsAway_isTriedAgainAndSaidOnce() throws InterruptedException {
    tool.failures.set(3);
    SweepFollower follower = follow();
    assertThat(tool.told.poll(20, TimeUnit.SECONDS)).isEqualTo(SweepState.RUNNING);
    log.events.add(TestLogs.over(50, Outcome.FINISHED));
    follower.close();

    assertThat(warnings)
        .containsExactly(
            "tool cannot be told now (away); it is tried again, the sweep goes on",
            "tool is there again");
  }

  @Test
  void toolThatStaysAway_isNotWaitedForForEver() {
    tool.failures.set(Integer.MAX_VALUE);
    SweepFollower follower = follow();
    log.events.add(TestLogs.over(50, Outcome.FINISHED));
    follower.close();
    follower.close();

    assertThat(warnings)
        .endsWith("tool lacks the last of the sweep; export writes all of it at any time")
        .doesNotHaveDuplicates();
  }

  private static final class Tool implements SweepTracker {
    final LinkedBlockingQueue<SweepState> told = new LinkedBlockingQueue<>();
    final List<String> refits = new CopyOnWriteArrayList<>();
    final AtomicInteger failures = new AtomicInteger();

    @Override
    public String target() {
      return "tool";
    }

    @Override
    public void sync(SweepHistory history) throws IOException {
      if (failures.getAndDecrement() > 0) {
        throw new IOException("away");
      }
      told.add(history.state());
      history.refitted().ifPresent(refit -> refits.add(refit.model()));
    }

    @Override
    public Optional<String> lack() {
      return refits.stream().findFirst().map(refit -> "its picture");
    }
  }

  private static final class Log implements EventSource {
    final ConcurrentLinkedQueue<SweepEvent> events = new ConcurrentLinkedQueue<>();
    volatile boolean closed;

    @Override
    public void poll(Consumer<SweepEvent> reader) {
      for (SweepEvent next = events.poll(); next != null; next = events.poll()) {
        reader.accept(next);
      }
      Thread.onSpinWait();
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
