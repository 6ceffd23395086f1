package dev.sweepline.deploy.broker.folder;

import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.sweep.text.UserException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaProperties;

/**
 * A log's folder and the mark that a home keeps beside it of how far the log has come. To be
 * checked before a broker starts on it, then noted now and then. Not thread-safe.
 */
public final class LogFolder {
  private final Path folder;
  private final Path markFile;
  private final Segments segments = new Segments(batch -> {});
  private Path segment = Path.of("");
  private long position;
  private long noted = -1;

  /**
   * A log with its mark.
   *
   * @param folder which Kafka writes; may be absent
   * @param markFile which we write; absent where nothing is known of the log
   */
  public LogFolder(Path folder, Path markFile) {
    this.folder = folder;
    this.markFile = markFile;
  }

  /**
   * Looks whether a broker that starts on the folder has everything that the log had, and mends
   * what can be mended without loss.
   *
   * @param node the broker's id
   * @param tell hears what was mended
   * @throws UserException when something would be lost, with the line to show; nothing is changed
   */
  public void check(int node, Consumer<String> tell) {
    FolderRepair repair = new FolderRepair();
    try {
      new LogInspection(folder, mark(tell), node, repair).inspect();
      List<String> notes = repair.run();
      notes.forEach(tell);
    } catch (DamageException e) {
      throw damaged(e.found(), e);
    } catch (IOException e) {
      throw damaged(e + " while it was read", e);
    }
  }

  private Optional<LogMark> mark(Consumer<String> tell) {
    try {
      return LogMark.read(markFile);
    } catch (IOException e) {
      tell.accept(markFile + " cannot be read and will be made anew: " + IoReason.of(e));
      return Optional.empty();
    }
  }

  /** The line on a log that is not what it was. */
  private UserException damaged(String found, Throwable cause) {
    return new UserException(
        ("the log is damaged: %s; put %s back from a backup, or let 'sweep rescue' start a new log"
                + " with what can be read")
            .formatted(found, folder.getParent()),
        cause);
  }

  /**
   * Looks whether a broker that has started on the folder kept everything.
   *
   * @throws UserException when it did not, with the line to show
   */
  public void checkStarted() {
    try {
      Optional<LogMark> mark = LogMark.read(markFile);
      Path partition = folder.resolve(LogInspection.PARTITION);
      if (Files.isDirectory(partition)) {
        readOn(partition);
      }
      if (mark.isPresent() && segments.end() < mark.get().end()) {
        String kept = DamageException.records(segments.end());
        throw new DamageException("Kafka kept %s of %d".formatted(kept, mark.get().end()));
      }
    } catch (DamageException e) {
      throw damaged(e.found(), e);
    } catch (IOException e) {
      throw damaged(e + " while it was read", e);
    }
  }

  /** Notes how far the log has come, once that is on disk. */
  public void note() throws IOException {
    Path partition = folder.resolve(LogInspection.PARTITION);
    Optional<Uuid> topic =
        Files.isDirectory(partition) ? PartitionIdentity.read(partition) : Optional.empty();
    Optional<MetaProperties> cluster = ClusterIdentity.read(folder);
    if (topic.isEmpty() || cluster.isEmpty()) {
      return;
    }
    readOn(partition);
    if (segments.end() == noted) {
      return;
    }
    try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
      file.force(true);
    }
    new LogMark(
            cluster.get().clusterId().orElseThrow(),
            cluster.get().directoryId().orElseThrow().toString(),
            topic.get().toString(),
            segments.end())
        .write(markFile);
    noted = segments.end();
  }

  /** A broker appends to the last segment only. */
  private void readOn(Path partition) throws IOException {
    for (Path file : Segments.files(partition)) {
      int order = file.compareTo(segment);
      if (order > 0) {
        segments.begin(Segments.base(file));
        segment = file;
        position = 0;
      }
      if (order >= 0) {
        position = segments.read(file, position);
      }
    }
  }
}
