package dev.sweepline.worker.train.packed;

import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.lanes.LaneDevice;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.family.DensePlan;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.pack.CpuLanes;
import dev.sweepline.worker.train.dl4j.WeightModels;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Trainer of dense networks of equal depth, side by side on the calling thread: they share each
 * minibatch and the room in which they compute. What one of them reports does not depend, to the
 * last bit, on who is beside it. Thread-safe.
 */
public final class PackedTrainer {
  /** Of the heap, that one pack may take. */
  private static final int SHARE = 4;

  private final InstantSource clock;
  private final WeightModels models;
  private final LaneDevice device;

  /**
   * A trainer.
   *
   * @param folder where networks worth keeping are saved
   */
  public PackedTrainer(NetworkFamilies families, InstantSource clock, ModelFolder folder) {
    this(families, clock, folder, new CpuLanes());
  }

  PackedTrainer(
      NetworkFamilies families, InstantSource clock, ModelFolder folder, LaneDevice device) {
    this.clock = clock;
    this.models = WeightModels.of(families, folder);
    this.device = device;
  }

  /**
   * Trains trials that have a {@link dev.sweepline.worker.pack.PackKey} in common; each is told of
   * its end. Where memory does not suffice for all at once, one half goes first; and those that go
   * on from different passes train one group after the other.
   */
  public void train(List<PackedTrial> trials, DataSplits data) {
    Map<Long, List<PackLane>> byStart = new TreeMap<>();
    for (PackedTrial trial : trials) {
      try {
        PackLane lane = new PackLane(trial, plan(trial), data, clock, models.checkpoints());
        byStart.computeIfAbsent(lane.step(), step -> new ArrayList<>()).add(lane);
      } catch (RuntimeException e) {
        trial.failed().accept(e);
      }
    }
    byStart.values().forEach(lanes -> train(lanes, most(lanes)));
  }

  /** How many of them the heap has room for, whatever the other slots do. */
  private static int most(List<PackLane> lanes) {
    long room = Runtime.getRuntime().maxMemory() / SHARE;
    long largest = lanes.stream().mapToLong(PackLane::heapBytes).max().orElse(1);
    return (int) Math.max(1, Math.min(lanes.size(), room / largest));
  }

  private static DensePlan plan(PackedTrial trial) {
    return DensePlan.read(trial.spec().network().name(), trial.spec().settings());
  }

  /**
   * @param most lanes at once
   */
  private void train(List<PackLane> lanes, int most) {
    int first = 0;
    int together = most;
    while (first < lanes.size()) {
      int end = Math.min(first + together, lanes.size());
      Optional<Pack> pack = pack(lanes.subList(first, end));
      if (pack.isPresent()) {
        pack.get().toTheEnd();
        first = end;
      } else if (end - first > 1) {
        together = (end - first) / 2;
      } else {
        first = end;
      }
    }
  }

  /** Takes the memory for a pack; empty where there is too little, which ends a single lane. */
  private Optional<Pack> pack(List<PackLane> lanes) {
    try {
      return Optional.of(new Pack(lanes, models, device));
    } catch (OutOfMemoryError e) {
      if (lanes.size() == 1) {
        lanes.get(0).failed(e);
      }
      return Optional.empty();
    }
  }
}
