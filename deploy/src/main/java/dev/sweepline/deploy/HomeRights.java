package dev.sweepline.deploy;

import dev.sweepline.sweep.access.PrivateFiles;
import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.sweep.text.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Rights of a home's folders and files on a machine with several users: its owner's alone. Where
 * files have no owners, nothing is done. Stateless.
 */
final class HomeRights {

  /** What homes hold. A folder that holds anything else is not ours to close. */
  private static final Set<String> OURS =
      Set.of(
          "cache",
          "damaged",
          "data",
          "doctor",
          "drafts",
          "gate.lock",
          "guests.lock",
          "kafka",
          "kafka.properties",
          "kafka.properties.tmp",
          "log.json",
          "log.json.tmp",
          "logs",
          "models",
          "snapshot",
          "station.json",
          "station.json.tmp",
          "station.lock",
          "tmp",
          "tokens.json",
          "tokens.json.tmp",
          "webhooks-told.json",
          "webhooks-told.json.tmp",
          "webhooks.json",
          "webhooks.json.tmp",
          "webhooks.lock");

  /** What a command may write before it knows whether it keeps anything in its home. */
  private static final Set<String> FIRST = Set.of("logs", "tmp");

  private HomeRights() {}

  /**
   * Makes the home where it is absent. One that is there and open to others is closed to them, or,
   * where it holds what is not ours, the parts of it that are.
   *
   * @param tell hears a line where something was closed that had been open
   * @throws UserException when the home cannot be made
   */
  static void ensure(Path home, Consumer<String> tell) {
    try {
      if (!Files.isDirectory(home)) {
        Files.createDirectories(home, PrivateFiles.folderRights(home));
      } else if (hasOwners(home)) {
        close(home, tell);
      }
    } catch (IOException e) {
      throw unwritable(home, e);
    }
  }

  /** What the user is told of a home that takes none of our files. */
  static UserException unwritable(Path home, IOException why) {
    return new UserException(
        "cannot write the home folder "
            + home
            + " ("
            + IoReason.of(why)
            + "); choose another with --home",
        why);
  }

  private static void close(Path home, Consumer<String> tell) throws IOException {
    if (!isOpen(home)) {
      return; // nobody else gets at what lies in it
    }
    List<Path> entries;
    try (Stream<Path> list = Files.list(home)) {
      entries = list.toList();
    }
    boolean isOurs = entries.stream().allMatch(HomeRights::isPart);
    List<Path> open =
        (isOurs ? Stream.of(home) : entries.stream().filter(HomeRights::isPart))
            .filter(HomeRights::isOpen)
            .toList();
    for (Path path : open) {
      Files.setPosixFilePermissions(
          path, Files.isDirectory(path) ? PrivateFiles.FOLDER : PrivateFiles.FILE);
    }
    boolean isNew = entries.stream().allMatch(HomeRights::isFirst);
    if (!open.isEmpty() && !isNew) {
      tell.accept(
          "%s was open to other users of this machine; %s now yours alone"
              .formatted(home, isOurs ? "it is" : "what Sweepline keeps there is"));
    }
  }

  private static boolean isPart(Path entry) {
    return OURS.contains(entry.getFileName().toString());
  }

  private static boolean isFirst(Path entry) {
    return FIRST.contains(entry.getFileName().toString());
  }

  /** Whether others have any right; a link's target is not ours to close. */
  private static boolean isOpen(Path path) {
    try {
      Set<PosixFilePermission> rights =
          Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
      return !Files.isSymbolicLink(path) && !PrivateFiles.FOLDER.containsAll(rights);
    } catch (IOException e) {
      return false; // gone meanwhile
    }
  }

  private static boolean hasOwners(Path path) {
    return Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
  }
}
