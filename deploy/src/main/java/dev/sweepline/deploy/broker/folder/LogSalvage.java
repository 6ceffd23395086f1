package dev.sweepline.deploy.broker.folder;

import dev.sweepline.sweep.event.EventTopic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.record.RecordBatch;

/** A reader of every event record that a log's folder still has, broken or not. Stateless. */
public final class LogSalvage {
  private LogSalvage() {}

  /**
   * Hands over the records in their order, those that Kafka has set aside before those of the log
   * that it began in their place.
   *
   * @param folder which no broker has
   */
  public static void read(Path folder, Consumer<Record> reader) throws IOException {
    for (Path partition : partitions(folder)) {
      new Segments(batch -> records(batch, reader)).readAll(partition, 0);
    }
  }

  private static void records(RecordBatch batch, Consumer<Record> reader) {
    if (!batch.isControlBatch()) {
      batch.forEach(reader);
    }
  }

  private static List<Path> partitions(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(Files::isDirectory)
          .filter(path -> path.getFileName().toString().startsWith(EventTopic.NAME + "-"))
          .sorted(Comparator.comparing(LogSalvage::lastChange).thenComparing(Path::getFileName))
          .toList();
    }
  }

  private static FileTime lastChange(Path partition) {
    try {
      FileTime last = FileTime.fromMillis(0);
      for (Path segment : Segments.files(partition)) {
        FileTime time = Files.getLastModifiedTime(segment);
        last = time.compareTo(last) > 0 ? time : last;
      }
      return last;
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }
}
