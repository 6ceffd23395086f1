package dev.sweepline.driver.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.training.TrialResources;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import org.junit.jupiter.api.Test;
import scala.collection.immutable.Map$;

class ExecutorTrackerTest {
  private final List<Integer> slots = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();
  private final ExecutorTracker room =
      new ExecutorTracker(new SlotResources(new TrialResources(2, 0, OptionalLong.empty())));

  ExecutorTrackerTest() {
    room.follow(slots::add, ends::add);
  }

  @Test
  void executors_addUpToWholeSlotsAsTheyComeAndGo() {
    add("0", 4);
    add("1", 3);
    remove("0");
    add("2", 2);

    assertThat(slots).containsExactly(0, 2, 3, 2);
    assertThat(room.slots()).isEqualTo(2);
  }

  @Test
  void applicationThatEnds_saysHowManyExecutorsWereLost() {
    add("0", 2);
    room.ready("0");
    remove("0");
    room.onApplicationEnd(new SparkListenerApplicationEnd(1));
    room.onApplicationEnd(new SparkListenerApplicationEnd(1));

    assertThat(ends)
        .containsExactly(
            "Spark has ended the application; executors lost: 1, the last one: exited with 1");
  }

  @Test
  void tenExecutorsThatNeverWorked_areEnough() {
    for (int i = 0; i < 9; i++) {
      remove(String.valueOf(i));
    }
    assertThat(ends).isEmpty();
    remove("9");
    assertThat(ends).singleElement().asString().startsWith("Spark has lost 10 executors before");
  }

  @Test
  void executorsThatNeverWorked_doNotEndASweepAtWork() {
    room.ready("good");
    for (int i = 0; i < 30; i++) {
      remove(String.valueOf(i));
    }
    assertThat(ends).isEmpty();
  }

  @Test
  void executorsLostAfterTheyWorked_endNothing() {
    for (int i = 0; i < 30; i++) {
      add(String.valueOf(i), 2);
      room.ready(String.valueOf(i));
    }
    for (int i = 0; i < 30; i++) {
      remove(String.valueOf(i));
    }
    assertThat(ends).isEmpty();
  }

  private void add(String id, int cores) {
    ExecutorInfo info = new ExecutorInfo("host", cores, Map$.MODULE$.empty());
    room.onExecutorAdded(new SparkListenerExecutorAdded(1, id, info));
  }

  private void remove(String id) {
    room.onExecutorRemoved(new SparkListenerExecutorRemoved(2, id, "exited with 1\nand more"));
  }
}
