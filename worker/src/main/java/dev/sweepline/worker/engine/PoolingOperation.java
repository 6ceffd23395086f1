package dev.sweepline.worker.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import dev.sweepline.worker.network.layer.LayerSpec.Pooling;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;

/** Operation of max pooling, which remembers where the largest were. */
final class PoolingOperation implements Operation {
  private static final algorithm LARGEST = algorithm.pooling_max;

  private final Tensor above;
  private final Runnable forward;
  private final Runnable backward;

  PoolingOperation(Arena arena, Pooling layer, Tensor below, boolean trains) {
    this.above = Tensor.of(arena, below.rows(), layer.output(), trains);
    long[] square = {layer.side(), layer.side()};
    long[] none = {0, 0};
    if (!trains) {
      var ahead =
          arena.keep(
              new pooling_forward.primitive_desc(
                  arena.processor(),
                  prop_kind.forward_inference,
                  LARGEST,
                  below.form(),
                  above.form(),
                  square,
                  square,
                  none,
                  none,
                  none));
      this.forward =
          arena.call(
              new pooling_forward(ahead),
              DNNL_ARG_SRC,
              below.values(),
              DNNL_ARG_DST,
              above.values());
      this.backward = () -> {};
      return;
    }
    var ahead =
        arena.keep(
            new pooling_forward.primitive_desc(
                arena.processor(),
                prop_kind.forward_training,
                LARGEST,
                below.form(),
                above.form(),
                square,
                square,
                none,
                none,
                none));
    memory places = arena.room(arena.keep(ahead.workspace_desc()));
    this.forward =
        arena.call(
            new pooling_forward(ahead),
            DNNL_ARG_SRC,
            below.values(),
            DNNL_ARG_DST,
            above.values(),
            DNNL_ARG_WORKSPACE,
            places);
    var back =
        arena.keep(
            new pooling_backward.primitive_desc(
                arena.processor(),
                LARGEST,
                below.form(),
                above.form(),
                square,
                square,
                none,
                none,
                none,
                ahead));
    this.backward =
        arena.call(
            new pooling_backward(back),
            DNNL_ARG_DIFF_DST,
            above.slopes(),
            DNNL_ARG_DIFF_SRC,
            below.slopes(),
            DNNL_ARG_WORKSPACE,
            places);
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
