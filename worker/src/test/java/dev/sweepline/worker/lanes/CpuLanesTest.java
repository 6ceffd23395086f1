package dev.sweepline.worker.lanes;

import dev.sweepline.worker.pack.CpuLanes;
import dev.sweepline.worker.train.dl4j.TrainerContract;
import org.junit.jupiter.api.Tag;

/** This processor keeps to it. */
@Tag("numeric")
class CpuLanesTest extends LaneDeviceContract {
  CpuLanesTest() {
    super(TrainerContract.DIGITS);
  }

  @Override
  protected LaneDevice device() {
    return new CpuLanes();
  }
}
