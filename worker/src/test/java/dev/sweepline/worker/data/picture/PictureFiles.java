package dev.sweepline.worker.data.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** Maker of pictures on disk. Stateless. */
public final class PictureFiles {
  private PictureFiles() {}

  /** A picture of one colour, a PNG or JPEG as its name ends. */
  public static void plain(Path file, int width, int height, Color colour) {
    drawn(file, BufferedImage.TYPE_INT_RGB, width, height, g -> fill(g, colour, width, height));
  }

  /**
   * A square or a disc of a colour on black; where it lies and how large it is vary by a number.
   */
  public static void shape(Path file, boolean disc, Color colour, int number) {
    int side = 10 + number % 5;
    int x = 2 + number % 7;
    int y = 2 + number / 7 % 7;
    drawn(
        file,
        BufferedImage.TYPE_INT_RGB,
        24,
        24,
        g -> {
          g.setColor(colour);
          if (disc) {
            g.fillOval(x, y, side, side);
          } else {
            g.fillRect(x, y, side, side);
          }
        });
  }

  static void drawn(Path file, int type, int width, int height, Consumer<Graphics2D> painter) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    painter.accept(graphics);
    graphics.dispose();
    write(file, image);
  }

  static void fill(Graphics2D graphics, Color colour, int width, int height) {
    graphics.setColor(colour);
    graphics.fillRect(0, 0, width, height);
  }

  static void write(Path file, BufferedImage image) {
    String name = file.toString();
    String format = name.substring(name.lastIndexOf('.') + 1);
    try {
      Files.createDirectories(file.getParent());
      if (!ImageIO.write(image, format, file.toFile())) {
        throw new IllegalArgumentException("no writer of " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JPEG with an Exif part that says how the camera was held. */
  static void turned(Path file, BufferedImage image, int orientation) throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", plain);
    byte[] bytes = plain.toByteArray();
    byte[] exif = {
      (byte) 0xff,
      (byte) 0xe1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, 2);
    out.writeBytes(exif);
    out.write(bytes, 2, bytes.length - 2);
    Files.createDirectories(file.getParent());
    Files.write(file, out.toByteArray());
  }
}
