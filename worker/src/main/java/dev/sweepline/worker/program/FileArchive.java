package dev.sweepline.worker.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** An archive of the files that programs need on other machines, one for a sweep. Stateless. */
public final class FileArchive {
  private FileArchive() {}

  /**
   * Packs files and folders with all that is in them.
   *
   * @param folder what the files are relative to
   * @return the archive, whose name no other has
   */
  public static Path pack(Path folder, List<String> files) throws IOException {
    Path archive = Files.createTempFile("sweepline-program-", ".zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (String name : files) {
        try (Stream<Path> found = Files.walk(folder.resolve(name), FileVisitOption.FOLLOW_LINKS)) {
          for (Path file : found.filter(Files::isRegularFile).distinct().toList()) {
            zip.putNextEntry(
                new ZipEntry(folder.relativize(file).normalize().toString().replace('\\', '/')));
            Files.copy(file, zip);
            zip.closeEntry();
          }
        }
      }
    }
    return archive;
  }

  /** Lays the files out in a folder. Those that name their interpreter may be executed. */
  static void unpack(Path archive, Path folder) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      ZipEntry entry;
      while ((entry = zip.getNextEntry()) != null) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
          throw new IOException(entry.getName() + " lies outside of its folder");
        }
        Path parent = file.getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        copy(zip, file);
      }
    }
  }

  private static void copy(InputStream in, Path file) throws IOException {
    byte[] start = in.readNBytes(2);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(start);
      in.transferTo(out);
    }
    if (start.length == 2 && start[0] == '#' && start[1] == '!') {
      boolean executable = file.toFile().setExecutable(true);
      assert executable;
    }
  }
}
