package dev.sweepline.worker.network.family;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.InputShape.Image;
import dev.sweepline.worker.network.layer.LayerStack;
import dev.sweepline.worker.network.settings.SettingValues;
import dev.sweepline.worker.network.settings.SharedSettings;
import java.util.List;
import java.util.Optional;

/** Family of convolutional networks: convolutions with pooling, then as {@link Mlp}. */
final class Cnn extends LayeredFamily {
  Cnn() {
    super("cnn", List.of(SharedSettings.CONVOLUTION, SharedSettings.DENSE, SharedSettings.HIDDEN));
  }

  @Override
  Optional<String> refuse(DataShape shape) {
    return shape.input() instanceof Image
        ? Optional.empty()
        : Optional.of(
            "network 'cnn' needs images, but an example is "
                + shape.input().text()
                + " values without height and width; use mlp");
  }

  @Override
  void addLayers(SettingValues values, LayerStack stack) {
    for (int filters : values.widths("conv_layers", "filters")) {
      stack.convolution(
          filters, values.whole("kernel"), values.whole("stride"), values.whole("pool"));
    }
    values.widths("layers", "hidden").forEach(stack::dense);
  }
}
