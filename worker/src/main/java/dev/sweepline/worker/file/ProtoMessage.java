package dev.sweepline.worker.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A message in the encoding of Protocol Buffers, written field by field in the order given. Not
 * thread-safe.
 */
public final class ProtoMessage {
  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int LENGTH = 2;
  private static final int FOUR_BYTES = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** An integer, an enum's number, 1 for true. */
  public ProtoMessage whole(int field, long value) {
    key(field, VARINT);
    varint(value);
    return this;
  }

  /** A real number of eight bytes. */
  public ProtoMessage real(int field, double value) {
    key(field, EIGHT_BYTES);
    out.writeBytes(little(8).putDouble(value).array());
    return this;
  }

  /** A real number of four bytes. */
  public ProtoMessage single(int field, float value) {
    key(field, FOUR_BYTES);
    out.writeBytes(little(4).putFloat(value).array());
    return this;
  }

  public ProtoMessage text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  public ProtoMessage message(int field, ProtoMessage value) {
    return bytes(field, value.toBytes());
  }

  public ProtoMessage bytes(int field, byte[] value) {
    key(field, LENGTH);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  public byte[] toBytes() {
    return out.toByteArray();
  }

  private void key(int field, int type) {
    varint(((long) field << 3) | type);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
