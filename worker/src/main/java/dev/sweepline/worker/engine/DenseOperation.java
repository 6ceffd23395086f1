package dev.sweepline.worker.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import dev.sweepline.worker.network.layer.LayerSpec.Dense;
import dev.sweepline.worker.network.layer.WeightSlice.Role;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;

/** Operation of a layer of neurons that see all that comes in. */
final class DenseOperation implements Operation {
  private final Tensor below;
  private final Tensor above;
  private final memory inputs;
  private final boolean lowest;
  private final Runnable forward;
  private final List<Runnable> backward = new ArrayList<>();

  /**
   * @param below flat
   * @param lowest whether nobody asks for derivatives by what comes in
   */
  DenseOperation(
      Arena arena,
      Dense layer,
      int number,
      Tensor below,
      EngineWeights weights,
      boolean trains,
      boolean lowest) {
    this.below = below;
    this.lowest = lowest;
    this.above = Tensor.of(arena, below.rows(), layer.output(), trains);
    memory.desc in = arena.form(format_tag.nc, below.rows(), layer.fanIn());
    memory.desc out = arena.form(format_tag.nc, below.rows(), layer.units());
    memory.desc matrix = arena.form(format_tag.oi, layer.units(), layer.fanIn());
    memory.desc vector = arena.form(format_tag.a, layer.units());
    this.inputs = arena.view(in, below.values().get_data_handle());
    memory outputs = arena.view(out, above.values().get_data_handle());
    memory rows = weights.values(arena, number, Role.WEIGHTS, matrix);
    var ahead =
        arena.keep(
            new inner_product_forward.primitive_desc(
                arena.processor(),
                trains ? prop_kind.forward_training : prop_kind.forward_inference,
                in,
                matrix,
                vector,
                out));
    this.forward =
        arena.call(
            new inner_product_forward(ahead),
            DNNL_ARG_SRC,
            inputs,
            DNNL_ARG_WEIGHTS,
            rows,
            DNNL_ARG_BIAS,
            weights.values(arena, number, Role.BIASES, vector),
            DNNL_ARG_DST,
            outputs);
    if (!trains) {
      return;
    }
    memory errors = arena.view(out, above.slopes().get_data_handle());
    var learning =
        arena.keep(
            new inner_product_backward_weights.primitive_desc(
                arena.processor(), in, matrix, vector, out, ahead));
    backward.add(
        arena.call(
            new inner_product_backward_weights(learning),
            DNNL_ARG_SRC,
            inputs,
            DNNL_ARG_DIFF_DST,
            errors,
            DNNL_ARG_DIFF_WEIGHTS,
            weights.gradient(arena, number, Role.WEIGHTS, matrix),
            DNNL_ARG_DIFF_BIAS,
            weights.gradient(arena, number, Role.BIASES, vector)));
    if (lowest) {
      return;
    }
    var back =
        arena.keep(
            new inner_product_backward_data.primitive_desc(
                arena.processor(), in, matrix, out, ahead));
    backward.add(
        arena.call(
            new inner_product_backward_data(back),
            DNNL_ARG_DIFF_DST,
            errors,
            DNNL_ARG_WEIGHTS,
            rows,
            DNNL_ARG_DIFF_SRC,
            arena.view(in, below.slopes().get_data_handle())));
  }

  @Override
  public Tensor above() {
    return above;
  }

  @Override
  public void forward(long step) {
    if (lowest) {
      // Data lie elsewhere each time.
      inputs.set_data_handle(below.values().get_data_handle());
    }
    forward.run();
  }

  @Override
  public void backward() {
    backward.forEach(Runnable::run);
  }
}
