package dev.sweepline.worker.data.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reader of how a camera was held, from the Exif part of a JPEG file (CIPA DC-008, tag 0x0112).
 * Stateless.
 */
final class ExifOrientation {
  static final int UPRIGHT = 1;

  private static final int START = 0xffd8;
  private static final int EXIF = 0xffe1;
  private static final int SCAN = 0xffda;
  private static final int TAG = 0x0112;
  private static final int HEAD = 6;

  private ExifOrientation() {}

  /**
   * The orientation, 1 to 8; 1 for all that does not say.
   *
   * @param in from the file's beginning
   */
  static int of(InputStream in) throws IOException {
    DataInputStream file = new DataInputStream(in);
    try {
      if (file.readUnsignedShort() != START) {
        return UPRIGHT;
      }
      while (true) {
        int marker = file.readUnsignedShort();
        if (marker < 0xff00 || marker == SCAN) {
          return UPRIGHT;
        }
        int length = file.readUnsignedShort() - 2;
        if (marker == EXIF && length > HEAD) {
          byte[] part = file.readNBytes(length);
          if (part[0] == 'E' && part[1] == 'x') {
            return orientation(ByteBuffer.wrap(part, HEAD, part.length - HEAD).slice());
          }
        } else {
          file.skipNBytes(Math.max(0, length));
        }
      }
    } catch (EOFException | IndexOutOfBoundsException e) {
      return UPRIGHT;
    }
  }

  /** From the first directory of a TIFF header. */
  private static int orientation(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xffff;
    for (int entry = 0; entry < entries; entry++) {
      int at = directory + 2 + 12 * entry;
      if ((tiff.getShort(at) & 0xffff) == TAG) {
        int value = tiff.getShort(at + 8);
        return value >= 1 && value <= 8 ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}
