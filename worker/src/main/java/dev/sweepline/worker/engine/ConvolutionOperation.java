package dev.sweepline.worker.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import dev.sweepline.worker.network.layer.LayerSpec.Convolution;
import dev.sweepline.worker.network.layer.WeightSlice.Role;
import dev.sweepline.worker.network.layer.Window.Span;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.primitive_desc_base;

/** Operation of a convolution. Each of its kernels wants the weights in an order of its own. */
final class ConvolutionOperation implements Operation {
  private static final algorithm DIRECT = algorithm.convolution_direct;

  private final Tensor above;
  private final List<Runnable> forward = new ArrayList<>();
  private final List<Runnable> backward = new ArrayList<>();
  private final List<String> kernels = new ArrayList<>();

  /**
   * @param lowest whether nobody asks for derivatives by what comes in
   */
  ConvolutionOperation(
      Arena arena,
      Convolution layer,
      int number,
      Tensor below,
      EngineWeights weights,
      boolean trains,
      boolean lowest) {
    this.above = Tensor.of(arena, below.rows(), layer.output(), trains);
    Span down = layer.window().down();
    Span across = layer.window().across();
    long in = layer.input().channels();
    long out = layer.filters();
    memory.desc plain = arena.form(format_tag.nchw, out, in, down.size(), across.size());
    memory.desc any = arena.form(format_tag.any, out, in, down.size(), across.size());
    memory.desc vector = arena.form(format_tag.a, out);
    long[] stride = {down.step(), across.step()};
    long[] before = {down.before(), across.before()};
    long[] after = {down.after(), across.after()};
    memory filters = weights.values(arena, number, Role.WEIGHTS, plain);
    memory biases = weights.values(arena, number, Role.BIASES, vector);

    var ahead =
        arena.keep(
            new convolution_forward.primitive_desc(
                arena.processor(),
                trains ? prop_kind.forward_training : prop_kind.forward_inference,
                DIRECT,
                below.form(),
                any,
                vector,
                above.form(),
                stride,
                before,
                after));
    memory ordered = ordered(arena, filters, plain, ahead.weights_desc(), forward);
    forward.add(
        arena.call(
            new convolution_forward(ahead),
            DNNL_ARG_SRC,
            below.values(),
            DNNL_ARG_WEIGHTS,
            ordered,
            DNNL_ARG_BIAS,
            biases,
            DNNL_ARG_DST,
            above.values()));
    name(ahead);
    if (!trains) {
      return;
    }

    var learning =
        arena.keep(
            new convolution_backward_weights.primitive_desc(
                arena.processor(),
                DIRECT,
                below.form(),
                any,
                vector,
                above.form(),
                stride,
                before,
                after,
                ahead));
    memory gradient = weights.gradient(arena, number, Role.WEIGHTS, plain);
    memory.desc wanted = arena.keep(learning.diff_weights_desc());
    memory learned = plain.equals(wanted) ? gradient : arena.room(wanted);
    backward.add(
        arena.call(
            new convolution_backward_weights(learning),
            DNNL_ARG_SRC,
            below.values(),
            DNNL_ARG_DIFF_DST,
            above.slopes(),
            DNNL_ARG_DIFF_WEIGHTS,
            learned,
            DNNL_ARG_DIFF_BIAS,
            weights.gradient(arena, number, Role.BIASES, vector)));
    if (!plain.equals(wanted)) {
      backward.add(arena.copy(learned, gradient));
    }
    name(learning);
    if (lowest) {
      return;
    }

    var back =
        arena.keep(
            new convolution_backward_data.primitive_desc(
                arena.processor(),
                DIRECT,
                below.form(),
                any,
                above.form(),
                stride,
                before,
                after,
                ahead));
    memory turned = ordered(arena, filters, plain, back.weights_desc(), backward);
    backward.add(
        arena.call(
            new convolution_backward_data(back),
            DNNL_ARG_DIFF_DST,
            above.slopes(),
            DNNL_ARG_WEIGHTS,
            turned,
            DNNL_ARG_DIFF_SRC,
            below.slopes()));
    name(back);
  }

  /** The filters in the order that a kernel wants; copied there each time when it is another. */
  private static memory ordered(
      Arena arena, memory filters, memory.desc plain, memory.desc wanted, List<Runnable> before) {
    arena.keep(wanted);
    if (plain.equals(wanted)) {
      return filters;
    }
    memory ordered = arena.room(wanted);
    before.add(arena.copy(filters, ordered));
    return ordered;
  }

  private void name(primitive_desc_base kernel) {
    kernels.add(kernel.impl_info_str().getString());
  }

  /** What oneDNN calls the kernels it chose. */
  List<String> kernels() {
    return kernels;
  }

  @Override
  public Tensor above() {
    return above;
  }

  @Override
  public void forward(long step) {
    forward.forEach(Runnable::run);
  }

  @Override
  public void backward() {
    backward.forEach(Runnable::run);
  }
}
