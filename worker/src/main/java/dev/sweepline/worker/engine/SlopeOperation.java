package dev.sweepline.worker.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import dev.sweepline.worker.network.layer.WeightSlice.Role;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.prelu_backward;
import org.bytedeco.dnnl.prelu_forward;

/** Operation of prelu (He et al. 2015), whose slopes below 0 are learnt. */
final class SlopeOperation implements Operation {
  /** Makes a sum of 0 one above 0, where DL4J counts it, and changes no other. */
  private static final float BARELY = 1e-37f;

  private final Tensor above;
  private final Runnable nudge;
  private final Runnable forward;
  private final Runnable backward;

  SlopeOperation(Arena arena, int number, Tensor below, EngineWeights weights, boolean trains) {
    this.above = Tensor.of(arena, below.rows(), below.shape(), trains);
    memory.desc form = arena.form(format_tag.nhwc, 1, below.channels(), 1, 1);
    memory learnt = weights.values(arena, number, Role.SLOPES, form);
    var ahead =
        arena.keep(
            new prelu_forward.primitive_desc(
                arena.processor(),
                trains ? prop_kind.forward_training : prop_kind.forward_inference,
                below.form(),
                form,
                above.form()));
    var nudge =
        arena.keep(
            new eltwise_forward.primitive_desc(
                arena.processor(),
                prop_kind.forward_inference,
                algorithm.eltwise_linear,
                below.form(),
                below.form(),
                1,
                BARELY));
    this.nudge =
        arena.call(
            new eltwise_forward(nudge), DNNL_ARG_SRC, below.values(), DNNL_ARG_DST, below.values());
    this.forward =
        arena.call(
            new prelu_forward(ahead),
            DNNL_ARG_SRC,
            below.values(),
            DNNL_ARG_WEIGHTS,
            learnt,
            DNNL_ARG_DST,
            above.values());
    if (!trains) {
      this.backward = () -> {};
      return;
    }
    var back =
        arena.keep(
            new prelu_backward.primitive_desc(
                arena.processor(), below.form(), form, below.form(), form, above.form(), ahead));
    this.backward =
        arena.call(
            new prelu_backward(back),
            DNNL_ARG_SRC,
            below.values(),
            DNNL_ARG_WEIGHTS,
            learnt,
            DNNL_ARG_DIFF_DST,
            above.slopes(),
            DNNL_ARG_DIFF_SRC,
            below.slopes(),
            DNNL_ARG_DIFF_WEIGHTS,
            weights.gradient(arena, number, Role.SLOPES, form));
  }

  @Override
  public Tensor above() {
    return above;
  }

  @Override
  public void forward(long step) {
    nudge.run();
    forward.run();
  }

  @Override
  public void backward() {
    backward.run();
  }
}
