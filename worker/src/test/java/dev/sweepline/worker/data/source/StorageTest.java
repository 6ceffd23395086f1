package dev.sweepline.worker.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.worker.data.catalog.DataSets;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses that cannot be read: one line each, in seconds. */
class StorageTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
hdfs://no-such-host.invalid:8020/a.csv    | no host 'no-such-host.invalid' is known here; check the name, or let HADOOP_CONF_DIR name the folder of your core-site.xml
hdfs://no-such-host.invalid:8020/a b%.csv | no host 'no-such-host.invalid' is known here; check the name, or let HADOOP_CONF_DIR name the folder of your core-site.xml
hdfs:///a.csv      | names no host; write hdfs://HOST:8020/path, or let HADOOP_CONF_DIR name the folder of your core-site.xml
hdfs://a b/c.csv   | names no host; write hdfs://HOST:8020/path, or let HADOOP_CONF_DIR name the folder of your core-site.xml
hdfs:a.csv         | is no address such as hdfs://HOST:8020/folder/file
s3a://bucket/a.csv | needs hadoop-aws 3.3.4; spark-submit --packages org.apache.hadoop:hadoop-aws:3.3.4, or its jar and those it needs in HADOOP_CLASSPATH
s3://bucket/a.csv  | nothing here reads s3:; write file:, hdfs: or s3a:
abfs://bucket/a    | abfs: is not on the class path: Class org.apache.hadoop.fs.azurebfs.AzureBlobFileSystem not found; name its jar in HADOOP_CLASSPATH
""")
  void broken_isOneLine(String address, String line) {
    assertThat(broken(address)).isEqualTo(address + ": " + line);
  }

  @Test
  void broken_doesNotWaitForAClosedPort() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String address = "hdfs://127.0.0.1:" + port + "/a.csv";

    assertThat(broken(address))
        .isEqualTo(
            address + ": nobody answers there; check host and port, and that its service is up");
  }

  private String broken(String address) {
    DataSets sets = new DataSets(new DataFolders(Optional.empty(), folder));
    return assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> sets.look(new NamedOptions("csv", Map.of("file", address))).broken().orElse(""));
  }
}
