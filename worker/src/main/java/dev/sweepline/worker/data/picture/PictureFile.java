package dev.sweepline.worker.data.picture;

import dev.sweepline.sweep.text.IoReason;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;

/**
 * Reader of a picture's file: PNG, JPEG, GIF, BMP or TIFF, by what is in it. What is transparent is
 * laid on white; pictures of cameras stand upright; of 16 bits the upper eight are kept. Stateless,
 * thread-safe.
 */
public final class PictureFile {
  /** Larger ones are mistakes, or meant to fill the memory. */
  private static final long MOST_PIXELS = 250_000_000;

  /** Of which every pixel is decoded; of larger ones every second or third, line by line. */
  private static final double PLENTY = 16e6;

  /** So many times the size that is wanted lose nothing that could be seen. */
  private static final long FINE = 4;

  private static final int WHITE = 255;

  private PictureFile() {}

  /** Whether a file is called like a picture, read here or not. */
  public static boolean isCalledOne(Path file) {
    return file.getFileName()
        .toString()
        .toLowerCase(Locale.ROOT)
        .matches(".*\\.(png|jpe?g|jpe|jfif|gif|bmp|webp|tiff?|heic|avif)");
  }

  /**
   * Reads one, channel by channel, line by line.
   *
   * @throws IOException that says in a few words why not, without the file's name
   */
  public static byte[] read(Path file, PictureForm form) throws IOException {
    return Resampling.of(picture(file, form), form).planes();
  }

  /**
   * Reads one as large as a form wants, or larger; not yet in that form.
   *
   * @throws IOException as {@link #read}
   */
  public static Picture picture(Path file, PictureForm form) throws IOException {
    int orientation;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      orientation = ExifOrientation.of(in);
    }
    return decode(file, form).upright(orientation);
  }

  /** Height and width in pixels, from its head alone; empty where that cannot be read. */
  public static Optional<int[]> size(Path file) {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return Optional.of(new int[] {reader.getHeight(0), reader.getWidth(0)});
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Picture decode(Path file, PictureForm form) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException(unknown(file));
      }
      ImageReader reader = readers.next();
      try {
        Warnings warnings = new Warnings();
        reader.addIIOReadWarningListener(warnings);
        reader.setInput(in, true, true);
        Picture picture = planes(reader, form);
        if (warnings.cutShort) {
          throw new IOException("is cut short");
        }
        return picture;
      } finally {
        reader.dispose();
      }
    } catch (IIOException e) {
      throw new IOException(reason(e), e);
    } catch (IOException e) {
      throw new IOException(IoReason.of(e), e);
    } catch (RuntimeException | OutOfMemoryError e) { // javax.imageio throws both on broken files
      throw new IOException("is broken", e);
    }
  }

  private static Picture planes(ImageReader reader, PictureForm form) throws IOException {
    long wide = reader.getWidth(0);
    long high = reader.getHeight(0);
    if (wide * high > MOST_PIXELS) {
      throw new IOException(
          "is %d×%d pixels, more than %d million".formatted(wide, high, MOST_PIXELS / 1_000_000));
    }
    int step = (int) Math.min(wide / (FINE * form.width()), high / (FINE * form.height()));
    step = Math.max(Math.max(step, 1), (int) Math.ceil(Math.sqrt(wide * high / PLENTY)));
    ImageReadParam how = reader.getDefaultReadParam();
    how.setSourceSubsampling(step, step, 0, 0);
    return planes(reader.read(0, how));
  }

  /** Samples as they are stored: Java's own conversion would brighten what is grey. */
  private static Picture planes(BufferedImage image) {
    ColorModel colours = image.getColorModel();
    int bands = colours.getNumComponents();
    boolean opaque = !colours.hasAlpha();
    boolean grey = bands == (opaque ? 1 : 2) && !(colours instanceof IndexColorModel);
    int channels = grey ? 1 : 3;
    int area = image.getWidth() * image.getHeight();
    byte[] planes = new byte[channels * area];
    int[] pixels = new int[image.getWidth() * bands];
    Raster raster = image.getRaster();
    for (int y = 0; y < image.getHeight(); y++) {
      if (grey) {
        raster.getPixels(0, y, image.getWidth(), 1, pixels);
      }
      for (int x = 0; x < image.getWidth(); x++) {
        int at = y * image.getWidth() + x;
        if (grey) {
          int shift = Math.max(0, colours.getComponentSize(0) - Byte.SIZE);
          int alpha = opaque ? WHITE : pixels[x * bands + 1] >> shift;
          planes[at] = over(pixels[x * bands] >> shift, alpha);
        } else {
          int argb = image.getRGB(x, y);
          int alpha = argb >>> 24;
          planes[at] = over(argb >> 16 & 0xff, alpha);
          planes[area + at] = over(argb >> 8 & 0xff, alpha);
          planes[2 * area + at] = over(argb & 0xff, alpha);
        }
      }
    }
    return new Picture(channels, image.getHeight(), image.getWidth(), planes);
  }

  /** A sample laid on white. */
  private static byte over(int sample, int alpha) {
    return (byte) ((sample * alpha + WHITE * (WHITE - alpha) + WHITE / 2) / WHITE);
  }

  private static String unknown(Path file) throws IOException {
    if (Files.size(file) == 0) {
      return "is empty";
    }
    String ending = file.toString().replaceAll(".*\\.", "").toLowerCase(Locale.ROOT);
    return ending.matches("webp|heic|avif")
        ? "is " + ending + ", which is not read here; convert it to PNG or JPEG"
        : "is no PNG, JPEG, GIF, BMP or TIFF";
  }

  private static String reason(IIOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("Unsupported Image Type")
        ? "is a JPEG for printers (CMYK); convert it to RGB"
        : "is broken or cut short";
  }

  /** Ear for what decoders only warn of. Not thread-safe. */
  private static final class Warnings implements IIOReadWarningListener {
    private boolean cutShort;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
      if (warning.contains("Premature end")) {
        cutShort = true;
      }
    }
  }
}
