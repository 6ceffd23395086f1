package dev.sweepline.deploy.broker.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metadata.RemoveTopicRecord;
import org.apache.kafka.common.metadata.TopicRecord;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.metadata.MetadataRecordSerde;

/** A reader of the topics that a cluster's metadata tells of, from its files. Not thread-safe. */
final class ClusterMetadata {
  private final Map<String, Uuid> topics = new HashMap<>();
  private final Segments segments = new Segments(this::apply);

  private ClusterMetadata() {}

  /** Where there is nothing to read. */
  static ClusterMetadata none() {
    return new ClusterMetadata();
  }

  /** Reads the newest snapshot and the log behind it. */
  static ClusterMetadata read(Path partition) throws IOException {
    ClusterMetadata metadata = new ClusterMetadata();
    Optional<Path> snapshot = newestSnapshot(partition);
    if (snapshot.isPresent()) {
      new Segments(metadata::apply).read(snapshot.get(), 0);
    }
    List<Path> files = Segments.files(partition);
    if (!files.isEmpty()) {
      // Segments that a snapshot stands for are removed.
      metadata.segments.readAll(partition, Segments.base(files.get(0)));
    }
    return metadata;
  }

  private static Optional<Path> newestSnapshot(Path partition) throws IOException {
    try (Stream<Path> list = Files.list(partition)) {
      return list.filter(file -> file.toString().endsWith(".checkpoint"))
          .filter(file -> !file.endsWith("leader-epoch-checkpoint"))
          .max(Comparator.comparing(Path::getFileName));
    }
  }

  private void apply(RecordBatch batch) {
    if (batch.isControlBatch()) {
      return;
    }
    for (Record one : batch) {
      ApiMessage message =
          MetadataRecordSerde.INSTANCE
              .read(new ByteBufferAccessor(one.value()), one.valueSize())
              .message();
      if (message instanceof TopicRecord topic) {
        topics.put(topic.name(), topic.topicId());
      } else if (message instanceof RemoveTopicRecord removed) {
        topics.values().remove(removed.topicId());
      }
    }
  }

  /** The id of a topic, if there is one of that name. */
  Optional<Uuid> topic(String name) {
    return Optional.ofNullable(topics.get(name));
  }

  /** Whether nothing was read. */
  boolean isEmpty() {
    return segments.end() == 0 && topics.isEmpty();
  }

  /** What cannot be read of the log. */
  List<Segments.Gap> gaps() {
    return segments.gaps();
  }

  /** What lies behind the last whole batch of a file. */
  List<Segments.Tear> tears() {
    return segments.tears();
  }
}
