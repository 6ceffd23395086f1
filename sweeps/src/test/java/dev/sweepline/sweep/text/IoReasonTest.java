package dev.sweepline.sweep.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IoReasonTest {
  @TempDir Path folder;

  @Test
  void reason_isWordsAndNotTheFileOnceMore() {
    assertThat(IoReason.of(new AccessDeniedException("/a/b"))).isEqualTo("permission denied");
    assertThat(IoReason.of(thrown(() -> Files.readString(folder.resolve("x")))))
        .isEqualTo("no such file");
    assertThat(IoReason.of(thrown(() -> Files.createDirectory(folder))))
        .isEqualTo("it exists already");
    assertThat(IoReason.of(thrown(() -> Files.readString(folder)))).isEqualTo("Is a directory");
    assertThat(IoReason.of(new FileSystemException("/a", null, "Read-only file system")))
        .isEqualTo("Read-only file system");
    assertThat(IoReason.of(new EOFException())).isEqualTo("EOFException");
    assertThat(IoReason.of(new IOException("one\ntwo"))).isEqualTo("one");
  }

  private interface Use {
    void run() throws IOException;
  }

  private static IOException thrown(Use use) {
    try {
      use.run();
    } catch (IOException e) {
      return e;
    }
    throw new AssertionError("nothing was thrown");
  }
}
