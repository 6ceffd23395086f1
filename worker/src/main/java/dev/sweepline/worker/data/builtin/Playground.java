package dev.sweepline.worker.data.builtin;

import dev.sweepline.worker.data.DenseValues;
import dev.sweepline.worker.data.Examples;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.RawData;
import dev.sweepline.worker.data.Targets;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.prepare.Normalisation;
import dev.sweepline.worker.data.prepare.Preparation;
import dev.sweepline.worker.data.source.DataSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Data set of two classes of points in the plane, as the TensorFlow playground draws them; what
 * networks see of a point is chosen by name. What is not trained on is halved into validation and
 * test.
 */
public final class Playground implements DataSource {
  private static final List<String> SHAPES =
      Stream.of(Points.values()).map(shape -> shape.name().toLowerCase(Locale.ROOT)).toList();
  private static final double TRAIN_RATIO = 0.5;

  /** What a network can be shown of a point. */
  private enum Feature {
    X,
    Y,
    X2,
    Y2,
    XY,
    SIN_X,
    SIN_Y;

    static final List<String> WORDS =
        Stream.of(values()).map(feature -> feature.name().toLowerCase(Locale.ROOT)).toList();

    double of(Points.Point point) {
      double x = point.x();
      double y = point.y();
      return switch (this) {
        case X -> x;
        case Y -> y;
        case X2 -> x * x;
        case Y2 -> y * y;
        case XY -> x * y;
        case SIN_X -> Math.sin(x);
        case SIN_Y -> Math.sin(y);
      };
    }
  }

  @Override
  public String name() {
    return "playground";
  }

  @Override
  public Summary summary() {
    return Summary.open("1 to 7", "2", false);
  }

  @Override
  public Preparation.Standard standard(OptionReader options) {
    double train = options.real("train_ratio", TRAIN_RATIO, 0.1, 0.9);
    double half = (1 - train) / 2;
    return Preparation.Standard.TABLE.fixed(train, half, half).normalisation(Normalisation.NONE);
  }

  @Override
  public Reader open(OptionReader options) {
    Points shape = Points.values()[SHAPES.indexOf(options.word("shape", "circle", SHAPES))];
    int examples = (int) options.whole("examples", 500, 10, 1_000_000);
    double noise = options.real("noise", 0, 0, 1);
    long seed = options.whole("seed", 1, 0, Long.MAX_VALUE);
    List<Feature> features =
        options.words("features", List.of("x", "y"), Feature.WORDS).stream()
            .map(word -> Feature.values()[Feature.WORDS.indexOf(word)])
            .toList();
    return folders -> draw(shape.draw(examples, noise, new SplittableRandom(seed)), features);
  }

  private static RawData draw(List<Points.Point> points, List<Feature> features) {
    float[] values = new float[points.size() * features.size()];
    int next = 0;
    for (Points.Point point : points) {
      for (Feature feature : features) {
        values[next++] = (float) feature.of(point);
      }
    }
    int[] labels = points.stream().mapToInt(point -> point.positive() ? 1 : 0).toArray();
    return new RawData(
        new InputShape.Flat(features.size()),
        Task.Classification.named(List.of("negative", "positive")),
        new Examples(features.size(), new DenseValues.Floats(values), new Targets.Labels(labels)),
        Optional.empty());
  }
}
