package dev.sweepline.worker.network.family;

import dev.sweepline.worker.network.layer.LayerStack;
import dev.sweepline.worker.network.settings.SettingValues;
import dev.sweepline.worker.network.settings.SharedSettings;
import java.util.List;

/** Family of multilayer perceptrons: hidden layers of neurons, then a linear layer. */
public final class Mlp extends LayeredFamily {
  Mlp() {
    super("mlp", List.of(SharedSettings.DENSE, SharedSettings.HIDDEN));
  }

  @Override
  void addLayers(SettingValues values, LayerStack stack) {
    values.widths("layers", "hidden").forEach(stack::dense);
  }
}
