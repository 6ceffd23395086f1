package dev.sweepline.dashboard.http.answer;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * An answer as it goes over the wire, so that it is encoded and compressed once for all who get it.
 * Immutable, thread-safe.
 *
 * @param plain in UTF-8
 * @param packed the same as gzip
 */
record EncodedAnswer(Buffer plain, Buffer packed) {
  private static final int BUFFER = 16 * 1024;

  static EncodedAnswer of(String text) {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 4 + 64);
    try (OutputStream out = new Fast(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new EncodedAnswer(Buffer.buffer(plain), Buffer.buffer(packed.toByteArray()));
  }

  int bytes() {
    return plain.length() + packed.length();
  }

  /** At the level that the server compresses other answers at. */
  private static final class Fast extends GZIPOutputStream {
    Fast(OutputStream to) throws IOException {
      super(to, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
