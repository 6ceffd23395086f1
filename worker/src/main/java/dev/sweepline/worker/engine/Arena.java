package dev.sweepline.worker.engine;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Holder of what oneDNN keeps outside of the heap for one network, until it is closed: JavaCPP
 * frees what nobody in Java holds. Not thread-safe.
 */
final class Arena implements AutoCloseable {
  private final List<Pointer> kept = new ArrayList<>();

  /** Held, but others free it. */
  private final List<Pointer> seen = new ArrayList<>();

  private final stream order = keep(new stream(processor()));

  engine processor() {
    return OneDnn.processor();
  }

  <P extends Pointer> P keep(P pointer) {
    kept.add(pointer);
    return pointer;
  }

  /** The form of plain numbers in the order of a tag. */
  memory.desc form(memory.format_tag tag, long... sizes) {
    return keep(new memory.desc(sizes, memory.data_type.f32, tag));
  }

  /** Room of its own. */
  memory room(memory.desc form) {
    return keep(new memory(form, processor()));
  }

  /** Room of zeros. */
  memory zeros(memory.desc form) {
    memory room = room(form);
    Pointer.memset(room.get_data_handle(), 0, form.get_size());
    return room;
  }

  /** Without a room until it is given one. */
  memory bare(memory.desc form) {
    return keep(new memory(form, processor(), null));
  }

  /** What lies somewhere else, as oneDNN sees it. */
  memory view(memory.desc form, Pointer at) {
    seen.add(at);
    return keep(new memory(form, processor(), at));
  }

  /** Numbers of a room, for copies from and to the heap. */
  FloatPointer numbers(memory room) {
    FloatPointer numbers = new FloatPointer(room.get_data_handle());
    seen.add(numbers);
    return numbers;
  }

  /**
   * A call of an operation, to be repeated.
   *
   * @param arguments numbers of oneDNN's arguments, each followed by its memory
   */
  Runnable call(primitive operation, Object... arguments) {
    IntMemoryMap map = keep(new IntMemoryMap());
    for (int i = 0; i < arguments.length; i += 2) {
      map.put((Integer) arguments[i], (memory) arguments[i + 1]);
    }
    keep(operation);
    return () -> operation.execute(order, map);
  }

  /** A copy from one form to another. */
  Runnable copy(memory from, memory to) {
    return call(new reorder(from, to), dnnl.DNNL_ARG_FROM, from, dnnl.DNNL_ARG_TO, to);
  }

  @Override
  public void close() {
    for (int i = kept.size() - 1; i >= 0; i--) {
      kept.get(i).close();
    }
    kept.clear();
  }
}
