package dev.sweepline.worker.network.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The settings that {@code SETTINGS.md} lists are those there are, with their defaults. */
class SettingsPageTest {
  private static final Pattern NAME = Pattern.compile("`([a-z_]+[0-9]?)`");

  private static final List<Setting> SETTINGS =
      Stream.of(
              SharedSettings.TRAINING,
              SharedSettings.LEARNING,
              SharedSettings.HIDDEN,
              SharedSettings.DENSE,
              SharedSettings.CONVOLUTION)
          .flatMap(Collection::stream)
          .toList();

  @Test
  void page_hasEverySettingWithItsDefault() throws IOException {
    String table = table();

    assertThat(SETTINGS)
        .allSatisfy(
            setting ->
                assertThat(table)
                    .contains(
                        "`"
                            + setting.name()
                            + "`"
                            + setting.standard().map(value -> " " + shown(value)).orElse("")));
  }

  @Test
  void page_hasNothingElse() throws IOException {
    List<String> names = new ArrayList<>(SETTINGS.stream().map(Setting::name).toList());
    names.addAll(List.of("hidden1", "hidden2", "filters1"));

    assertThat(NAME.matcher(table()).results().map(found -> found.group(1)).toList())
        .isSubsetOf(names);
  }

  private static String shown(Object value) {
    return value instanceof Double number && number == Math.rint(number)
        ? String.valueOf(number.longValue())
        : String.valueOf(value);
  }

  private static String table() throws IOException {
    String page = Files.readString(Path.of("SETTINGS.md"));
    int start = page.indexOf("| group |");
    return page.substring(start, page.indexOf("\n\n", start));
  }
}
