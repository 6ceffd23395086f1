package dev.sweepline.worker.data.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFileTest {
  private static final PictureForm GREY = new PictureForm(1, 8, 8, Fit.CROP);
  private static final PictureForm RGB = new PictureForm(3, 8, 8, Fit.CROP);

  @TempDir Path folder;

  @Test
  void read_keepsColoursAndTheirOrder() throws IOException {
    PictureFiles.plain(in("a.png"), 20, 30, new Color(10, 200, 90));

    byte[] planes = PictureFile.read(in("a.png"), RGB);

    assertThat(planes).hasSize(3 * 64);
    assertThat(planes[0]).isEqualTo((byte) 10);
    assertThat(planes[64]).isEqualTo((byte) 200);
    assertThat(planes[128]).isEqualTo((byte) 90);
  }

  @Test
  void read_makesGreyOfColourByItsLuminance() throws IOException {
    PictureFiles.plain(in("a.png"), 8, 8, new Color(10, 200, 90));

    assertThat(PictureFile.read(in("a.png"), GREY)[5] & 0xff).isEqualTo(131);
  }

  /** Java takes grey samples for linear light and would make 187 of 128. */
  @Test
  void read_takesGreyAsItIsStored() throws IOException {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    fill(image.getRaster(), 128);
    PictureFiles.write(in("a.png"), image);
    PictureFiles.write(in("a.jpg"), image);

    assertThat(PictureFile.read(in("a.png"), RGB)[100] & 0xff).isEqualTo(128);
    assertThat(PictureFile.read(in("a.jpg"), GREY)[5] & 0xff).isCloseTo(128, within(1));
  }

  @Test
  void read_keepsTheUpperEightOfSixteenBits() throws IOException {
    BufferedImage grey = new BufferedImage(8, 8, BufferedImage.TYPE_USHORT_GRAY);
    fill(grey.getRaster(), 0x8034);
    PictureFiles.write(in("grey.png"), grey);
    ComponentColorModel deep =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            false,
            false,
            ComponentColorModel.OPAQUE,
            DataBuffer.TYPE_USHORT);
    WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 8, 8, 3, null);
    fill(raster, 0x4012);
    PictureFiles.write(in("deep.png"), new BufferedImage(deep, raster, false, null));

    assertThat(PictureFile.read(in("grey.png"), GREY)[0] & 0xff).isEqualTo(0x80);
    assertThat(PictureFile.read(in("deep.png"), RGB)[70] & 0xff).isCloseTo(0x40, within(1));
  }

  @Test
  void read_laysWhatIsTransparentOnWhite() throws IOException {
    PictureFiles.drawn(
        in("a.png"),
        BufferedImage.TYPE_INT_ARGB,
        8,
        8,
        g -> PictureFiles.fill(g, new Color(0, 0, 0, 128), 8, 4));

    byte[] planes = PictureFile.read(in("a.png"), RGB);

    assertThat(planes[0] & 0xff).isEqualTo(127);
    assertThat(planes[60] & 0xff).isEqualTo(255);
  }

  @Test
  void read_takesTheMiddleOrAllOfIt() throws IOException {
    PictureFiles.drawn(
        in("wide.png"),
        BufferedImage.TYPE_INT_RGB,
        24,
        8,
        g -> {
          g.setColor(Color.WHITE);
          g.fillRect(8, 0, 8, 8);
        });

    byte[] crop = PictureFile.read(in("wide.png"), GREY);
    byte[] stretch = PictureFile.read(in("wide.png"), new PictureForm(1, 8, 8, Fit.STRETCH));

    assertThat(crop[0]).isEqualTo((byte) 255);
    assertThat(stretch[0]).isEqualTo((byte) 0);
    assertThat(stretch[4]).isEqualTo((byte) 255);
  }

  /** A checkerboard of single pixels is grey from afar; skipping pixels would make it black. */
  @Test
  void read_skipsNothingWhenItShrinks() throws IOException {
    BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 32 * 32; i++) {
      image.getRaster().setSample(i % 32, i / 32, 0, (i + i / 32) % 2 * 254);
    }
    PictureFiles.write(in("a.png"), image);

    assertThat(PictureFile.read(in("a.png"), GREY)[27] & 0xff).isCloseTo(127, within(2));
  }

  @Test
  void read_turnsPicturesOfCamerasUpright() throws IOException {
    BufferedImage upright = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 16; i++) {
      upright.getRaster().setSample(i % 8, i / 8, 0, 200); // two bright lines on top
    }
    int[] brightAt = {0, 0, 0, 56, 56, 0, 7, 63, 56};
    for (int orientation = 1; orientation <= 8; orientation++) {
      PictureFiles.turned(in("a.jpg"), upright, orientation);

      byte[] planes = PictureFile.read(in("a.jpg"), GREY);

      assertThat(planes[brightAt[orientation]] & 0xff).as("of %d", orientation).isGreaterThan(150);
      assertThat(planes[63 - brightAt[orientation]] & 0xff).as("of %d", orientation).isLessThan(50);
    }
  }

  @Test
  void read_saysWhatIsWrongWithAFile() throws IOException {
    PictureFiles.plain(in("whole.jpg"), 64, 64, Color.RED);
    byte[] whole = Files.readAllBytes(in("whole.jpg"));
    Files.write(in("cut.jpg"), Arrays.copyOf(whole, whole.length * 2 / 3));
    PictureFiles.plain(in("whole.png"), 64, 64, Color.RED);
    Files.write(in("cut.png"), Arrays.copyOf(Files.readAllBytes(in("whole.png")), 60));
    Files.writeString(in("text.png"), "no picture");
    Files.writeString(in("empty.png"), "");
    Files.writeString(in("a.webp"), "RIFF");
    bomb(in("bomb.png"));

    assertReason("cut.jpg", "cut short");
    assertReason("cut.png", "broken or cut short");
    assertReason("text.png", "is no PNG, JPEG, GIF, BMP or TIFF");
    assertReason("empty.png", "is empty");
    assertReason("a.webp", "convert it to PNG or JPEG");
    assertReason("bomb.png", "is 60000×60000 pixels, more than 250 million");
  }

  /** A head that announces far more than there is. */
  private void bomb(Path file) throws IOException {
    PictureFiles.plain(file, 4, 4, Color.RED);
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.seek(16);
      out.writeInt(60_000);
      out.writeInt(60_000);
    }
  }

  private void assertReason(String file, String reason) {
    assertThatIOException()
        .as(file)
        .isThrownBy(() -> PictureFile.read(in(file), RGB))
        .withMessageContaining(reason);
  }

  private static void fill(WritableRaster raster, int sample) {
    for (int i = 0; i < 64; i++) {
      for (int band = 0; band < raster.getNumBands(); band++) {
        raster.setSample(i % 8, i / 8, band, sample);
      }
    }
  }

  private Path in(String name) {
    return folder.resolve(name);
  }
}
