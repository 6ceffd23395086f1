package dev.sweepline.worker.predict.onnx;

import dev.sweepline.worker.file.ProtoMessage;
import dev.sweepline.worker.predict.onnx.OnnxModel.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Builder of a {@code ModelProto}: operations in the order in which they run, each with one output
 * that others take in by its name. Field numbers and types are those of onnx.proto, operations
 * those of its operator set 13. Not thread-safe.
 */
final class OnnxGraph {
  /** Types of the elements of tensors. */
  enum ElementType {
    FLOAT(1, "float32"),
    INT64(7, "int64"),
    STRING(8, "str"),
    DOUBLE(11, "float64");

    private final int code;
    private final String name;

    ElementType(int code, String name) {
      this.code = code;
      this.name = name;
    }
  }

  private static final int FORMAT_VERSION = 7;
  private static final int OPERATORS_VERSION = 13;

  private static final int NODE = 1;
  private static final int CONSTANT = 5;
  private static final int INPUT = 11;
  private static final int OUTPUT = 12;

  private final ProtoMessage graph = new ProtoMessage();
  private final List<TensorSpec> inputs = new ArrayList<>();
  private final List<TensorSpec> outputs = new ArrayList<>();
  private int names;

  /**
   * Adds an operation.
   *
   * @param inputs names of what it takes in
   * @return the name of what comes out
   */
  String add(String operation, List<String> inputs, OnnxAttribute... attributes) {
    return add(operation.toLowerCase(Locale.ROOT) + names++, operation, inputs, attributes);
  }

  /** The same with a name for what comes out. */
  String add(String output, String operation, List<String> inputs, OnnxAttribute... attributes) {
    ProtoMessage node = new ProtoMessage();
    inputs.forEach(input -> node.text(1, input));
    node.text(2, output).text(3, output).text(4, operation);
    for (OnnxAttribute attribute : attributes) {
      node.message(5, attribute.message());
    }
    graph.message(NODE, node);
    return output;
  }

  /** A conversion to another type. */
  String cast(String input, ElementType type) {
    return add("Cast", List.of(input), OnnxAttribute.of("to", (long) type.code));
  }

  String floats(float[] values, long... sizes) {
    byte[] raw = new byte[Math.multiplyExact(values.length, Float.BYTES)];
    room(raw).asFloatBuffer().put(values);
    return constant(tensor(ElementType.FLOAT, sizes).bytes(9, raw));
  }

  String doubles(double[] values, long... sizes) {
    byte[] raw = new byte[Math.multiplyExact(values.length, Double.BYTES)];
    room(raw).asDoubleBuffer().put(values);
    return constant(tensor(ElementType.DOUBLE, sizes).bytes(9, raw));
  }

  String longs(long... values) {
    byte[] raw = new byte[Math.multiplyExact(values.length, Long.BYTES)];
    room(raw).asLongBuffer().put(values);
    return constant(tensor(ElementType.INT64, values.length).bytes(9, raw));
  }

  String texts(List<String> values) {
    ProtoMessage tensor = tensor(ElementType.STRING, values.size());
    values.forEach(value -> tensor.bytes(6, value.getBytes(StandardCharsets.UTF_8)));
    return constant(tensor);
  }

  private static ByteBuffer room(byte[] raw) {
    return ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ProtoMessage tensor(ElementType type, long... sizes) {
    ProtoMessage tensor = new ProtoMessage();
    for (long size : sizes) {
      tensor.whole(1, size);
    }
    return tensor.whole(2, type.code);
  }

  private String constant(ProtoMessage tensor) {
    String name = "constant" + names++;
    graph.message(CONSTANT, tensor.text(8, name));
    return name;
  }

  /**
   * Says what goes in.
   *
   * @param sizes of one row
   * @return its name
   */
  String input(String name, ElementType type, long... sizes) {
    graph.message(INPUT, value(name, type, sizes));
    inputs.add(tensor(name, type, sizes));
    return name;
  }

  /** Says that something comes out, see {@link #input}. */
  void output(String name, ElementType type, long... sizes) {
    graph.message(OUTPUT, value(name, type, sizes));
    outputs.add(tensor(name, type, sizes));
  }

  private static TensorSpec tensor(String name, ElementType type, long... sizes) {
    return new TensorSpec(name, type.name, Arrays.stream(sizes).boxed().toList());
  }

  private static ProtoMessage value(String name, ElementType type, long... sizes) {
    ProtoMessage shape = new ProtoMessage().message(1, new ProtoMessage().text(2, "rows"));
    for (long size : sizes) {
      shape.message(1, new ProtoMessage().whole(1, size));
    }
    ProtoMessage tensor = new ProtoMessage().whole(1, type.code).message(2, shape);
    return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensor));
  }

  /**
   * The whole file.
   *
   * @param notes texts for readers of the file, by name
   */
  OnnxModel model(Map<String, String> notes) {
    ProtoMessage model =
        new ProtoMessage()
            .whole(1, FORMAT_VERSION)
            .text(2, "sweepline")
            .message(8, new ProtoMessage().text(1, "").whole(2, OPERATORS_VERSION))
            .message(7, graph.text(2, "network"));
    notes.forEach(
        (name, note) -> model.message(14, new ProtoMessage().text(1, name).text(2, note)));
    return new OnnxModel(model.toBytes(), inputs, outputs);
  }
}
