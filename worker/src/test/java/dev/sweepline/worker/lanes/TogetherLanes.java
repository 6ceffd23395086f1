package dev.sweepline.worker.lanes;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.network.family.DensePlan;
import dev.sweepline.worker.pack.CpuLanes;
import dev.sweepline.worker.random.RandomStreams;
import java.util.List;

/** Device that wants all networks on one slot before the next. */
public final class TogetherLanes implements LaneDevice {
  @Override
  public LaneRoom room(List<int[]> widths, int batchSize, int answersOfRow, RandomStreams random) {
    return new Room(new CpuLanes().room(widths, batchSize, answersOfRow, random));
  }

  private record Room(LaneRoom room) implements LaneRoom {
    @Override
    public int slots() {
      return room.slots();
    }

    @Override
    public boolean together() {
      return true;
    }

    @Override
    public void fill(int slot, float[][] rows, int count, float[] answers) {
      room.fill(slot, rows, count, answers);
    }

    @Override
    public LaneNetwork network(DensePlan plan, DataShape shape, RandomStreams random) {
      return room.network(plan, shape, random);
    }

    @Override
    public void close() {
      room.close();
    }
  }
}
