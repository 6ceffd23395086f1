package dev.sweepline.worker.validate;

import dev.sweepline.worker.data.images.IdxFiles;
import dev.sweepline.worker.data.tables.ParquetFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Writes files that cannot be used, each wrong in one way. */
record BrokenFiles(Path folder) {
  private static final String IMAGES = "train-images-idx3-ubyte";
  private static final String LABELS = "train-labels-idx1-ubyte";

  void write() throws IOException {
    images();
    tables();
    parquet();
    networks();
  }

  private void images() throws IOException {
    shorten(mnist("cut-images", "").resolve(IMAGES), 18);
    shorten(mnist("cut-labels", "").resolve("t10k-labels-idx1-ubyte"), 2);
    shorten(mnist("cut-gzip", ".gz").resolve(IMAGES + ".gz"), 9);
    Files.write(mnist("no-gzip", ".gz").resolve(IMAGES + ".gz"), new byte[50]);
    Files.write(mnist("empty-idx", "").resolve(IMAGES), new byte[0]);
    int[] images = {12, 2, 2};
    IdxFiles.write(mnist("wrong-magic", "").resolve(IMAGES), IdxFiles.LABELS, images, new byte[48]);
    IdxFiles.write(
        mnist("counts", "").resolve(LABELS), IdxFiles.LABELS, new int[] {11}, new byte[11]);
    byte[] labels = new byte[12];
    labels[1] = 10;
    IdxFiles.write(
        mnist("label-range", "").resolve(LABELS), IdxFiles.LABELS, new int[] {12}, labels);
  }

  private void tables() throws IOException {
    Files.createDirectory(folder.resolve("folder"));
    text("text.csv", "a,b,c\n1,2,x\ntall,2,y\n");
    text("missing.csv", "a,b,c\n1,2,x\n1,,y\n");
    text("missing-label.csv", "a,b,c\n1,2,\n1,2,y\n");
    text("ragged.csv", "a,b,c\n1,2,x\n1,2\n");
    text("one-class.csv", "a,b,c\n1,2,x\n3,4,x\n");
    text("empty.csv", "");
    text("header.csv", "a,b,c\n");
    text("twice.csv", "a,a,c\n1,2,x\n3,4,y\n");
    text("nan.csv", "a,b,c\nNaN,2,x\n3,4,y\n");
    text("inf.csv", "a,b,c\n1,-inf,x\n3,4,y\n");
    text("large.csv", "a,b,c\n1,1e99,x\n3,4,y\n");
    text("four.csv", "a,b,c,d,e\n" + "1,2,3,4,x\n5,6,7,8,y\n".repeat(10));
    text("good.csv", "a,b,c\n" + "1,2,x\n3,4,y\n".repeat(10));
    Files.write(folder.resolve("latin1.csv"), "a,b\n1,ü\n".getBytes(StandardCharsets.ISO_8859_1));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write("a,b,c\n1,2,x\n3,4,y\n".getBytes(StandardCharsets.UTF_8));
    }
    Files.write(folder.resolve("cut.csv.gz"), packed.toByteArray());
    shorten(folder.resolve("cut.csv.gz"), 10);
  }

  private void parquet() throws IOException {
    ParquetFiles.points(folder.resolve("points").toString());
    parquet("nested", "optional group x { optional double y; } optional double z;");
    parquet("texts", "optional binary x (STRING); optional binary y (STRING);");
    String columns = "optional double x; optional int32 y;";
    parquet("cut", columns);
    shorten(folder.resolve("cut.parquet"), 20);
    Files.delete(folder.resolve(".cut.parquet.crc"));
    ParquetFiles.write(
        folder.resolve("null.parquet").toString(),
        columns,
        3,
        (group, row) -> (row == 1 ? group : group.append("x", 1.0)).append("y", row));
    ParquetFiles.write(
        folder.resolve("nan.parquet").toString(),
        columns,
        3,
        (group, row) -> group.append("x", row == 2 ? Double.NaN : 1.0).append("y", row));
  }

  private void parquet(String name, String columns) {
    ParquetFiles.write(folder.resolve(name + ".parquet").toString(), columns, 0, (g, r) -> {});
  }

  private void networks() throws IOException {
    Files.createDirectory(folder.resolve("folder.json"));
    text("text.json", "this is no network");
    text("empty.json", "");
    text("wide.json", network(2));
    text("inner.json", network(2).replaceFirst("\"nin\" : 3", "\"nin\" : 5"));
    text("graph.json", graph());
    text("two.json", network(10).replace("\"nin\" : 4", "\"nin\" : ${width}"));
    text("gap.json", network(2).replace("\"nin\" : 4", "\"nin\" : \"${width}\""));
    text("layer.json", network(2).replace("DenseLayer", "DanceLayer"));
    text("half.json", network(2).substring(0, network(2).length() / 2));
  }

  /** Takes 4 values. */
  private static String network(int outputs) {
    return new NeuralNetConfiguration.Builder()
        .list()
        .layer(new DenseLayer.Builder().nIn(4).nOut(3).build())
        .layer(new OutputLayer.Builder(LossFunction.MCXENT).nIn(3).nOut(outputs).build())
        .build()
        .toJson();
  }

  /** Takes 4 values; its layers do not go with each other. */
  private static String graph() {
    return new NeuralNetConfiguration.Builder()
        .graphBuilder()
        .addInputs("in")
        .addLayer("left", new DenseLayer.Builder().nIn(4).nOut(3).build(), "in")
        .addLayer("right", new DenseLayer.Builder().nIn(4).nOut(3).build(), "in")
        .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "left", "right")
        .addLayer("out", new OutputLayer.Builder(LossFunction.MCXENT).nIn(5).nOut(2).build(), "sum")
        .setOutputs("out")
        .build()
        .toJson();
  }

  private Path mnist(String name, String suffix) {
    IdxFiles.dataset(folder.resolve(name), suffix, 12, 3);
    return folder.resolve(name);
  }

  private void text(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static void shorten(Path file, int by) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - by));
  }
}
