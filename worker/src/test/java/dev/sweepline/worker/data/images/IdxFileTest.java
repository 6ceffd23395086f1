package dev.sweepline.worker.data.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.source.DataFolders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    assertThat(idx.values().size()).isEqualTo(12);
    assertThat(idx.values().get(11)).isEqualTo(11);
  }

  @Test
  void read_keepsEveryDigitOfEveryType() {
    byte[] bytes = ByteBuffer.allocate(2).put((byte) -1).put((byte) 7).array();
    byte[] shorts = ByteBuffer.allocate(4).putShort((short) -300).putShort((short) 7).array();
    byte[] ints = ByteBuffer.allocate(8).putInt(1_700_000_001).putInt(7).array();
    byte[] floats = ByteBuffer.allocate(8).putFloat(0.1f).putFloat(7).array();
    byte[] doubles = ByteBuffer.allocate(16).putDouble(1_700_000_000.25).putDouble(7).array();

    assertThat(values(0x0903, bytes)).containsExactly(-1.0, 7.0);
    assertThat(values(0x0b03, shorts)).containsExactly(-300.0, 7.0);
    assertThat(values(0x0c03, ints)).containsExactly(1_700_000_001.0, 7.0);
    assertThat(values(0x0d03, floats)).containsExactly((double) 0.1f, 7.0);
    assertThat(values(0x0e03, doubles)).containsExactly(1_700_000_000.25, 7.0);
  }

  private List<Double> values(int magic, byte[] content) {
    Path file = IdxFiles.write(folder.resolve("any"), magic, new int[] {1, 1, 2}, content);
    IdxFile idx = IdxFile.read(file, 3);
    return List.of(idx.values().get(0), idx.values().get(1));
  }

  @Test
  void read_refusesNumbersThatAreNone() {
    byte[] content = ByteBuffer.allocate(16).putDouble(1).putDouble(Double.NaN).array();

    assertFails(
        IdxFiles.write(folder.resolve("nan"), 0x0e03, new int[] {1, 1, 2}, content),
        "nan: its number 2 is NaN; at most 3.4e38 can be read");
  }

  /** Pixels of 1.7e9 and a little more are told apart: scaled in double precision. */
  @Test
  void load_scalesLargePixelsBeforeTheyAreNarrowed() {
    ByteBuffer pixels = ByteBuffer.allocate(60 * 2 * Double.BYTES);
    for (int i = 0; i < 120; i++) {
      pixels.putDouble(1_700_000_000 + i % 5);
    }
    IdxFiles.dataset(folder, "", 60, 5);
    IdxFiles.write(
        folder.resolve("train-images-idx3-ubyte"), 0x0e03, new int[] {60, 1, 2}, pixels.array());
    ByteBuffer few = ByteBuffer.wrap(Arrays.copyOf(pixels.array(), 5 * 2 * Double.BYTES));
    IdxFiles.write(
        folder.resolve("t10k-images-idx3-ubyte"), 0x0e03, new int[] {5, 1, 2}, few.array());
    DataSplits data =
        new DataSets(new DataFolders(Optional.of(folder), folder))
            .load(NamedOptions.named("mnist"));

    assertThat(data.test().features().toFloatMatrix())
        .isDeepEqualTo(new float[][] {{0, .25f}, {.5f, .75f}, {1, 0}, {.25f, .5f}, {.75f, 1}});
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
