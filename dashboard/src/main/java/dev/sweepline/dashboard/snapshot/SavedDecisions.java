package dev.sweepline.dashboard.snapshot;

import dev.sweepline.dashboard.snapshot.Manifest.Entry;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.log.LogMark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The events of a snapshot without their measurements, each sweep's once somebody asks for them.
 * Only reads. Not thread-safe.
 */
public final class SavedDecisions {
  private final Path folder;
  private final Manifest manifest;
  private final Map<String, Entry> unread = new LinkedHashMap<>();

  private SavedDecisions(Path folder, Manifest manifest) {
    this.folder = folder;
    this.manifest = manifest;
    manifest.sweeps().forEach(entry -> unread.put(entry.sweep(), entry));
  }

  /**
   * Those of a home; none where it has no snapshot.
   *
   * @throws UncheckedIOException where it is damaged
   */
  public static SavedDecisions of(Path home) {
    Path folder = SnapshotFolder.in(home);
    Path file = folder.resolve(SnapshotFolder.MANIFEST);
    try {
      return new SavedDecisions(folder, Files.exists(file) ? Manifest.read(file) : Manifest.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The newest record known of each of the log's partitions. */
  public List<LogMark> marks() {
    return manifest.marks();
  }

  /**
   * Hands over the events of all sweeps that had not ended.
   *
   * @throws UncheckedIOException where a file is damaged
   */
  public void running(Consumer<SweepEvent> reader) {
    manifest.sweeps().stream().filter(Entry::running).forEach(entry -> of(entry.sweep(), reader));
  }

  /**
   * Hands over a sweep's events, once.
   *
   * @throws UncheckedIOException where its file is damaged
   */
  public void of(String sweep, Consumer<SweepEvent> reader) {
    Entry entry = unread.remove(sweep);
    if (entry != null) {
      try {
        SavedSweep.events(folder.resolve(entry.file()), entry.length(), reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
