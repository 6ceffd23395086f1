package dev.sweepline.sweep.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A reader of text files that users name. It is strict about UTF-8, and bounded: a file that has no
 * end, or comes from the wrong place, takes neither memory nor time. Stateless.
 */
public final class Utf8Files {
  /** No text that a person or a program writes for us is longer. */
  public static final int MOST_BYTES = 16 << 20;

  private Utf8Files() {}

  /**
   * A file's text.
   *
   * @param shown what the user calls the file
   * @throws UserException when it cannot be read, with the line to show
   */
  public static String read(Path file, String shown) {
    if (Files.isDirectory(file)) {
      throw new UserException(shown + ": is a folder, not a file");
    }
    if (Files.exists(file) && !Files.isRegularFile(file) && !isOpen(file)) {
      throw new UserException(shown + ": is a device or a pipe, not a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, shown);
    } catch (NoSuchFileException e) {
      throw new UserException(shown + ": no such file", e);
    } catch (IOException e) {
      throw new UserException(shown + ": cannot be read: " + IoReason.of(e), e);
    }
  }

  /** Whether it is a pipe that the shell has opened for this program. */
  private static boolean isOpen(Path file) {
    String name = file.toAbsolutePath().normalize().toString();
    return name.startsWith("/dev/fd/") || name.startsWith("/proc/") || name.equals("/dev/stdin");
  }

  /**
   * The text of what is left of a stream.
   *
   * @throws UserException when it is too long, or no UTF-8
   */
  public static String read(InputStream in, String shown) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new UserException(
          "%s: is larger than %d MB, the most that is read".formatted(shown, MOST_BYTES >> 20));
    }
    CharsetDecoder decoder = UTF_8.newDecoder();
    ByteBuffer left = ByteBuffer.wrap(bytes);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(left, text, true);
    text.flip();
    if (result.isError()) {
      String message =
          "the byte 0x%02X is no UTF-8; save the file as UTF-8".formatted(bytes[left.position()]);
      throw UserException.in(shown, new Problem(end(text), message));
    }
    return text.toString();
  }

  /** The position behind a text. */
  private static SourcePosition end(CharSequence text) {
    String read = text.toString();
    int start = read.lastIndexOf('\n') + 1;
    int line = 1 + (int) read.chars().filter(each -> each == '\n').count();
    return new SourcePosition(line, 1 + read.codePointCount(start, read.length()));
  }
}
