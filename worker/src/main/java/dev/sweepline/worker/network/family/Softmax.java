package dev.sweepline.worker.network.family;

import dev.sweepline.worker.network.layer.LayerStack;
import dev.sweepline.worker.network.settings.SettingValues;
import java.util.List;

/** Family of linear networks: a linear layer alone. */
final class Softmax extends LayeredFamily {
  Softmax() {
    super("softmax", List.of());
  }

  @Override
  void addLayers(SettingValues values, LayerStack stack) {
    // The linear layer comes with every stack.
  }
}
