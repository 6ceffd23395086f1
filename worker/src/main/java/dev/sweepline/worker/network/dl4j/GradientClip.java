package dev.sweepline.worker.network.dl4j;

import dev.sweepline.worker.device.HostMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Limiter of the gradient of the mean loss, before regularisation: first each part to ±value, then
 * the whole to a norm (Pascanu et al. 2013). DL4J's own clipping takes the norm of each layer
 * alone. Not thread-safe; belongs to one network.
 */
public final class GradientClip extends BaseTrainingListener {
  /** Batch normalisation passes its running statistics off as gradients. */
  private static final Set<String> STATISTICS =
      Set.of(
          BatchNormalizationParamInitializer.GLOBAL_MEAN,
          BatchNormalizationParamInitializer.GLOBAL_VAR,
          BatchNormalizationParamInitializer.GLOBAL_LOG_STD);

  private final double norm;
  private final double value;
  private final List<int[]> ranges = new ArrayList<>();
  private float[] gradient = new float[0];

  private GradientClip(double norm, double value) {
    this.norm = norm == 0 ? Double.POSITIVE_INFINITY : norm;
    this.value = value == 0 ? Double.POSITIVE_INFINITY : value;
  }

  /** A limit of the norm and one of each part; 0 is none. */
  public static Optional<GradientClip> of(double norm, double value) {
    return norm == 0 && value == 0 ? Optional.empty() : Optional.of(new GradientClip(norm, value));
  }

  /** Called when the gradient is the sum over the minibatch, which DL4J divides later. */
  @Override
  public void onGradientCalculation(Model model) {
    INDArray flat = model.getGradientsViewArray();
    if (ranges.isEmpty()) {
      model.gradient().gradientForVariable().entrySet().stream()
          .filter(entry -> !isStatistic(entry))
          .forEach(entry -> ranges.add(range(entry.getValue())));
      gradient = new float[Math.toIntExact(flat.length())];
    }
    FloatPointer pointer = HostMemory.of(flat);
    pointer.get(gradient, 0, gradient.length);
    if (limit(model.batchSize())) {
      pointer.put(gradient, 0, gradient.length);
      HostMemory.written(flat);
    }
  }

  private boolean limit(int batch) {
    float bound = (float) (value * batch);
    boolean changed = false;
    double squares = 0;
    for (int[] range : ranges) {
      for (int i = range[0]; i < range[1]; i++) {
        if (Math.abs(gradient[i]) > bound) {
          gradient[i] = Math.copySign(bound, gradient[i]);
          changed = true;
        }
        squares += (double) gradient[i] * gradient[i];
      }
    }
    double length = Math.sqrt(squares) / batch;
    if (length > norm) {
      scale((float) (norm / length));
      changed = true;
    }
    return changed;
  }

  private void scale(float factor) {
    for (int[] range : ranges) {
      for (int i = range[0]; i < range[1]; i++) {
        gradient[i] *= factor;
      }
    }
  }

  private static boolean isStatistic(Map.Entry<String, INDArray> entry) {
    String key = entry.getKey();
    return STATISTICS.contains(key.substring(key.lastIndexOf('_') + 1));
  }

  private static int[] range(INDArray view) {
    int first = Math.toIntExact(view.offset());
    return new int[] {first, first + Math.toIntExact(view.length())};
  }
}
