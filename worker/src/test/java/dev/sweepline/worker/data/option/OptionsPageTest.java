package dev.sweepline.worker.data.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.worker.data.catalog.DataSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The options that data sets read are those that {@code SETTINGS.md} lists. */
class OptionsPageTest {
  private static final String LIST = "it has ";

  static List<String> names() {
    return DataSets.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void page_hasEveryOptionOfADataSet(String name) throws IOException {
    String page = Files.readString(Path.of("SETTINGS.md"));
    String refused =
        DataSets.problems(new NamedOptions(name, Map.of("qqqqqqqqqq", 1L))).stream()
            .map(Problem::message)
            .filter(line -> line.contains(LIST))
            .findFirst()
            .orElseThrow();
    List<String> options =
        List.of(refused.substring(refused.indexOf(LIST) + LIST.length()).split(", "));

    assertThat(options).isNotEmpty().allMatch(option -> page.contains("`" + option));
  }
}
