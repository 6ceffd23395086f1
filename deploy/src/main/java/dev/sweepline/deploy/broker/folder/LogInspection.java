package dev.sweepline.deploy.broker.folder;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sweepline.sweep.event.EventTopic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/**
 * An inspection of a log's folder before a broker has it. Kafka would start an empty log in place
 * of one that it does not recognise, and cuts one off at the first record that it cannot read; here
 * such a folder is refused. What can be mended without loss is. Not thread-safe.
 */
final class LogInspection {
  static final String PARTITION = EventTopic.NAME + "-0";
  static final String METADATA = "__cluster_metadata-0";
  private static final String RECOVERED = "recovery-point-offset-checkpoint";
  private static final String REPLICATED = "replication-offset-checkpoint";
  private static final String STARTED = "log-start-offset-checkpoint";
  private static final String OFFSET_LINE = "\\S+ \\d+ \\d+";
  private static final String EPOCH_LINE = "\\d+ \\d+";

  private final Path folder;
  private final Path partition;
  private final Optional<LogMark> mark;
  private final int node;
  private final FolderRepair repair;

  /**
   * An inspection of one folder.
   *
   * @param mark what the home knows of it
   * @param node the broker's id
   * @param repair takes what can be mended
   */
  LogInspection(Path folder, Optional<LogMark> mark, int node, FolderRepair repair) {
    this.folder = folder;
    this.partition = folder.resolve(PARTITION);
    this.mark = mark;
    this.node = node;
    this.repair = repair;
  }

  /**
   * Looks at everything.
   *
   * @throws DamageException when going on would lose something
   */
  void inspect() throws IOException {
    if (!Files.exists(folder)) {
      expectNothing("is not there");
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new DamageException(folder + " is no folder");
    }
    if (!Files.isReadable(folder) || !Files.isWritable(folder) || !Files.isExecutable(folder)) {
      throw new DamageException(folder + " cannot be read and written with your rights");
    }
    strays();
    boolean isKnown = Files.isDirectory(partition) || Files.isDirectory(folder.resolve(METADATA));
    if (!isKnown) {
      expectNothing("is empty");
    }
    ClusterIdentity.check(folder, mark, isKnown, node, repair);
    ClusterMetadata metadata = metadata();
    topic(metadata);
    if (Files.isDirectory(partition)) {
      segments(metadata);
    }
  }

  private void expectNothing(String found) {
    if (mark.isPresent() && mark.get().end() > 0) {
      throw new DamageException(
          "%s %s, where %s were"
              .formatted(folder, found, DamageException.records(mark.get().end())));
    }
  }

  /** What Kafka no longer knew it has set aside, so these records are on no board. */
  private void strays() throws IOException {
    List<Path> strays;
    try (Stream<Path> list = Files.list(folder)) {
      strays =
          list.filter(path -> path.getFileName().toString().startsWith(EventTopic.NAME + "-"))
              .filter(path -> path.getFileName().toString().endsWith("-stray"))
              .toList();
    }
    for (Path stray : strays) {
      Segments segments = new Segments(batch -> {});
      segments.readAll(stray, 0);
      if (segments.end() > 0) {
        throw new DamageException(
            "Kafka has set %s aside in %s"
                .formatted(DamageException.records(segments.end()), stray));
      }
    }
  }

  private ClusterMetadata metadata() throws IOException {
    Path metadataFolder = folder.resolve(METADATA);
    boolean known = mark.isPresent() || Files.isDirectory(partition);
    if (!Files.isDirectory(metadataFolder)) {
      if (known) {
        throw new DamageException(metadataFolder + ", which says what is in the log, is not there");
      }
      return ClusterMetadata.none();
    }
    ClusterMetadata metadata = ClusterMetadata.read(metadataFolder);
    for (Segments.Gap gap : metadata.gaps()) {
      throw DamageException.unreadable(gap);
    }
    if (metadata.isEmpty() && known) {
      throw new DamageException(metadataFolder + ", which says what is in the log, is empty");
    }
    mendEpochs(metadataFolder);
    mendQuorumState(metadataFolder.resolve("quorum-state"));
    return metadata;
  }

