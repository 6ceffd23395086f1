package dev.sweepline.sweep.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Utf8FilesTest {
  @TempDir Path folder;

  @Test
  void text_isReadAsItStands() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), "größe: 学\n");
    assertThat(Utf8Files.read(file, "a.yaml")).isEqualTo("größe: 学\n");
  }

  @Test
  void latin1_isReportedWithItsLineAndColumn() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), "a: 1\n# grö\n", ISO_8859_1);
    assertRefused(file, "a.yaml:2:5: the byte 0xF6 is no UTF-8; save the file as UTF-8");
  }

  @Test
  void cutCharacter_isReportedWhereItBegins() throws IOException {
    Path file = Files.write(folder.resolve("a.yaml"), new byte[] {'a', (byte) 0xC3});
    assertRefused(file, "a.yaml:1:2: the byte 0xC3 is no UTF-8; save the file as UTF-8");
  }

  @Test
  void folderDeviceAndWhatIsNotThere_areRefused() {
    assertRefused(folder, "a.yaml: is a folder, not a file");
    assertRefused(Path.of("/dev/zero"), "a.yaml: is a device or a pipe, not a file");
    assertRefused(folder.resolve("none"), "a.yaml: no such file");
  }

  @Test
  void streamWithoutEnd_isRefused() {
    assertThatThrownBy(() -> Utf8Files.read(new Endless(), "hdfs://a"))
        .isInstanceOf(UserException.class)
        .hasMessage("hdfs://a: is larger than 16 MB, the most that is read");
  }

  private static void assertRefused(Path file, String line) {
    assertThatThrownBy(() -> Utf8Files.read(file, "a.yaml"))
        .isInstanceOf(UserException.class)
        .hasMessage(line);
  }

  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return 'a';
    }
  }
}
