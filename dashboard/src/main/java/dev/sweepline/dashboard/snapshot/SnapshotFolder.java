package dev.sweepline.dashboard.snapshot;

import dev.sweepline.dashboard.live.LiveSweep;
import dev.sweepline.dashboard.live.SweepDelta;
import dev.sweepline.dashboard.snapshot.Manifest.Entry;
import dev.sweepline.sweep.access.FileLocks;
import dev.sweepline.sweep.access.PrivateFiles;
import dev.sweepline.sweep.log.LogMark;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of a snapshot: its manifest and a file for each sweep. One process has it at a time,
 * and one thread of it reads and then writes; whoever opened it closes it.
 */
public final class SnapshotFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFolder.class);
  static final String MANIFEST = "manifest.json";
  private static final String LOCK = "lock";

  private final Path folder;
  private final FileChannel lock;
  private final Map<String, SavedSweep> files = new LinkedHashMap<>();
  private Manifest manifest;
  private int nextFile;

  private SnapshotFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
    this.manifest = readManifest(folder);
    this.nextFile = manifest.sweeps().stream().mapToInt(SnapshotFolder::number).max().orElse(0) + 1;
  }

  /** Where it lies in a home. */
  static Path in(Path home) {
    return home.resolve("snapshot");
  }

  /**
   * Opens that of a home, which is made where it is missing; empty where the home is, where another
   * process has it or where it cannot be used, since all can be done without.
   */
  public static Optional<SnapshotFolder> open(Path home) {
    Path folder = in(home);
    if (!Files.isDirectory(home)) {
      return Optional.empty();
    }
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectory(folder, PrivateFiles.folderRights(folder));
      }
      Path file = folder.resolve(LOCK);
      FileChannel channel =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              PrivateFiles.fileRights(file));
      if (FileLocks.attempt(channel).isEmpty()) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new SnapshotFolder(folder, channel));
    } catch (IOException e) {
      LOG.warn("no snapshot is kept in {}: {}", folder, e.toString());
      return Optional.empty();
    }
  }

  private static Manifest readManifest(Path folder) {
    Path file = folder.resolve(MANIFEST);
    if (!Files.exists(file)) {
      return Manifest.NONE;
    }
    try {
      return Manifest.read(file);
    } catch (IOException e) {
      LOG.warn("the snapshot is not used: {}", e.getMessage());
      return Manifest.NONE;
    }
  }

  /** How far into the log it goes; empty where there is none. */
  List<LogMark> marks() {
    return manifest.marks();
  }

  /**
   * What it holds.
   *
   * @param sweeps in the order of the log
   * @param deleted the ids of others
   */
  record Contents(List<LiveSweep> sweeps, List<String> deleted) {}

  /**
   * Reads all of it.
   *
   * @throws IOException where it is damaged
   */
  Contents read() throws IOException {
    List<LiveSweep> sweeps = new ArrayList<>();
    for (Entry entry : manifest.sweeps()) {
      SavedSweep file = SavedSweep.open(folder.resolve(entry.file()), entry.length());
      files.put(entry.sweep(), file);
      sweeps.add(file.restore());
    }
    return new Contents(sweeps, manifest.deleted());
  }

  /** Empties it, so that all begins anew. */
  void clear() throws IOException {
    closeFiles();
    manifest = Manifest.NONE;
    Files.deleteIfExists(folder.resolve(MANIFEST));
    deleteOthers(Set.of());
  }

  /** Measurements of a sweep's trials that lie here. */
  record Written(String sweep, List<SavedSweep.Stored> measurements) {}

  /** Adds what is new. What is here is the snapshot before until all of it is written. */
  List<Written> write(SnapshotCut cut) throws IOException {
    Map<String, Entry> before =
        manifest.sweeps().stream().collect(Collectors.toMap(Entry::sweep, entry -> entry));
    Map<String, String> names = new LinkedHashMap<>();
    List<Written> written = new ArrayList<>();
    for (SweepDelta delta : cut.deltas()) {
      SavedSweep file = files.get(delta.sweep());
      if (file == null) {
        String name = nextFile++ + ".sweep";
        names.put(delta.sweep(), name);
        file = SavedSweep.create(folder.resolve(name));
        files.put(delta.sweep(), file);
      }
      written.add(new Written(delta.sweep(), file.append(delta)));
    }
    List<Entry> entries = new ArrayList<>();
    for (String sweep : cut.sweeps()) {
      Entry known = before.get(sweep);
      String name = known == null ? names.get(sweep) : known.file();
      SavedSweep file = files.get(sweep);
      if (name != null && file != null) {
        entries.add(new Entry(sweep, name, file.length(), cut.running().contains(sweep)));
      }
    }
    Manifest next = new Manifest(cut.marks(), entries, cut.deleted());
    next.write(folder.resolve(MANIFEST));
    manifest = next;
    deleteOthers(entries.stream().map(Entry::file).collect(Collectors.toSet()));
    files.keySet().retainAll(Set.copyOf(cut.sweeps())); // who still reads of one keeps it open
    return written;
  }

  private void deleteOthers(Set<String> named) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path path : all.toList()) {
        String name = path.getFileName().toString();
        if (name.endsWith(".sweep") && !named.contains(name)) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  private static int number(Entry entry) {
    String name = entry.file();
    return Integer.parseInt(name.substring(0, name.indexOf('.')));
  }

  private void closeFiles() throws IOException {
    for (SavedSweep file : files.values()) {
      file.close();
    }
    files.clear();
  }

  @Override
  public void close() throws IOException {
    closeFiles();
    lock.close();
  }
}
