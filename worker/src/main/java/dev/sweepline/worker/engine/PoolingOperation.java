package dev.sweepline.worker.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import dev.sweepline.worker.network.layer.LayerSpec.Pooling;
import dev.sweepline.worker.network.layer.LayerSpec.Summary;
import dev.sweepline.worker.network.layer.Window.Span;
import java.util.stream.Stream;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;

/** Operation of pooling; that of the largest remembers where they were. */
final class PoolingOperation implements Operation {
  private final Tensor above;
  private final Runnable forward;
  private final Runnable backward;

  PoolingOperation(Arena arena, Pooling layer, Tensor below, boolean trains) {
    this.above = Tensor.of(arena, below.rows(), layer.output(), trains);
    Span down = layer.window().down();
    Span across = layer.window().across();
    long[] size = {down.size(), across.size()};
    long[] step = {down.step(), across.step()};
    long[] before = {down.before(), across.before()};
    long[] after = {down.after(), across.after()};
    long[] dense = {0, 0};
    algorithm summary = summary(layer);
    if (!trains) {
      var ahead =
          arena.keep(
              new pooling_forward.primitive_desc(
                  arena.processor(),
                  prop_kind.forward_inference,
                  summary,
                  below.form(),
                  above.form(),
                  step,
                  size,
                  dense,
                  before,
                  after));
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
                summary,
                below.form(),
                above.form(),
                step,
                size,
                dense,
                before,
                after));
    Object[] places = places(arena, layer, ahead);
    this.forward =
        arena.call(
            new pooling_forward(ahead),
            with(places, DNNL_ARG_SRC, below.values(), DNNL_ARG_DST, above.values()));
    var back =
        arena.keep(
            new pooling_backward.primitive_desc(
                arena.processor(),
                summary,
                below.form(),
                above.form(),
                step,
                size,
                dense,
                before,
                after,
                ahead));
    this.backward =
        arena.call(
            new pooling_backward(back),
            with(places, DNNL_ARG_DIFF_DST, above.slopes(), DNNL_ARG_DIFF_SRC, below.slopes()));
  }

  private static algorithm summary(Pooling layer) {
    return switch (layer.summary()) {
      case LARGEST -> algorithm.pooling_max;
      case MEAN -> algorithm.pooling_avg_exclude_padding;
      case MEAN_WITH_PADDING -> algorithm.pooling_avg_include_padding;
    };
  }

  /** Where the largest were; nothing for means. */
  private static Object[] places(Arena arena, Pooling layer, pooling_forward.primitive_desc ahead) {
    return layer.summary() == Summary.LARGEST
        ? new Object[] {DNNL_ARG_WORKSPACE, arena.room(arena.keep(ahead.workspace_desc()))}
        : new Object[0];
  }

  private static Object[] with(Object[] more, Object... arguments) {
    return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray();
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
