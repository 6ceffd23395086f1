package dev.sweepline.worker.network;

import java.util.List;

/** A linear layer alone. */
final class Softmax extends StackFamily {
  Softmax() {
    super("softmax", List.of());
  }

  @Override
  void pile(Values values, LayerStack stack) {
    // The linear layer comes with every stack.
  }
}
