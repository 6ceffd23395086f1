package dev.sweepline.driver.session;

import dev.sweepline.driver.loop.SweepLoop;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.StopRequested;
import dev.sweepline.sweep.event.SweepEvent.SweepTaken;
import java.util.function.Consumer;

/**
 * A listener to what others write into the log of a running sweep. Thread-safe.
 *
 * @param driver which of the sweep's drivers this is
 */
record RequestListener(SweepLoop loop, int driver) implements Consumer<SweepEvent> {
  @Override
  public void accept(SweepEvent event) {
    if (event instanceof SweepTaken taken && taken.driver() > driver) {
      loop.fail(new IllegalStateException("taken over by " + taken.holder()));
    } else if (event instanceof StopRequested stop) {
      stop.trial().ifPresentOrElse(loop::stop, () -> loop.interrupt(stop.reason()));
    }
  }
}