  /** Kafka makes both files anew from the log where they are absent. */
  private void mendEpochs(Path partitionFolder) throws IOException {
    Path epochs = partitionFolder.resolve("leader-epoch-checkpoint");
    if (Checkpoints.isGarbled(epochs, EPOCH_LINE)) {
      repair.aside(epochs);
    }
  }

  private void mendIndexes(long end) throws IOException {
    for (Path segment : Segments.files(partition)) {
      boolean isRight =
          SegmentIndex.isRight(segment, end) && SegmentIndex.isTimeRight(segment, end);
      if (!isRight) {
        repair.aside(SegmentIndex.file(segment));
        repair.aside(SegmentIndex.timeFile(segment));
      }
    }
  }

  /** With a garbled one Kafka takes the folder for a broken disk. */
  private void mendCheckpoints() throws IOException {
    for (String name : List.of(RECOVERED, REPLICATED, STARTED)) {
      if (Checkpoints.isGarbled(folder.resolve(name), OFFSET_LINE)) {
        repair.aside(folder.resolve(name));
      }
    }
  }

  private void mendQuorumState(Path file) throws IOException {
    if (Files.exists(file)
        && !Files.readString(file, ISO_8859_1).matches("\\{.*\"leaderEpoch\".*}")) {
      repair.aside(file);
    }
  }

  private void topic(ClusterMetadata metadata) throws IOException {
    Optional<Uuid> topic = metadata.topic(EventTopic.NAME);
    boolean isThere = Files.isDirectory(partition);
    if (topic.isEmpty()) {
      if (isThere || mark.isPresent()) {
        throw new DamageException(
            folder.resolve(METADATA) + " has been cut: it does not know the log's topic any more");
      }
      return;
    }
    if (mark.isPresent() && !mark.get().topic().equals(topic.get().toString())) {
      throw new DamageException(
          folder + " has another topic's log than the one that this home knows");
    }
    if (!isThere) {
      long end = known().orElse(0);
      if (end > 0) {
        throw new DamageException(
            "%s, which had %s, is not there".formatted(partition, DamageException.records(end)));
      }
      return;
    }
    identity(topic.get());
  }

  private void identity(Uuid topic) throws IOException {
    Optional<Uuid> own = PartitionIdentity.read(partition);
    if (own.isPresent() && !own.get().equals(topic)) {
      throw new DamageException(
          PartitionIdentity.file(partition) + " names another topic than the metadata does");
    }
    if (own.isEmpty()) {
      repair.replace(
          PartitionIdentity.file(partition), () -> PartitionIdentity.write(partition, topic));
    }
  }

  /** How far the log has come at least: by the home's mark, or by what Kafka noted on its way. */
  private OptionalLong known() throws IOException {
    if (mark.isPresent()) {
      return OptionalLong.of(mark.get().end());
    }
    long most = -1;
    for (String name : List.of(RECOVERED, REPLICATED)) {
      most =
          Math.max(most, Checkpoints.offset(folder.resolve(name), EventTopic.NAME, 0).orElse(most));
    }
    return most < 0 ? OptionalLong.empty() : OptionalLong.of(most);
  }

  private void segments(ClusterMetadata metadata) throws IOException {
    Segments segments = new Segments(batch -> {});
    long start = Checkpoints.offset(folder.resolve(STARTED), EventTopic.NAME, 0).orElse(0);
    segments.readAll(partition, start);
    for (Segments.Gap gap : segments.gaps()) {
      throw DamageException.unreadable(gap);
    }
    long end = known().orElse(0);
    if (segments.end() < end) {
      throw new DamageException(
          segments.end() == 0
              ? "%s is empty, where %s were".formatted(partition, DamageException.records(end))
              : "%s ends after %s, where there were %d"
                  .formatted(partition, DamageException.records(segments.end()), end));
    }
    mendEpochs(partition);
    mendIndexes(segments.end());
    mendCheckpoints();
    segments.tears().forEach(repair::cut);
    metadata.tears().forEach(repair::cut);
  }
}
