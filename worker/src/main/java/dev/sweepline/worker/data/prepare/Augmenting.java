package dev.sweepline.worker.data.prepare;

import dev.sweepline.worker.data.Augmentation;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.option.OptionReader;
import java.util.Optional;

/** Reader of the option {@code augment}, see {@link Augmentation}. */
record Augmenting(int shift, int crop, boolean flip, double rotate, double noise) {
  private static final int LARGEST_SHIFT = 64;

  static Optional<Augmenting> of(OptionReader options) {
    if (!options.has("augment")) {
      return Optional.empty();
    }
    OptionReader inside = options.inside("augment");
    Augmenting asked =
        new Augmenting(
            (int) inside.whole("shift", 0, 0, LARGEST_SHIFT),
            (int) inside.whole("crop", 0, 0, LARGEST_SHIFT),
            inside.flag("flip", false),
            inside.real("rotate", 0, 0, 180),
            inside.real("noise", 0, 0, 10));
    inside.refuseRest("augment");
    return Optional.of(asked);
  }

  Augmentation augmentation(InputShape.Image image, float background) {
    return new Augmentation(image, shift, crop, flip, rotate, noise, background);
  }
}
