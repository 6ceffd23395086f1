package dev.sweepline.worker.pack;

import dev.sweepline.worker.lanes.LaneDevice;
import dev.sweepline.worker.lanes.LaneRoom;
import dev.sweepline.worker.random.RandomStreams;
import java.util.List;

/** Device that is the calling thread's core: one network after the other. */
public final class CpuLanes implements LaneDevice {
  @Override
  public LaneRoom room(List<int[]> widths, int batchSize, int answersOfRow, RandomStreams random) {
    return new Workspace(widths, batchSize, answersOfRow, random);
  }
}
