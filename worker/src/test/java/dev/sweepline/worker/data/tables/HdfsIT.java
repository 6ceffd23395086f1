package dev.sweepline.worker.data.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.source.DataFolders;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables in a real HDFS: a name node and a data node of this JVM. */
class HdfsIT {
  @TempDir static java.nio.file.Path folder;
  private static MiniDFSCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
    cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
    cluster.waitActive();
  }

  @AfterAll
  static void stop() {
    cluster.shutdown();
  }

  @Test
  void load_readsCsvAndParquetAlike() throws IOException {
    StringBuilder lines = new StringBuilder("x,y,kind\n");
    for (int row = 0; row < 20; row++) {
      int each = row % 12;
      lines.append(each * 0.5).append(',').append(each);
      lines.append(each % 2 == 0 ? ",even\n" : ",odd\n");
    }
    write("/data/points.csv.gz", lines.toString());
    ParquetFiles.points(address("/data/points"));

    DataSplits csv = load("csv", "/data/points.csv.gz");
    DataSplits parquet = load("parquet", "/data/points");

    assertThat(csv.train().rows()).isEqualTo(12);
    assertThat(parquet.train().features()).isEqualTo(csv.train().features());
    assertThat(parquet.test().features()).isEqualTo(csv.test().features());
  }

  @Test
  void broken_saysWhatIsNotThere() throws IOException {
    assertThat(broken(address("/no.csv"))).isEqualTo("no file " + address("/no.csv"));
    write("/folder/header.csv.gz", "x,y\n");
    assertThat(broken(address("/folder")))
        .isEqualTo(address("/folder") + ": is a folder, not a file");
    assertThat(broken(address("/folder/header.csv.gz")))
        .isEqualTo(address("/folder/header.csv.gz") + ": has columns, but no rows");
    String web =
        "hdfs://localhost:%d/a".formatted(cluster.getNameNode().getHttpAddress().getPort());
    assertThat(broken(web)).isEqualTo(web + ": what answers there is no name node; check the port");
  }

  @Test
  void load_saysWhatIsGone() {
    assertThatThrownBy(() -> load("csv", "/gone.csv"))
        .isInstanceOf(DataException.class)
        .hasMessage("no file " + address("/gone.csv"));
  }

  private static String broken(String address) {
    return new DataSets(folders())
        .look(new NamedOptions("csv", Map.of("file", address)))
        .broken()
        .orElse("");
  }

  private static DataSplits load(String name, String path) {
    return new DataSets(folders()).load(new NamedOptions(name, Map.of("file", address(path))));
  }

  private static void write(String path, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(cluster.getFileSystem().create(new Path(path)))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String address(String path) {
    return "hdfs://localhost:" + cluster.getNameNodePort() + path;
  }

  private static DataFolders folders() {
    return new DataFolders(Optional.empty(), folder);
  }
}
