package dev.sweepline.worker.pack;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.lanes.LaneDevice;
import dev.sweepline.worker.lanes.LaneNetwork;
import dev.sweepline.worker.lanes.LaneRoom;
import dev.sweepline.worker.network.family.DensePlan;
import dev.sweepline.worker.random.RandomStreams;
import java.util.List;

/** Device that is the calling thread's core: one network after the other. */
public final class CpuLanes implements LaneDevice {
  @Override
  public LaneRoom room(List<int[]> widths, int batchSize, int answersOfRow, RandomStreams random) {
    return new Room(new Workspace(widths, batchSize, answersOfRow, random));
  }

  private record Room(Workspace workspace) implements LaneRoom {
    @Override
    public int slots() {
      return workspace.slots();
    }

    @Override
    public boolean together() {
      return false;
    }

    @Override
    public void fill(int slot, float[][] rows, int count, float[] answers) {
      workspace.fill(slot, rows, count, answers);
    }

    @Override
    public LaneNetwork network(DensePlan plan, DataShape shape, RandomStreams random) {
      return new PackedNetwork(plan, shape, random, workspace);
    }

    @Override
    public void close() {
      workspace.close();
    }
  }
}
