package dev.sweepline.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page's pure modules, tested in Chromium by {@code src/test/resources/page/*.test.js}, and the
 * format of the page's sources, which is Prettier's. {@code -Dsweepline.format=write} writes them
 * in that format.
 */
class PageModulesTest {
  private static final Path PAGE = Path.of("src/main/resources/web");
  private static final Path TESTS = Path.of("src/test/resources/page");
  private static final boolean WRITE = "write".equals(System.getProperty("sweepline.format"));

  @TempDir Path profile;

  @TestFactory
  Stream<DynamicContainer> page() throws Exception {
    List<Path> sources = sources();
    JsonNode report = Chromium.report(profile, modules(), sources);
    List<DynamicTest> cases = new ArrayList<>();
    for (JsonNode each : report.get("cases")) {
      String name = each.get("module").asText() + ": " + each.get("name").asText();
      cases.add(
          DynamicTest.dynamicTest(
              name, () -> assertThat(each.path("error").asText()).as(name).isEmpty()));
    }
    assertThat(cases).hasSizeGreaterThan(80);
    Stream<DynamicTest> formats =
        StreamSupport.stream(report.get("formatted").spliterator(), false)
            .map(file -> DynamicTest.dynamicTest(file.get("path").asText(), () -> format(file)));
    return Stream.of(
        DynamicContainer.dynamicContainer("modules", cases),
        DynamicContainer.dynamicContainer("format", formats));
  }

  private static void format(JsonNode file) throws Exception {
    Path path = Path.of(file.get("path").asText());
    assertThat(file.path("error").asText()).isEmpty();
    String formatted = file.get("text").asText();
    if (WRITE) {
      Files.writeString(path, formatted);
    }
    assertThat(Files.readString(path))
        .as("%s as Prettier writes it; -Dsweepline.format=write does", path)
        .isEqualTo(formatted);
  }

  private static List<String> modules() throws Exception {
    try (Stream<Path> files = Files.list(TESTS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".test.js"))
          .sorted()
          .toList();
    }
  }

  private static List<Path> sources() throws Exception {
    List<Path> sources = new ArrayList<>();
    for (Path folder : List.of(PAGE, TESTS)) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().matches(".*\\.(js|css|html)")).forEach(sources::add);
      }
    }
    return sources.stream().sorted().toList();
  }
}
