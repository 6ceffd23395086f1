package dev.sweepline.deploy;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of what main classes are called and how their comments open, read off the sources. */
class SourceNamesTest {
  private static final Path ROOT = Path.of("..");

  /** A comment of a top-level type, with the type's declaration behind it. */
  private static final Pattern COMMENT =
      Pattern.compile(
          "^/\\*\\*\\s*(?:\\*\\s*)?(.*?)\\*/\\s*(?:^@.*\\n)*^(?:[a-z-]+ )*"
              + "(?:class|record|interface|enum|@interface) (\\w+)",
          Pattern.DOTALL | Pattern.MULTILINE);

  private static final Pattern RIDDLE =
      Pattern.compile("(?:What|How|Who|Whose|Where|Which|Whether|When|Why)\\b.*", Pattern.DOTALL);

  /** Opening a name in an editor leads to one class. */
  @ParameterizedTest
  @ValueSource(strings = {"sweeps", "worker", "driver", "dashboard", "deploy"})
  void simpleNames_standOnceInAModule(String module) {
    assertThat(
            sources(module)
                .collect(groupingBy(file -> file.getFileName().toString()))
                .values()
                .stream()
                .filter(files -> files.size() > 1))
        .isEmpty();
  }

  /** Its first word is the noun that says what it is. */
  @ParameterizedTest
  @ValueSource(strings = {"sweeps", "worker", "driver", "dashboard", "deploy"})
  void classComments_openWithANoun(String module) {
    List<String> riddles = sources(module).flatMap(SourceNamesTest::riddles).sorted().toList();

    assertThat(riddles).isEmpty();
  }

  private static Stream<String> riddles(Path file) {
    return COMMENT
        .matcher(read(file))
        .results()
        .filter(comment -> RIDDLE.matcher(comment.group(1)).matches())
        .map(comment -> comment.group(2) + ": " + firstLine(comment.group(1)));
  }

  private static String firstLine(String comment) {
    Matcher line = Pattern.compile(".*").matcher(comment);
    return line.find() ? line.group() : comment;
  }

  private static Stream<Path> sources(String module) {
    try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
