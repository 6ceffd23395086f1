package dev.sweepline.worker.predict.onnx;

import dev.sweepline.worker.file.ProtoMessage;

/** Attribute of an operation, as an {@code AttributeProto} has it. */
record OnnxAttribute(ProtoMessage message) {
  private static final int NAME = 1;
  private static final int REAL = 2;
  private static final int WHOLE = 3;
  private static final int TEXT = 4;
  private static final int WHOLES = 8;
  private static final int TYPE = 20;

  static OnnxAttribute of(String name, double value) {
    return new OnnxAttribute(head(name, 1).single(REAL, (float) value));
  }

  static OnnxAttribute of(String name, long value) {
    return new OnnxAttribute(head(name, 2).whole(WHOLE, value));
  }

  static OnnxAttribute of(String name, String value) {
    return new OnnxAttribute(head(name, 3).text(TEXT, value));
  }

  static OnnxAttribute list(String name, long... values) {
    ProtoMessage message = head(name, 7);
    for (long value : values) {
      message.whole(WHOLES, value);
    }
    return new OnnxAttribute(message);
  }

  private static ProtoMessage head(String name, int type) {
    return new ProtoMessage().text(NAME, name).whole(TYPE, type);
  }
}
