package dev.sweepline.sweep.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and folders that are their owner's alone, where the file system knows owners. Stateless.
 */
public final class PrivateFiles {
  /** What an owner may do with a folder. */
  public static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  /** What an owner may do with a file. */
  public static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private PrivateFiles() {}

  /** For making a folder. */
  public static FileAttribute<?>[] folderRights(Path path) {
    return rights(path, FOLDER);
  }

  /** For making a file. */
  public static FileAttribute<?>[] fileRights(Path path) {
    return rights(path, FILE);
  }

  /** Writes a file; readers see the whole of it or what was there before. */
  public static void write(Path file, String text) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".tmp");
    Files.deleteIfExists(draft);
    Files.createFile(draft, fileRights(draft));
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Whether others than its owner may read a file, as far as the file system tells. */
  public static boolean isShared(Path file) throws IOException {
    return knowsRights(file)
        && Files.getPosixFilePermissions(file).stream().anyMatch(right -> !FOLDER.contains(right));
  }

  private static boolean knowsRights(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] rights(Path path, Set<PosixFilePermission> rights) {
    return knowsRights(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
        : new FileAttribute<?>[0];
  }
}
