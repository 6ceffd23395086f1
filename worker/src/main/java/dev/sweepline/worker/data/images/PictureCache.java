package dev.sweepline.worker.data.images;

import dev.sweepline.worker.data.InputShape.Image;
import dev.sweepline.worker.file.WholeFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Cache of pictures on disk, so that each is decoded once: a file for each folder and form, whose
 * name tells the names, lengths and times of all its pictures. Readers see all of a file or none;
 * another process may write the same.
 *
 * @param place what is cached: the same for a folder and form whatever its pictures are
 * @param state of its pictures
 */
record PictureCache(Path folder, String place, String state) {
  /** Of the file's format and of how pictures are decoded. */
  private static final int VERSION = 0x53575031;

  private static final int DIGITS = 16;
  private static final String ENDING = ".pictures";

  /**
   * The cache of a folder's pictures in a form.
   *
   * @param form what is asked for, as text
   */
  static PictureCache of(Path folder, ClassFolders files, String form) {
    MessageDigest state = sha256();
    for (ClassFolders.Entry file : files.files()) {
      String line = file.path() + "\n" + file.bytes() + "\n" + file.modified() + "\n";
      state.update(line.getBytes(StandardCharsets.UTF_8));
    }
    files.warnings().forEach(line -> state.update(line.getBytes(StandardCharsets.UTF_8)));
    String what = files.root().toAbsolutePath() + "\n" + form + "\n" + VERSION;
    return new PictureCache(
        folder, hex(sha256().digest(what.getBytes(StandardCharsets.UTF_8))), hex(state.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest).substring(0, DIGITS);
  }

  private Path file() {
    return folder.resolve(place + "-" + state + ENDING);
  }

  /** What was written before; empty when there is nothing, or nothing whole. */
  Optional<PictureSet> read() {
    if (!Files.isReadable(file())) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file()), 1 << 16))) {
      if (in.readInt() != VERSION) {
        return Optional.empty();
      }
      Image shape = new Image(in.readInt(), in.readInt(), in.readInt());
      List<String> classes = texts(in);
      List<String> warnings = texts(in);
      int[] labels = new int[in.readInt()];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = in.readInt();
      }
      byte[] pixels = new byte[Math.multiplyExact(labels.length, shape.features())];
      in.readFully(pixels);
      return Optional.of(new PictureSet(shape, classes, labels, pixels, warnings));
    } catch (IOException | ArithmeticException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Keeps pictures for the next time, where the disk allows, and drops those of older states. */
  void write(PictureSet pictures) {
    try {
      WholeFile.writeShared(file(), draft -> write(pictures, draft));
      for (Path old : older()) {
        Files.deleteIfExists(old);
      }
    } catch (IOException e) {
      return; // they are decoded again
    }
  }

  private List<Path> older() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> !file.equals(file()))
          .filter(file -> file.getFileName().toString().startsWith(place + "-"))
          .filter(file -> file.toString().endsWith(ENDING))
          .toList();
    }
  }

  private static void write(PictureSet pictures, Path draft) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16))) {
      out.writeInt(VERSION);
      out.writeInt(pictures.shape().channels());
      out.writeInt(pictures.shape().height());
      out.writeInt(pictures.shape().width());
      write(pictures.classes(), out);
      write(pictures.warnings(), out);
      out.writeInt(pictures.labels().length);
      for (int label : pictures.labels()) {
        out.writeInt(label);
      }
      out.write(pictures.pixels());
    }
  }

  private static void write(List<String> texts, DataOutputStream out) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      texts.add(in.readUTF());
    }
    return texts;
  }
}
