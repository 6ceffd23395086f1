package dev.sweepline.worker.data.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.worker.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSetFileTest {
  private static final int PIXELS = 3 * 32 * 32;

  @TempDir Path folder;

  /** Its label is passed over; bytes have no sign. */
  @Test
  void cifar_isReadImageByImage() throws IOException {
    byte[] content = new byte[2 * (1 + PIXELS)];
    content[0] = 9;
    content[1] = 7;
    content[1 + PIXELS] = 3;
    content[2 * PIXELS + 1] = (byte) 255;
    ImageSetFile file = ImageSetFile.read(Files.write(folder.resolve("test_batch.bin"), content));

    assertThat(file.images()).isEqualTo(2);
    assertThat(file.features()).isEqualTo(PIXELS);
    assertThat(file.row(0)).startsWith(7, 0).hasSize(PIXELS);
    assertThat(file.row(1)).startsWith(0, 0).endsWith(255).hasSize(PIXELS);
  }

  @Test
  void idx_isReadImageByImage() throws IOException {
    byte[] content = {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2, 3, (byte) 200};
    Path path = Files.write(folder.resolve("t10k-images-idx3-ubyte"), content);
    ImageSetFile file = ImageSetFile.read(path);

    assertThat(file.images()).isEqualTo(2);
    assertThat(file.row(1)).containsExactly(3, 200);
  }

  @Test
  void otherFiles_areNone() throws IOException {
    assertThat(ImageSetFile.isCalledOne("a/test_batch.bin")).isTrue();
    assertThat(ImageSetFile.isCalledOne("mnist/t10k-images-idx3-ubyte.gz")).isTrue();
    assertThat(ImageSetFile.isCalledOne("t10k-labels-idx1-ubyte")).isFalse();
    assertThat(ImageSetFile.isCalledOne("rows.csv")).isFalse();
    Path cut = Files.write(folder.resolve("cut.bin"), new byte[100]);
    assertThatThrownBy(() -> ImageSetFile.read(cut))
        .isInstanceOf(DataException.class)
        .hasMessage(cut + ": is cut short: 100 bytes, but an image has 3073");
    assertThatThrownBy(() -> ImageSetFile.read(folder.resolve("none.bin")))
        .hasMessageContaining("none.bin: no such file, or it cannot be read");
  }
}
