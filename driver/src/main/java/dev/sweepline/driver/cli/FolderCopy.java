package dev.sweepline.driver.cli;

import dev.sweepline.sweep.text.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of a folder with all that is in it. Stateless. */
final class FolderCopy {
  private FolderCopy() {}

  /**
   * Copies it; links stay links.
   *
   * @throws UserException when something is at the target's place
   */
  static void of(Path source, Path target) throws IOException {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new UserException(target + " is there already; name a folder that is not");
    }
    Path parent = target.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new UserException("there is no folder " + parent);
    }
    List<Path> all;
    try (Stream<Path> found = Files.walk(source)) {
      all = found.toList();
    }
    for (Path each : all) {
      Files.copy(
          each, target.resolve(source.relativize(each).toString()), LinkOption.NOFOLLOW_LINKS);
    }
  }
}
