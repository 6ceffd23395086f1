package dev.sweepline.driver.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.driver.cli.CliRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManPageCommandTest {
  @Test
  void page_hasVerbsAndOptionsAndNothingThatRoffTakesForItsOwn() {
    CliRun run = CliRun.of("generate-man-page");
    List<String> page = run.out();

    assertThat(run.exit()).isZero();
    assertThat(page.get(0)).startsWith(".TH SWEEP 1 \"\" \"Sweepline ");
    assertThat(page)
        .contains(".SS run FILE", ".SS resume SWEEP", ".B \\-\\-kafka HOST:PORT")
        .contains("Uses this broker instead of one of our own.")
        .noneMatch(line -> line.contains("${") || line.contains("%n"));
    assertThat(page)
        .filteredOn(line -> line.startsWith("."))
        .allMatch(line -> line.matches("\\.(TH|SH|SS|TP|B)( .*)?"));
  }
}
