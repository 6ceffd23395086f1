package dev.sweepline.worker.engine;

import dev.sweepline.worker.data.InputShape.Flat;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;

/** Operation that puts an image's numbers channel by channel in a row, as dense layers see them. */
final class FlatteningOperation implements Operation {
  private final Tensor above;
  private final Runnable forward;
  private final Runnable backward;

  /**
   * @param back whether somebody asks for derivatives by what comes in
   */
  FlatteningOperation(Arena arena, Tensor below, boolean trains, boolean back) {
    this.above = Tensor.of(arena, below.rows(), new Flat(below.shape().features()), trains);
    memory.desc planes = Tensor.form(arena, below.rows(), below.shape(), format_tag.nchw);
    memory values = arena.view(planes, above.values().get_data_handle());
    memory slopes = arena.view(planes, above.slopes().get_data_handle());
    this.forward = arena.copy(below.values(), values);
    this.backward = back ? arena.copy(slopes, below.slopes()) : () -> {};
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
