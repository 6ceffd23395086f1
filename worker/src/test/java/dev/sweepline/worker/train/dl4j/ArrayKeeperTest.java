package dev.sweepline.worker.train.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.factory.Nd4j;

class ArrayKeeperTest {
  private final ArrayKeeper keeper = ArrayKeeper.install();

  @Test
  void install_givesTheOneKeeper() {
    assertThat(ArrayKeeper.install()).isSameAs(keeper).isSameAs(Nd4j.getDeallocatorService());
  }

  @Test
  @Timeout(20)
  void betweenCalls_letsGoOfWhatWasKept() {
    keeper.begin();
    WeakReference<DataBuffer> dropped = allocate();
    System.gc();
    assertThat(dropped.get()).isNotNull();

    keeper.betweenCalls();

    waitUntilCollected(dropped);
    keeper.end();
  }

  @Test
  @Timeout(20)
  void end_keepsNothingMore() {
    keeper.begin();
    WeakReference<DataBuffer> before = allocate();
    keeper.end();
    WeakReference<DataBuffer> after = allocate();

    waitUntilCollected(before);
    waitUntilCollected(after);
  }

  private static WeakReference<DataBuffer> allocate() {
    return new WeakReference<>(Nd4j.createUninitialized(3).data());
  }

  private static void waitUntilCollected(WeakReference<DataBuffer> dropped) {
    while (dropped.get() != null) {
      System.gc();
      Thread.onSpinWait();
    }
  }
}
