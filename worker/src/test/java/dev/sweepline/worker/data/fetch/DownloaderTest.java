package dev.sweepline.worker.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloaderTest {
  private final List<String> progress = new ArrayList<>();
  private final Downloader downloader = new Downloader(Duration.ofSeconds(5), progress::add);
  private final byte[] content = new byte[300_000];

  @TempDir Path folder;
  private FlakyServer server;
  private PublishedFile file;

  @BeforeEach
  void start() throws IOException {
    new Random(1).nextBytes(content);
    server = new FlakyServer(content);
    file = published(server.address());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void fetch_bringsTheWholeFileOnce() throws IOException {
    downloader.fetch(file, folder.resolve("new"));
    downloader.fetch(file, folder.resolve("new"));

    assertThat(folder.resolve("new/data.bin")).hasBinaryContent(content);
    assertThat(names(folder.resolve("new"))).containsExactly("data.bin");
    assertThat(server.ranges()).containsExactly("");
  }

  @Test
  void fetch_goesOnWhereTheServerBrokeOff() {
    server.breakOffAfter(100_000, 50_000);

    downloader.fetch(file, folder);

    assertThat(folder.resolve("data.bin")).hasBinaryContent(content);
    assertThat(server.ranges())
        .hasSizeGreaterThanOrEqualTo(3)
        .startsWith("")
        .element(1, InstanceOfAssertFactories.STRING)
        .startsWith("bytes=");
  }

  @Test
  void fetch_goesOnWhereTheServerFellSilent() {
    server.fallSilentAfter(100_000);

    new Downloader(Duration.ofSeconds(2), line -> {}).fetch(file, folder);

    assertThat(folder.resolve("data.bin")).hasBinaryContent(content);
    assertThat(server.ranges()).containsExactly("", "bytes=100000-");
  }

  @Test
  void fetch_goesOnWhereAnEarlierCallEnded() throws IOException {
    Files.write(folder.resolve("data.bin.part"), Arrays.copyOf(content, 1234));

    downloader.fetch(file, folder);

    assertThat(server.ranges()).containsExactly("bytes=1234-");
    assertThat(folder.resolve("data.bin")).hasBinaryContent(content);
  }

  @Test
  void fetch_acceptsAPartThatIsWholeAlready() throws IOException {
    Files.write(folder.resolve("data.bin.part"), content);

    downloader.fetch(file, folder);

    assertThat(folder.resolve("data.bin")).hasBinaryContent(content);
    assertThat(names(folder)).containsExactly("data.bin");
  }

  @Test
  void fetch_startsAgainWhereTheServerKnowsNoRanges() throws IOException {
    server.ignoreRanges();
    Files.write(folder.resolve("data.bin.part"), new byte[1234]);

    downloader.fetch(file, folder);

    assertThat(folder.resolve("data.bin")).hasBinaryContent(content);
  }

  @Test
  void fetch_leavesOnlyAPartWhenTheServerKeepsBreakingOff() throws IOException {
    server.breakOffAfter(1000, 0, 0, 0, 0, 0, 0);

    assertThatThrownBy(() -> downloader.fetch(file, folder))
        .isInstanceOf(FetchException.class)
        .hasMessageStartingWith("data.bin not fetched: http://127.0.0.1:")
        .hasMessageContaining("breaks off")
        .hasMessageNotContaining("\n");

    assertThat(names(folder)).doesNotContain("data.bin");
  }

  @Test
  void fetch_throwsAwayAFileWithTheWrongChecksum() throws IOException {
    server.serve(new byte[] {1, 2, 3});

    assertThatThrownBy(() -> downloader.fetch(file, folder))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("gives another file: sha256 039058c6f2c0cb492c533b0a4d14ef77cc0f78ab")
        .hasMessageNotContaining("\n");

    assertThat(names(folder)).isEmpty();
  }

  @Test
  void fetch_triesTheNextAddress() {
    PublishedFile elsewhere =
        new PublishedFile(
            "data.bin",
            List.of(URI.create(server.address() + "/none"), URI.create(server.address())),
            file.sha256());

    downloader.fetch(elsewhere, folder);

    assertThat(folder.resolve("data.bin")).hasBinaryContent(content);
  }

  @Test
  void fetch_saysThatThereIsNoNetwork() {
    server.close();

    assertThatThrownBy(() -> downloader.fetch(file, folder))
        .isInstanceOf(FetchException.class)
        .hasMessage("data.bin not fetched: no connection to 127.0.0.1: is there a network?");
    assertThatThrownBy(() -> downloader.fetch(published("http://no.invalid/data.bin"), folder))
        .hasMessage("data.bin not fetched: no connection to no.invalid: is there a network?");
  }

  @Test
  void publications_areFetchableByName() {
    assertThat(Publications.names()).containsExactly("fashion-mnist", "mnist", "newsgroups");
    assertThat(Publications.of("mnist").orElseThrow()).hasSize(4);
    assertThat(Publications.of("iris")).isEmpty();
  }

  private PublishedFile published(String address) throws IOException {
    Path whole = Files.write(Files.createTempFile(folder.getParent(), "whole", ""), content);
    String sum = Checksum.sha256(whole);
    Files.delete(whole);
    return new PublishedFile("data.bin", List.of(URI.create(address)), sum);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).toList();
    }
  }
}
