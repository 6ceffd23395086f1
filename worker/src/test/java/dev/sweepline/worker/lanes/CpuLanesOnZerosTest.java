package dev.sweepline.worker.lanes;

import dev.sweepline.worker.pack.CpuLanes;
import org.junit.jupiter.api.Tag;

/** Also where it leaves out columns. */
@Tag("numeric")
class CpuLanesOnZerosTest extends LaneDeviceContract {
  CpuLanesOnZerosTest() {
    super(SpreadDigits.splits());
  }

  @Override
  protected LaneDevice device() {
    return new CpuLanes();
  }
}
