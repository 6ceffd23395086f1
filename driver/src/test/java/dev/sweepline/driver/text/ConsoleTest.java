package dev.sweepline.driver.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Console console =
      new Console(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(out, true, StandardCharsets.UTF_8));

  private String printed() {
    String text = out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    out.reset();
    return text.replace("\u001b", "^");
  }

  @Test
  void moving_standsInThePlaceOfWhatMovedBefore() {
    console.moving(List.of("a", "b\u001b[9m"));
    assertThat(printed()).isEqualTo("a^[K\nb?[9m^[K\n^[J");

    console.moving(List.of("c"));
    assertThat(printed()).isEqualTo("^[2A\rc^[K\n^[J");
  }

  @Test
  void otherLines_takeAwayWhatMoves() {
    console.moving(List.of("a", "b", "c"));
    printed();

    console.warn("look");
    assertThat(printed()).isEqualTo("^[3A\r^[Jlook\n");
    console.line("more");
    assertThat(printed()).isEqualTo("more\n");
  }
}
