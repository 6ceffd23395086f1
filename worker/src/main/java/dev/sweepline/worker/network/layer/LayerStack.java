package dev.sweepline.worker.network.layer;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.InputShape.Image;
import dev.sweepline.worker.network.layer.LayerSpec.Activation;
import dev.sweepline.worker.network.layer.LayerSpec.Convolution;
import dev.sweepline.worker.network.layer.LayerSpec.Dense;
import dev.sweepline.worker.network.layer.LayerSpec.Dropout;
import dev.sweepline.worker.network.layer.LayerSpec.Normalisation;
import dev.sweepline.worker.network.layer.LayerSpec.Pooling;
import dev.sweepline.worker.network.layer.LayerSpec.Summary;
import dev.sweepline.worker.network.loss.Loss;
import dev.sweepline.worker.network.settings.Activations;
import dev.sweepline.worker.network.settings.InvalidNetworkException;
import dev.sweepline.worker.network.settings.LossChoice;
import dev.sweepline.worker.network.settings.OptimizerSettings;
import dev.sweepline.worker.network.settings.RegularizationSettings;
import dev.sweepline.worker.network.settings.SettingValues;
import java.util.ArrayList;
import java.util.List;

/** Builder of stacked layers that knows what shape comes out of the topmost. Not thread-safe. */
public final class LayerStack {
  /** Of a normalisation's running statistics. */
  private static final double DECAY = 0.9;

  /** Of a normalisation. */
  private static final double EPSILON = 1e-5;

  private final SettingValues values;
  private final DataShape shape;
  private final Activations activation;
  private final boolean normalises;
  private final double dropout;
  private final List<LayerSpec> layers = new ArrayList<>();
  private int linears;

  /**
   * @param values settings that all layers have in common
   */
  public LayerStack(SettingValues values, DataShape shape) {
    boolean hidden = values.find("activation").isPresent();
    this.values = values;
    this.shape = shape;
    this.activation = hidden ? values.word("activation", Activations.class) : Activations.IDENTITY;
    this.normalises = hidden && values.flag("batch_norm");
    this.dropout = hidden ? values.number("dropout") : 0;
  }

  /**
   * Filters over an image that keep its size but for the stride, then the largest of each square.
   *
   * @param pool the square's side; 0 for none
   */
  public LayerStack convolution(int filters, int kernel, int stride, int pool) {
    Image image = (Image) top();
    require("kernel", kernel, image);
    layers.add(new Convolution(image, filters, Window.same(image, kernel, stride), true));
    linears++;
    normaliseAndActivate();
    if (pool > 1) {
      Image filtered = (Image) top();
      require("pool", pool, filtered);
      layers.add(new Pooling(filtered, Window.tiles(filtered, pool), Summary.LARGEST));
    }
    return this;
  }

  public LayerStack dense(int width) {
    linear(width);
    normaliseAndActivate();
    return this;
  }

  /** The network whose outputs are those of a linear layer on top. */
  public NetworkPlan output() {
    linear(shape.outputs());
    OptimizerSettings descent = OptimizerSettings.of(values);
    return new NetworkPlan(
        shape,
        layers,
        LossChoice.of(values.find("loss").map(word -> values.word("loss", Loss.class)), shape),
        descent,
        RateCurve.constant(descent.rate()),
        RegularizationSettings.of(values),
        StartingWeights.of(values));
  }

  /** Outputs of hidden layers are dropped, the data itself never. */
  private void linear(int width) {
    InputShape below = top();
    if (linears > 0 && dropout > 0) {
      layers.add(new Dropout(below, dropout, linears));
    }
    layers.add(new Dense(below, width, true));
    linears++;
  }

  private void normaliseAndActivate() {
    if (normalises) {
      layers.add(new Normalisation(top(), DECAY, EPSILON));
    }
    layers.add(new Activation(top(), activation, values.numberOr("leaky_slope", 0.01)));
  }

  private InputShape top() {
    return layers.isEmpty() ? shape.input() : layers.get(layers.size() - 1).output();
  }

  private void require(String what, int side, Image image) {
    if (side > Math.min(image.height(), image.width())) {
      throw new InvalidNetworkException(
          "%s %d is larger than the %d×%d image that convolution %d gets"
              .formatted(
                  what,
                  side,
                  image.height(),
                  image.width(),
                  what.equals("pool") ? linears : linears + 1));
    }
  }
}
