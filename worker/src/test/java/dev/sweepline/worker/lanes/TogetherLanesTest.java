package dev.sweepline.worker.lanes;

import dev.sweepline.worker.train.dl4j.TrainerContract;

/** The order in which networks train changes nothing. */
class TogetherLanesTest extends LaneDeviceContract {
  TogetherLanesTest() {
    super(TrainerContract.DIGITS);
  }

  @Override
  protected LaneDevice device() {
    return new TogetherLanes();
  }
}
