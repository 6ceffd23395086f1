package dev.sweepline.worker.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import dev.sweepline.worker.network.settings.Activations;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;

/** Operation of an activation function that nobody learns. */
final class CurveOperation implements Operation {
  private static final float SELU_ALPHA = 1.6732632f;
  private static final float SELU_LAMBDA = 1.050701f;

  /** DL4J's gelu is x·sigmoid(1.702·x). */
  private static final float GELU = 1.702f;

  private final Tensor above;
  private final Runnable forward;
  private final Runnable backward;

  /** Function of oneDNN with its parameters. */
  private record Curve(algorithm function, float alpha, float beta) {
    static Curve of(Activations function, double leakySlope) {
      return switch (function) {
        case RELU -> new Curve(algorithm.eltwise_relu, 0, 0);
        case LEAKY_RELU -> new Curve(algorithm.eltwise_relu, (float) leakySlope, 0);
        case TANH -> new Curve(algorithm.eltwise_tanh, 0, 0);
        case SIGMOID -> new Curve(algorithm.eltwise_logistic, 0, 0);
        case ELU -> new Curve(algorithm.eltwise_elu, 1, 0);
        case SELU -> new Curve(algorithm.eltwise_elu, SELU_ALPHA, 0);
        case GELU -> new Curve(algorithm.eltwise_swish, GELU, 0);
        case SWISH -> new Curve(algorithm.eltwise_swish, 1, 0);
        case SOFTPLUS -> new Curve(algorithm.eltwise_soft_relu, 1, 0);
        case IDENTITY, PRELU -> throw new IllegalArgumentException("no curve: " + function);
      };
    }
  }

  private CurveOperation(Arena arena, Curve curve, Tensor below, boolean trains) {
    this.above = Tensor.of(arena, below.rows(), below.shape(), trains);
    var ahead =
        arena.keep(
            new eltwise_forward.primitive_desc(
                arena.processor(),
                trains ? prop_kind.forward_training : prop_kind.forward_inference,
                curve.function,
                below.form(),
                above.form(),
                curve.alpha,
                curve.beta));
    this.forward =
        arena.call(
            new eltwise_forward(ahead), DNNL_ARG_SRC, below.values(), DNNL_ARG_DST, above.values());
    if (!trains) {
      this.backward = () -> {};
      return;
    }
    var back =
        arena.keep(
            new eltwise_backward.primitive_desc(
                arena.processor(),
                curve.function,
                below.form(),
                above.form(),
                below.form(),
                curve.alpha,
                curve.beta,
                ahead));
    this.backward =
        arena.call(
            new eltwise_backward(back),
            DNNL_ARG_SRC,
            below.values(),
            DNNL_ARG_DIFF_DST,
            above.slopes(),
            DNNL_ARG_DIFF_SRC,
            below.slopes());
  }

  static CurveOperation of(
      Arena arena, Activations function, double leakySlope, Tensor below, boolean trains) {
    return new CurveOperation(arena, Curve.of(function, leakySlope), below, trains);
  }

  /** What selu multiplies elu by. */
  static CurveOperation ofSelu(Arena arena, Tensor below, boolean trains) {
    return new CurveOperation(
        arena, new Curve(algorithm.eltwise_linear, SELU_LAMBDA, 0), below, trains);
  }

  @Override
  public Tensor above() {
    return above;
  }

  @Override
  public void forward(long step) {
    forward.run();
  }

  @Override
  public void backward() {
    backward.run();
  }
}
