package dev.sweepline.worker.data.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.worker.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"images", "images.gz"})
  void read_givesSizesAndBytes(String name) {
    Path file = images(name, 2, 2, 3);

    IdxFile idx = IdxFile.read(file, 3);

    assertThat(idx.rows()).isEqualTo(2);
    assertThat(idx.sizes()).containsExactly(2, 2, 3);
    assertThat(idx.bytes()).hasSize(12).endsWith((byte) 11);
  }

  @Test
  void read_refusesTruncatedFile() throws IOException {
    Path file = images("images", 2, 2, 3);
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 20));

    assertFails(file, "images: is cut short: 4 of 12 bytes");
  }

  @Test
  void read_refusesTruncatedGzip() throws IOException {
    Path file = images("images.gz", 2, 2, 3);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 10));

    assertFails(file, "images.gz: is cut short: its data ends early");
  }

  @Test
  void read_refusesFileWithoutHeader() throws IOException {
    assertFails(Files.write(folder.resolve("short"), new byte[3]), "short: is cut short");
  }

  @Test
  void read_refusesWrongMagic() {
    Path labels = IdxFiles.write(folder.resolve("labels"), 0x801, new int[] {1}, new byte[1]);

    assertFails(labels, "labels: starts with 0x00000801, an idx file of this kind with 0x00000803");
  }

  @Test
  void read_refusesWhatIsNoGzip() throws IOException {
    Path file = Files.write(folder.resolve("plain.gz"), new byte[50]);

    assertFails(file, "plain.gz: cannot be read: Not in GZIP format");
  }

  @Test
  void read_refusesNegativeSizeAndExtraBytes() {
    assertFails(
        IdxFiles.write(folder.resolve("minus"), 0x803, new int[] {-1, 2, 2}, new byte[4]),
        "minus: announces a size of -1");
    assertFails(
        IdxFiles.write(folder.resolve("long"), 0x803, new int[] {1, 2, 2}, new byte[5]),
        "long: goes on after the 4 bytes it announces");
  }

  private Path images(String name, int... sizes) {
    byte[] content = new byte[12];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) i;
    }
    return IdxFiles.write(folder.resolve(name), IdxFiles.IMAGES, sizes, content);
  }

  private static void assertFails(Path file, String message) {
    assertThatThrownBy(() -> IdxFile.read(file, 3))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(message);
  }
}
