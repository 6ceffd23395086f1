package dev.sweepline.worker.train.packed;

import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.lanes.LaneDevice;
import dev.sweepline.worker.lanes.LaneMinibatches;
import dev.sweepline.worker.lanes.LaneRoom;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.RandomStreams.Purpose;
import dev.sweepline.worker.train.Progress;
import dev.sweepline.worker.train.dl4j.WeightModels;
import java.util.ArrayList;
import java.util.List;

/**
 * Pack of lanes in lockstep over the same minibatches, all from the same pass on; one that is over
 * leaves. All the memory they need is taken before the first step. Not thread-safe; used once.
 */
final class Pack {
  private final List<PackLane> training;
  private final List<PackLane> all;
  private final WeightModels models;
  private final RandomStreams random;
  private final LaneRoom room;
  private final LaneMinibatches batches;
  private final Progress progress;

  /**
   * A pack.
   *
   * @param lanes at least one; all of one data set, seed, depth and batch size
   * @throws OutOfMemoryError when there is no room for all of them
   */
  Pack(List<PackLane> lanes, WeightModels models, LaneDevice device) {
    PackLane any = lanes.get(0);
    DataPart part = any.data().train();
    int batchSize = Math.min(any.batchSize(), part.rows());
    this.all = List.copyOf(lanes);
    this.training = new ArrayList<>(lanes);
    this.models = models;
    this.random = any.random();
    this.room =
        device.room(
            lanes.stream().map(PackLane::widths).toList(), batchSize, part.answers(), random);
    this.batches = new LaneMinibatches(part, batchSize, room);
    this.progress = new Progress(batches.count());
    progress.goOn(any.epoch(), any.step());
    try {
      lanes.forEach(lane -> lane.enter(room));
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** Trains all lanes, tells each of its end and gives the memory back. */
  void toTheEnd() {
    try {
      training.removeIf(lane -> lane.begin(models));
      train();
    } finally {
      close();
    }
  }

  private void train() {
    while (!training.isEmpty()) {
      if (progress.begin()) {
        shuffle(progress.epoch());
      }
      int first = progress.batch();
      int end = Math.min(first + room.slots(), batches.count());
      for (int batch = first; batch < end; batch++) {
        batches.fill(batch, batch - first);
      }
      int turn = room.together() ? 1 : end - first;
      for (int batch = first; batch < end; batch += turn) {
        int from = batch;
        training.removeIf(lane -> train(lane, first, from, from + turn));
      }
      for (int batch = first; batch < end; batch++) {
        progress.trained(0);
      }
    }
  }

  private void shuffle(int epoch) {
    batches.shuffle(
        random.stream(Purpose.ORDER, epoch), random.seedOf(Purpose.AUGMENTATION, epoch));
  }

  /**
   * Trains a lane on some minibatches; whether it is over.
   *
   * @param first minibatch in the room
   */
  private boolean train(PackLane lane, int first, int from, int end) {
    for (int batch = from; batch < end; batch++) {
      if (lane.step(batch - first, batches.rows(batch), models)) {
        return true;
      }
    }
    return false;
  }

  private void close() {
    all.forEach(PackLane::close);
    room.close();
  }
}
