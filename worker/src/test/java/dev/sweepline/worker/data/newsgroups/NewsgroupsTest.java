package dev.sweepline.worker.data.newsgroups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.source.DataFolders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewsgroupsTest {
  private static final String[] CATS = {"sci.cats", "From: me\\n\\nthe cat purrs and purrs"};
  private static final String[] CARS = {"rec.cars", "From: you\\n\\nthe car roars and brakes"};

  @TempDir Path home;
  private Path folder;

  @BeforeEach
  void folder() throws IOException {
    folder = Files.createDirectories(home.resolve("data/newsgroups"));
  }

  @Test
  void load_readsLinesAndArchiveAlike() throws IOException {
    Path lines = writeLines();
    DataSplits fromLines = load(Map.of());
    Files.delete(lines);
    writeArchive();
    DataSplits fromArchive = load(Map.of());

    assertThat(fromLines.task())
        .isEqualTo(Task.Classification.named(List.of("rec.cars", "sci.cats")));
    assertThat(fromLines.shape()).isEqualTo(new InputShape.Flat(300));
    assertThat(fromLines.train().rows()).isEqualTo(36);
    assertThat(fromLines.validation().rows()).isEqualTo(4);
    assertThat(fromLines.test().rows()).isEqualTo(2);
    assertThat(fromLines.test().label(0)).isEqualTo(1);
    assertThat(fromArchive.train().features()).isEqualTo(fromLines.train().features());
  }

  @Test
  void load_keepsVectorsByFileAndOptions() throws IOException {
    writeLines();
    DataSplits first = load(Map.of());
    load(Map.of("headers", "strip"));
    Path kept;
    try (Stream<Path> files = Files.list(home.resolve("cache"))) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(2).noneMatch(file -> file.toString().endsWith(".part"));
      kept = all.stream().filter(file -> !file.toString().contains("strip")).findFirst().get();
    }
    assertThat(load(Map.of()).train().features()).isEqualTo(first.train().features());

    byte[] bytes = Files.readAllBytes(kept);
    Files.write(kept, Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(load(Map.of()).train().features()).isEqualTo(first.train().features());
    assertThat(kept).hasBinaryContent(bytes);
  }

  @Test
  void posts_looseTheirHeadersAtTheFirstEmptyLine() {
    assertThat(new Posts.Post(true, "x", "From: me\nTo: you\n\nhello\n\nbye").body())
        .isEqualTo("hello\n\nbye");
  }

  @Test
  void load_refusesBrokenFiles() throws IOException {
    Path file = writeLines();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 9));
    assertFails("20news-bydate.jsonl.gz: is cut short or not gzipped");
    gzip(file, "{\"split\": \"train\", \"text\": \"x\"}\n".getBytes(StandardCharsets.UTF_8));
    assertFails("20news-bydate.jsonl.gz:1: lacks split, label or text");
    gzip(file, "hello\n".getBytes(StandardCharsets.UTF_8));
    assertFails("20news-bydate.jsonl.gz:1: is not JSON");
    gzip(file, new byte[0]);
    assertFails("20news-bydate.jsonl.gz: has no posts to train on, or none to test with");
    Files.delete(file);
    assertFails("run `deploy/sweep data fetch newsgroups`, or put 20news-bydate.jsonl.gz or");
  }

  private DataSplits load(Map<String, Object> options) {
    DataFolders folders = new DataFolders(Optional.empty(), home);
    return new DataSets(folders).load(new NamedOptions("newsgroups", options));
  }

  private void assertFails(String message) {
    assertThatThrownBy(() -> load(Map.of()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  /** 40 posts to train on and 2 to test with, cats and cars in turn. */
  private Path writeLines() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int post = 0; post < 42; post++) {
      String[] text = post % 2 == 0 ? CATS : CARS;
      lines.append(
          "{\"split\": \"%s\", \"label\": \"%s\", \"id\": \"%d\", \"text\": \"%s %d\"}\n"
              .formatted(post < 40 ? "train" : "test", text[0], post, text[1], post % 5 + 10));
    }
    Path file = folder.resolve("20news-bydate.jsonl.gz");
    gzip(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    return file;
  }

  private void writeArchive() throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    entry(tar, "20news-bydate-train/", '5', "");
    for (int post = 0; post < 42; post++) {
      String[] text = post % 2 == 0 ? CATS : CARS;
      String part = post < 40 ? "20news-bydate-train/" : "20news-bydate-test/";
      String content = text[1].replace("\\n", "\n") + " " + (post % 5 + 10);
      entry(tar, part + text[0] + "/" + post, '0', content);
    }
    tar.write(new byte[1024]);
    gzip(folder.resolve("20news-bydate.tar.gz"), tar.toByteArray());
  }

  private static void entry(ByteArrayOutputStream tar, String name, char kind, String content)
      throws IOException {
    byte[] header = new byte[512];
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    put(header, 0, name);
    put(header, 124, "%011o".formatted(bytes.length));
    header[156] = (byte) kind;
    tar.write(header);
    tar.write(bytes);
    tar.write(new byte[(512 - bytes.length % 512) % 512]);
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  private static void gzip(Path file, byte[] content) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(content);
    }
  }
}
