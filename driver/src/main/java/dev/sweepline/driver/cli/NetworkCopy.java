package dev.sweepline.driver.cli;

import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.predict.onnx.OnnxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** A copy of a saved network as DL4J reads it and, beside it, as ONNX Runtime does. Stateless. */
final class NetworkCopy {
  private static final String ONNX = ".onnx";

  private NetworkCopy() {}

  /**
   * Copies it; where the target's name ends in {@code .onnx}, only as that.
   *
   * @return a line on the second file, or why there is none; empty where one file was asked for
   * @throws UserException when the target cannot be, or is ONNX alone and the network has no such
   *     form
   */
  static String of(Path source, Path target) throws IOException {
    if (Files.isDirectory(target)) {
      throw new UserException(target + " is a folder; name a file, such as model.zip");
    }
    Path parent = target.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new UserException("there is no folder " + parent);
    }
    String name = target.getFileName().toString();
    if (name.toLowerCase(Locale.ROOT).endsWith(ONNX)) {
      try {
        OnnxFile.write(source, target);
        return "";
      } catch (DataException e) {
        throw new UserException(target + ": " + e.getMessage(), e);
      }
    }
    Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
    Path beside = target.resolveSibling(name.replaceFirst("(?i)\\.zip$", "") + ONNX);
    try {
      OnnxFile.write(source, beside);
      return "ONNX: " + beside;
    } catch (DataException e) {
      return "no %s: %s".formatted(beside.getFileName(), e.getMessage());
    }
  }
}
