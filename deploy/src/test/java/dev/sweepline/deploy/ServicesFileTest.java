package dev.sweepline.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServicesFileTest {
  @TempDir Path home;
  private Path file;

  @BeforeEach
  void name() {
    file = home.resolve("station.json");
  }

  @Test
  void whatIsWritten_isRead() {
    ServicesFile services =
        new ServicesFile(7, "127.0.0.1:9092", Optional.of(URI.create("http://127.0.0.1:7878/")));
    services.write(file);
    assertThat(ServicesFile.read(file)).isEqualTo(services);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "\u0000\u0000", "{\"kafka\": \"\"}", "null"})
  void garbledFile_isToldInOneLine(String text) throws IOException {
    Files.writeString(file, text);
    assertRefused();
  }

  @Test
  void pageThatIsNoAddress_isToldInOneLine() throws IOException {
    Files.writeString(file, "{\"kafka\": \"127.0.0.1:1\", \"page\": \"http://[\"}");
    assertRefused();
  }

  @Test
  void missingFile_isToldInOneLine() {
    assertRefused();
  }

  private void assertRefused() {
    assertThatThrownBy(() -> ServicesFile.read(file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("another command has this home open, but " + file)
        .hasMessageEndingWith("end it, or use another --home")
        .hasMessageNotContaining("\n");
  }
}
