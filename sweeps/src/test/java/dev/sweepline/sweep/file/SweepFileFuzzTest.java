package dev.sweepline.sweep.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.text.Problem;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Spoilt files are answered with a sweep or with problems, soon, and never with anything else. More
 * of them: {@code -Dsweepline.fuzz=200000}, and others: {@code -Dsweepline.fuzz.seed=7}.
 */
class SweepFileFuzzTest {
  private static final int INPUTS = Integer.getInteger("sweepline.fuzz", 1500);
  private static final long SEED = Long.getLong("sweepline.fuzz.seed", 1);
  private static final Duration LONGEST = Duration.ofSeconds(1);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @Test
  void read_answersWhateverTheFileHolds() throws IOException {
    FuzzedFiles files = new FuzzedFiles(SEED, corpus());
    List<String> faults = new ArrayList<>();
    int read = 0;
    for (int i = 0; i < INPUTS && faults.size() < 20; i++) {
      String text = files.next();
      try {
        long start = THREADS.getCurrentThreadCpuTime();
        ParsedSweep reading = SweepFile.read("a.yaml", text);
        if (THREADS.getCurrentThreadCpuTime() - start > LONGEST.toNanos()) {
          faults.add("slow: " + text);
        }
        read += reading.sweep().isPresent() ? 1 : 0;
        check(reading, text);
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
        faults.add(e + " at " + Stream.of(e.getStackTrace()).limit(12).toList() + "\n" + text);
      }
    }
    assertThat(faults).isEmpty();
    assertThat(read).isBetween(INPUTS / 50, INPUTS / 2);
  }

  static void check(ParsedSweep reading, String text) {
    assertThat(reading.errors().isEmpty()).isEqualTo(reading.sweep().isPresent());
    // As YAML 1.1 breaks lines.
    int lines = text.split("\r\n|[\n\r\u0085\u2028\u2029]", -1).length;
    for (Problem problem :
        Stream.concat(reading.errors().stream(), reading.warnings().stream()).toList()) {
      assertThat(problem.message()).isNotBlank().doesNotContain("\n").hasSizeLessThan(2000);
      assertThat(problem.position().line()).isBetween(1, lines + 1);
      assertThat(problem.position().column()).isPositive();
    }
    reading.sweep().ifPresent(SweepFileFuzzTest::use);
  }

  /** What reads without an error can be drawn, shown and counted. */
  private static void use(Sweep sweep) {
    for (Parameter parameter : sweep.space().parameters().values()) {
      assertThat(parameter.range()).isNotNull();
      assertThat(parameter.kind()).isNotBlank();
      for (double u : new double[] {Double.MIN_VALUE, 0.5, Math.nextDown(1.0)}) {
        Object drawn = parameter.quantile(u);
        assertThat(drawn instanceof Double real && !Double.isFinite(real)).isFalse();
      }
      parameter.grid().ifPresent(grid -> assertThat(grid.count()).isPositive());
    }
    assertThat(sweep.space().example()).isNotNull();
  }

  private static List<String> corpus() throws IOException {
    List<String> corpus =
        new ArrayList<>(ReferenceTest.examples().map(ReferenceTest::completed).toList());
    try (Stream<Path> files = Files.list(Path.of("."))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        corpus.add(Files.readString(file));
      }
    }
    return corpus;
  }
}
