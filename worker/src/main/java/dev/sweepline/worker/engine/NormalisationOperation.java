package dev.sweepline.worker.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;

import dev.sweepline.worker.network.layer.LayerSpec.Normalisation;
import dev.sweepline.worker.network.layer.WeightSlice.Role;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl.normalization_flags;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Operation of batch normalisation: by the minibatch's mean and variance while it trains, by the
 * running ones afterwards.
 */
final class NormalisationOperation implements Operation {
  private static final int SCALED =
      normalization_flags.use_scale.value | normalization_flags.use_shift.value;
  private static final int RUNNING = SCALED | normalization_flags.use_global_stats.value;

  private final Tensor above;
  private final EngineWeights weights;
  private final int number;
  private final double decay;
  private final boolean trains;
  private final Runnable forward;
  private final Runnable backward;
  private final FloatPointer means;
  private final FloatPointer variances;

  NormalisationOperation(
      Arena arena,
      Normalisation layer,
      int number,
      Tensor below,
      EngineWeights weights,
      boolean trains) {
    this.above = Tensor.of(arena, below.rows(), below.shape(), trains);
    this.weights = weights;
    this.number = number;
    this.decay = layer.decay();
    this.trains = trains;
    memory.desc vector = arena.form(format_tag.a, below.channels());
    memory gains = weights.values(arena, number, Role.GAINS, vector);
    memory shifts = weights.values(arena, number, Role.SHIFTS, vector);
    memory mean = trains ? arena.room(vector) : weights.values(arena, number, Role.MEANS, vector);
    memory variance = arena.room(vector);
    var ahead =
        arena.keep(
            new batch_normalization_forward.primitive_desc(
                arena.processor(),
                (trains ? prop_kind.forward_training : prop_kind.forward_inference).value,
                below.form(),
                above.form(),
                (float) layer.epsilon(),
                trains ? SCALED : RUNNING));
    this.forward =
        arena.call(
            new batch_normalization_forward(ahead),
            DNNL_ARG_SRC,
            below.values(),
            DNNL_ARG_DST,
            above.values(),
            DNNL_ARG_SCALE,
            gains,
            DNNL_ARG_SHIFT,
            shifts,
            DNNL_ARG_MEAN,
            mean,
            DNNL_ARG_VARIANCE,
            variance);
    this.means = arena.numbers(mean);
    this.variances = arena.numbers(variance);
    if (!trains) {
      this.backward = () -> {};
      return;
    }
    var back =
        arena.keep(
            new batch_normalization_backward.primitive_desc(
                arena.processor(),
                prop_kind.backward.value,
                below.form(),
                above.form(),
                below.form(),
                (float) layer.epsilon(),
                SCALED,
                ahead));
    this.backward =
        arena.call(
            new batch_normalization_backward(back),
            DNNL_ARG_SRC,
            below.values(),
            DNNL_ARG_MEAN,
            mean,
            DNNL_ARG_VARIANCE,
            variance,
            DNNL_ARG_DIFF_DST,
            above.slopes(),
            DNNL_ARG_SCALE,
            gains,
            DNNL_ARG_DIFF_SRC,
            below.slopes(),
            DNNL_ARG_DIFF_SCALE,
            weights.gradient(arena, number, Role.GAINS, vector),
            DNNL_ARG_DIFF_SHIFT,
            weights.gradient(arena, number, Role.SHIFTS, vector));
  }

  @Override
  public Tensor above() {
    return above;
  }

  @Override
  public void forward(long step) {
    if (!trains) {
      weights.variances(number, variances);
    }
    forward.run();
  }

  @Override
  public void backward() {
    backward.run();
  }

  @Override
  public void learnt() {
    weights.follow(number, decay, means, variances);
  }
}
