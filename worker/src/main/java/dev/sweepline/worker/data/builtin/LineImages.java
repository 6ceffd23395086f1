package dev.sweepline.worker.data.builtin;

import dev.sweepline.worker.data.DenseValues;
import dev.sweepline.worker.data.Examples;
import dev.sweepline.worker.data.InputShape.Image;
import dev.sweepline.worker.data.RawData;
import dev.sweepline.worker.data.Targets;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.prepare.Normalisation;
import dev.sweepline.worker.data.prepare.Preparation;
import dev.sweepline.worker.data.source.DataSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Images of one line of ten pixels, of which 1 to 5 next to each other are lit: the class is how
 * many. As many of each; where the lit pixels begin is drawn at random.
 */
public final class LineImages implements DataSource {
  private static final Image SHAPE = new Image(1, 1, 10);
  private static final List<String> LENGTHS = List.of("1", "2", "3", "4", "5");

  @Override
  public String name() {
    return "lines";
  }

  @Override
  public Summary summary() {
    return Summary.of(SHAPE, LENGTHS.size());
  }

  @Override
  public Preparation.Standard standard(OptionReader options) {
    return Preparation.Standard.IMAGES.normalisation(Normalisation.NONE);
  }

  @Override
  public Reader open(OptionReader options) {
    int examples = (int) options.whole("examples", 10_000, 10, 10_000_000);
    double noise = options.real("noise", 0, 0, 10);
    long seed = options.whole("seed", 1, 0, Long.MAX_VALUE);
    return folders -> simulate(examples, noise, new SplittableRandom(seed));
  }

  private static RawData simulate(int examples, double noise, SplittableRandom random) {
    int width = SHAPE.width();
    float[] pixels = new float[examples * width];
    int[] labels = new int[examples];
    for (int row = 0; row < examples; row++) {
      labels[row] = row % LENGTHS.size();
      int length = labels[row] + 1;
      int start = random.nextInt(width - length + 1);
      for (int column = 0; column < width; column++) {
        boolean lit = column >= start && column < start + length;
        double blur = noise == 0 ? 0 : noise * random.nextGaussian();
        pixels[row * width + column] = (float) ((lit ? 1 : 0) + blur);
      }
    }
    return new RawData(
        SHAPE,
        Task.Classification.named(LENGTHS),
        new Examples(width, new DenseValues.Floats(pixels), new Targets.Labels(labels)),
        Optional.empty());
  }
}
