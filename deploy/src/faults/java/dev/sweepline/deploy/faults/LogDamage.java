package dev.sweepline.deploy.faults;

import dev.sweepline.sweep.event.EventTopic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Damage that may befall the log of a home that no command has open. */
enum LogDamage {
  FOLDER_REMOVED("log is not there, where %d records were", LogDamage::remove),
  FILES_EMPTIED("which says what is in the log, is empty", LogDamage::emptyAll),
  METADATA_REMOVED("which says what is in the log, is not there", log -> remove(metadata(log))),
  METADATA_EMPTIED("which says what is in the log, is empty", log -> cut(metadata(log), 0)),
  METADATA_CUT("does not know the log's topic any more", LogDamage::cutBeforeTopic),
  METADATA_GARBLED("cannot be read, though what follows can", log -> flip(metadata(log))),
  IDENTITY_REMOVED(log -> remove(log.resolve("meta.properties"))),
  IDENTITY_GARBLED(log -> garble(log.resolve("meta.properties"))),
  OTHER_CLUSTER("names another cluster", log -> replace(log, "meta.properties", "cluster.id=.")),
  TOPIC_REMOVED("which had %d records, is not there", log -> remove(topic(log))),
  TOPIC_SET_ASIDE("Kafka has set %d records aside in", LogDamage::setAside),
  PARTITION_IDENTITY_REMOVED(log -> remove(topic(log).resolve("partition.metadata"))),
  PARTITION_IDENTITY_GARBLED(log -> garble(topic(log).resolve("partition.metadata"))),
  OTHER_TOPIC(
      "names another topic", log -> replace(topic(log), "partition.metadata", "topic_id: .")),
  SEGMENT_CUT("records, where there were %d", LogDamage::cutInHalf),
  SEGMENT_EMPTIED("is empty, where %d records were", log -> cut(topic(log), 0)),
  SEGMENT_REMOVED("is empty, where %d records were", log -> remove(segment(topic(log)))),
  SEGMENT_GARBLED("cannot be read, though what follows can", log -> flip(topic(log))),
  END_TORN(LogDamage::appendHalfABatch),
  INDEXES_REMOVED(LogDamage::removeIndexes),
  INDEX_GARBLED(LogDamage::garbleIndex),
  EPOCHS_REMOVED(log -> remove(topic(log).resolve("leader-epoch-checkpoint"))),
  EPOCHS_GARBLED(LogDamage::garbleEpochs),
  QUORUM_GARBLED(log -> garble(metadata(log).resolve("quorum-state"))),
  CHECKPOINTS_GARBLED(LogDamage::garbleCheckpoints),
  CHECKPOINTS_BEYOND(LogDamage::moveCheckpoints);

  private static final List<String> CHECKPOINTS =
      List.of("recovery-point-offset-checkpoint", "replication-offset-checkpoint");

  private final Optional<String> told;

  @SuppressWarnings("Immutable")
  private final Harm harm;

  private interface Harm {
    void on(Path log) throws IOException;
  }

  /** Damage that no record is lost by. */
  LogDamage(Harm harm) {
    this.told = Optional.empty();
    this.harm = harm;
  }

  /** Damage that must be told; with the number of records that the log had. */
  LogDamage(String told, Harm harm) {
    this.told = Optional.of(told);
    this.harm = harm;
  }

  /** What the user must be told; empty where everything must go on. */
  Optional<String> told(long records) {
    return told.map(text -> text.formatted(records));
  }

  /** Does it to a home. */
  void harm(Path home) throws IOException {
    harm.on(home.resolve("kafka/log"));
  }

  private static Path metadata(Path log) {
    return log.resolve("__cluster_metadata-0");
  }

  private static Path topic(Path log) {
    return log.resolve(EventTopic.NAME + "-0");
  }

  private static Path segment(Path partition) {
    return partition.resolve("00000000000000000000.log");
  }

  private static void remove(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void garble(Path file) throws IOException {
    Files.write(file, new byte[] {(byte) 0xff, 'g', 'a', 'r', 'b', 'l', 'e', 'd', '\n', 0});
  }

  private static void cut(Path partition, int length) throws IOException {
    Files.write(segment(partition), Arrays.copyOf(Files.readAllBytes(segment(partition)), length));
  }

  private static void cutInHalf(Path log) throws IOException {
    cut(topic(log), (int) Files.size(segment(topic(log))) / 2);
  }

  private static void cutBeforeTopic(Path log) throws IOException {
    String all = Files.readString(segment(metadata(log)), StandardCharsets.ISO_8859_1);
    cut(metadata(log), all.indexOf(EventTopic.NAME));
  }

  private static void flip(Path partition) throws IOException {
    byte[] bytes = Files.readAllBytes(segment(partition));
    bytes[bytes.length / 2] ^= 0x55;
    Files.write(segment(partition), bytes);
  }

  private static void emptyAll(Path log) throws IOException {
    try (Stream<Path> files = Files.walk(log)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("meta.properties")) {
          Files.write(file, new byte[0]);
        }
      }
    }
  }

  private static void replace(Path folder, String name, String pattern) throws IOException {
    String text = Files.readString(folder.resolve(name));
    String start = pattern.substring(0, pattern.length() - 1);
    String other = text.contains(start + "Z") ? "Y" : "Z";
    Files.writeString(folder.resolve(name), text.replaceFirst(pattern, start + other));
  }

  /** As Kafka does with what its metadata does not tell of. */
  private static void setAside(Path log) throws IOException {
    Files.move(topic(log), log.resolve(EventTopic.NAME + "-0.00112233445566778899aabb-stray"));
  }

  private static void appendHalfABatch(Path log) throws IOException {
    byte[] bytes = Files.readAllBytes(segment(topic(log)));
    Files.write(
        segment(topic(log)), Arrays.copyOf(bytes, bytes.length / 9), StandardOpenOption.APPEND);
  }

  private static void removeIndexes(Path log) throws IOException {
    for (Path partition : List.of(topic(log), metadata(log))) {
      remove(partition.resolve("00000000000000000000.index"));
      remove(partition.resolve("00000000000000000000.timeindex"));
    }
  }

  /** Of the form that an index has. */
  private static void garbleIndex(Path log) throws IOException {
    Files.write(
        topic(log).resolve("00000000000000000000.index"), new byte[] {0, 0, 0, 9, 0, 0, 9, 9});
  }

  private static void garbleEpochs(Path log) throws IOException {
    garble(topic(log).resolve("leader-epoch-checkpoint"));
    garble(metadata(log).resolve("leader-epoch-checkpoint"));
  }

  private static void garbleCheckpoints(Path log) throws IOException {
    for (String name : CHECKPOINTS) {
      garble(log.resolve(name));
    }
    garble(log.resolve("log-start-offset-checkpoint"));
  }

  private static void moveCheckpoints(Path log) throws IOException {
    for (String name : CHECKPOINTS) {
      Files.writeString(log.resolve(name), "0\n1\n" + EventTopic.NAME + " 0 1000000\n");
    }
  }

  /** As the command line and the report spell it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
