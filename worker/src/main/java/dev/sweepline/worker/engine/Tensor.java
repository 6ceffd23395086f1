package dev.sweepline.worker.engine;

import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.InputShape.Image;
import org.bytedeco.dnnl.memory;

/**
 * Numbers between two operations: rows of pixels, of which each has its channels side by side, or
 * of values, which are channels of a single pixel.
 *
 * @param values what flows forward
 * @param slopes the derivatives of the loss by them; the same memory where none flow back
 */
record Tensor(int rows, InputShape shape, memory.desc form, memory values, memory slopes) {

  static Tensor of(Arena arena, int rows, InputShape shape, boolean trains) {
    memory.desc form = form(arena, rows, shape, memory.format_tag.nhwc);
    memory values = arena.room(form);
    return new Tensor(rows, shape, form, values, trains ? arena.room(form) : values);
  }

  /** What comes in from outside. */
  static Tensor over(Arena arena, int rows, InputShape shape, memory values) {
    return new Tensor(
        rows, shape, form(arena, rows, shape, memory.format_tag.nhwc), values, values);
  }

  static memory.desc form(Arena arena, int rows, InputShape shape, memory.format_tag tag) {
    return shape instanceof Image image
        ? arena.form(tag, rows, image.channels(), image.height(), image.width())
        : arena.form(tag, rows, shape.features(), 1, 1);
  }

  int channels() {
    return shape instanceof Image image ? image.channels() : shape.features();
  }

  /** Numbers in all. */
  int size() {
    return rows * shape.features();
  }
}
