package dev.sweepline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The repository's pages: what they link to and name is there, and the first ones are short. */
class DocumentsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(#[^)]*)?\\)");
  private static final Pattern FIRST_COLUMN = Pattern.compile("(?m)^\\| (`[^|]+) \\|");
  private static final Pattern PACKAGE = Pattern.compile("`(\\.?[a-z]+(?:\\.[a-z]+)*)`");

  /** The root package of the modules whose README has a table of packages. */
  private static final Map<String, String> PACKAGES =
      Map.of(
          "sweeps", "sweep",
          "worker", "",
          "driver", "",
          "dashboard", "");

  @Test
  void links_leadToFiles() {
    assertThat(pages())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            page ->
                assertThat(found(LINK, text(page)))
                    .filteredOn(link -> !link.contains("://"))
                    .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists()));
  }

  @Test
  void linesOfTheFirstPage_fitAWindow() {
    assertThat(text(ROOT.resolve("README.md")).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sweeps", "worker", "driver", "dashboard", "deploy"})
  void firstPageOfAModule_isShort(String module) {
    assertThat(readme(module).lines()).hasSizeLessThanOrEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sweeps", "worker", "driver", "dashboard"})
  void packagesThatAModuleNames_exist(String module) {
    Path sources = ROOT.resolve(module).resolve("src/main/java/dev/sweepline");
    List<String> named =
        found(FIRST_COLUMN, readme(module)).stream()
            .flatMap(cell -> found(PACKAGE, cell).stream())
            .map(name -> PACKAGES.get(module) + name)
            .toList();

    assertThat(named)
        .hasSizeGreaterThan(2)
        .allSatisfy(name -> assertThat(sources.resolve(name.replace('.', '/'))).isDirectory());
  }

  private static List<Path> pages() {
    try (Stream<Path> files =
        Stream.of(
                "",
                ".github",
                "sweeps",
                "worker",
                "driver",
                "dashboard",
                "deploy",
                "deploy/examples/my-network")
            .map(ROOT::resolve)
            .flatMap(DocumentsTest::list)) {
      return files.filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return Arrays.stream(files.toArray(Path[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String readme(String module) {
    return text(ROOT.resolve(module).resolve("README.md"));
  }

  private static String text(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }
}
