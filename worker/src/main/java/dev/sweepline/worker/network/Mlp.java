package dev.sweepline.worker.network;

import java.util.List;

/** Hidden layers of neurons, then a linear layer. */
final class Mlp extends StackFamily {
  Mlp() {
    super("mlp", List.of(SharedSettings.DENSE, SharedSettings.HIDDEN));
  }

  @Override
  void pile(Values values, LayerStack stack) {
    values.widths("layers", "hidden").forEach(stack::dense);
  }
}
