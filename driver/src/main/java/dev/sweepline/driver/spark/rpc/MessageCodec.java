package dev.sweepline.driver.spark.rpc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.io.UncheckedIOException;

/**
 * A codec of messages to bytes. Spark reads what comes over its RPC with its own class loader,
 * which does not know the classes of a jar that {@code spark-submit} was given; bytes it knows.
 * Nothing is read but what {@link MessageFilter} allows. Stateless.
 */
public final class MessageCodec {
  private MessageCodec() {}

  public static byte[] write(Serializable message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * What was written.
   *
   * @throws UncheckedIOException where it holds what is no part of a message
   */
  public static Object read(Object bytes) {
    try (ObjectInputStream in = new OurClasses((byte[]) bytes)) {
      return in.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the driver runs another Sweepline: " + e.getMessage(), e);
    }
  }

  private static final class OurClasses extends ObjectInputStream {
    OurClasses(byte[] bytes) throws IOException {
      super(new ByteArrayInputStream(bytes));
      setObjectInputFilter(new MessageFilter());
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass type)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(type.getName(), false, MessageCodec.class.getClassLoader());
      } catch (ClassNotFoundException e) {
        return super.resolveClass(type); // a primitive type
      }
    }
  }
}
