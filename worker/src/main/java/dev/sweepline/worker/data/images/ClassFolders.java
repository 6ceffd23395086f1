package dev.sweepline.worker.data.images;

import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.picture.PictureFile;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * List of the pictures in a folder that has one folder for each class; pictures may lie deeper in
 * those. What is hidden does not count.
 *
 * @param files in the order of their paths, whatever the file system's is
 * @param warnings a line for each thing that was left out
 */
public record ClassFolders(Path root, List<Entry> files, List<String> warnings) {
  /** Folders that archives made on a Mac have beside the real ones. */
  private static final String SHADOWS = "__MACOSX";

  /**
   * One picture.
   *
   * @param path below the root, with slashes
   * @param modified in milliseconds since 1970
   */
  public record Entry(String path, long bytes, long modified) {
    /** The class that its folder stands for. */
    public String label() {
      return path.substring(0, path.indexOf('/'));
    }
  }

  /**
   * Lists a folder; opens no picture.
   *
   * @param name of the folder, for messages
   * @throws DataException when it has no pictures in folders, or cannot be read
   */
  public static ClassFolders list(Path root, String name) {
    List<Entry> files = new ArrayList<>();
    List<String> others = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    try {
      for (Path folder : folders(root)) {
        int before = files.size();
        walk(root, folder, files, others);
        if (files.size() == before) {
          warnings.add("folder %s has no images; left out".formatted(folder.getFileName()));
        }
      }
      beside(root).ifPresent(loose -> warnings.add(loose + " lies in no class's folder; left out"));
    } catch (IOException e) {
      throw new DataException(name + ": cannot be read: " + IoReason.of(e), e);
    }
    if (files.isEmpty()) {
      throw new DataException(
          name + ": has no images in folders; there must be one folder a class, with images in it");
    }
    if (!others.isEmpty()) {
      warnings.add(
          others.size() == 1
              ? others.get(0) + " is no image; left out"
              : "%d files are no images, such as %s; left out"
                  .formatted(others.size(), others.get(0)));
    }
    files.sort(Comparator.comparing(Entry::path));
    return new ClassFolders(root, List.copyOf(files), List.copyOf(warnings));
  }

  /** The classes' folders, in the order of their names. */
  public static List<Path> folders(Path root) throws IOException {
    try (Stream<Path> all = Files.list(root)) {
      return all.filter(Files::isDirectory).filter(ClassFolders::isSeen).sorted().toList();
    }
  }

  private static Optional<String> beside(Path root) throws IOException {
    try (Stream<Path> all = Files.list(root)) {
      return all.filter(Files::isRegularFile)
          .filter(ClassFolders::isSeen)
          .filter(PictureFile::isCalledOne)
          .map(file -> file.getFileName().toString())
          .min(Comparator.naturalOrder());
    }
  }

  private static boolean isSeen(Path path) {
    String name = path.getFileName().toString();
    return !name.startsWith(".") && !name.equals(SHADOWS);
  }

  private static void walk(Path root, Path folder, List<Entry> files, List<String> others)
      throws IOException {
    Files.walkFileTree(
        folder,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
            return isSeen(inner) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = root.relativize(file).toString().replace('\\', '/');
            if (isSeen(file) && PictureFile.isCalledOne(file)) {
              long modified = attributes.lastModifiedTime().toMillis();
              files.add(new Entry(path, attributes.size(), modified));
            } else if (isSeen(file)) {
              others.add(path);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
