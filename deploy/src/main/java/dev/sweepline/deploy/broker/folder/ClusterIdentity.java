package dev.sweepline.deploy.broker.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaProperties;
import org.apache.kafka.metadata.properties.MetaPropertiesVersion;
import org.apache.kafka.metadata.properties.PropertiesUtils;

/** The file {@code meta.properties}, by which Kafka knows a log's folder. Stateless. */
final class ClusterIdentity {
  private static final String NAME = "meta.properties";

  private ClusterIdentity() {}

  /** What the file says; empty where it is not there or says nothing of use. */
  static Optional<MetaProperties> read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(file)) {
      throw new DamageException(file + " is no file");
    }
    try {
      MetaProperties read =
          new MetaProperties.Builder(PropertiesUtils.readPropertiesFile(file.toString())).build();
      boolean isWhole = read.clusterId().isPresent() && read.directoryId().isPresent();
      return isWhole && read.nodeId().isPresent() ? Optional.of(read) : Optional.empty();
    } catch (RuntimeException e) {
      return Optional.empty(); // Kafka throws several kinds for what is no such file
    }
  }

  /**
   * Holds the file against what the home knows, and plans to write it anew where it is lost.
   *
   * @param isKnown whether there is a log already
   */
  static void check(
      Path folder, Optional<LogMark> mark, boolean isKnown, int node, FolderRepair repair)
      throws IOException {
    Path file = folder.resolve(NAME);
    Optional<MetaProperties> read = read(folder);
    if (read.isEmpty() && mark.isEmpty() && (isKnown || Files.exists(file))) {
      throw new DamageException(
          "%s, which says which log this is, %s"
              .formatted(file, Files.exists(file) ? "cannot be read" : "is not there"));
    }
    if (mark.isEmpty()) {
      return;
    }
    if (read.isPresent() && !read.get().clusterId().equals(Optional.of(mark.get().cluster()))) {
      throw new DamageException(
          file + " names another cluster than this home's log had, so this is another log");
    }
    MetaProperties wanted = properties(mark.get(), node);
    if (!read.equals(Optional.of(wanted))) {
      Properties all = wanted.toProperties();
      repair.replace(file, () -> PropertiesUtils.writePropertiesFile(all, file.toString(), false));
    }
  }

  private static MetaProperties properties(LogMark mark, int node) {
    return new MetaProperties.Builder()
        .setVersion(MetaPropertiesVersion.V1)
        .setClusterId(mark.cluster())
        .setNodeId(node)
        .setDirectoryId(Uuid.fromString(mark.directory()))
        .build();
  }
}
