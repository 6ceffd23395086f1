package dev.sweepline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.driver.api.SweepHandle;
import dev.sweepline.driver.api.SweepLauncher;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.text.UserException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.tools.ToolProvider;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps run by a program in its own Spark session, with nothing but a class path. */
class SweepLauncherIT {
  private static final String SWEEP =
      """
      method: random
      run_cap: %d
      dataset: digits
      network: softmax
      metric: {name: val_accuracy, goal: maximize}
      budget: {epochs: 1}
      parameters:
        learning_rate: {min: 0.01, max: 0.1}
      """;

  @TempDir Path folder;

  @Test
  void example_compilesAndRuns() throws Exception {
    Path source = Path.of("examples/api/RunSweep.java").toAbsolutePath();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), source.toString());
    assertThat(code).isZero();

    String out = output(folder.resolve("home").toString());

    assertThat(out).contains("started: from-java-", "best: {hidden=", "small: ");
    assertThat(out.lines().filter(line -> line.startsWith("ended: "))).hasSize(6);
    assertThat(out)
        .containsPattern("\\| *rank\\|trial\\| *val_accuracy\\|hidden\\| *learning_rate\\|");
  }

  private String output(String home) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (URLClassLoader classes = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      classes
          .loadClass("RunSweep")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {home});
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void session_outlivesSweepsOneAfterAnother() throws Exception {
    try (SparkSession spark = session()) {
      SweepLauncher launcher = SweepLauncher.on(spark).home(folder.resolve("home").toString());
      assertThatThrownBy(launcher.text("metod: random")::start)
          .isInstanceOf(UserException.class)
          .hasMessageContaining("sweep.yaml:1:1: unknown key 'metod'");

      assertThatThrownBy(launcher.text("refit: true\n" + SWEEP.formatted(1))::start)
          .isInstanceOf(UserException.class)
          .hasMessageContaining("start it with spark.serializer=");

      assertThatThrownBy(() -> launcher.track("mlflow", "localhost"))
          .hasMessage("'localhost' is no address of an MLflow server; write http://HOST:5000");
      String asked = folder.resolve("asked").toString();
      String stopped = stopped(launcher.track("tensorboard", asked));
      List<SweepEvent> events = Collections.synchronizedList(new ArrayList<>());
      SweepHandle rest = launcher.resume(stopped).listener(events::add).run();
      assertThat(rest.isDone()).isTrue();
      assertThat(rest.id()).isEqualTo(stopped);
      assertThat(rest.join()).isEqualTo(Outcome.FINISHED);
      assertThat(rest.board().filter("state = 'completed'").count()).isEqualTo(12);
      assertThat(rest.best().orElseThrow().rank()).isEqualTo(1);
      assertThat(events).hasAtLeastOneElementOfType(TrialEnded.class);
      assertThat(events.get(events.size() - 1)).isInstanceOf(SweepEnded.class);

      for (String tracked : List.of(asked, folder.resolve("named").toString())) {
        assertThat(Path.of(tracked, stopped)).isDirectoryContaining("glob:**/trial-00011");
      }
      assertThat(spark.range(10).count()).isEqualTo(10);
      for (Thread ours : Thread.getAllStackTraces().keySet()) {
        if (ours.getName().startsWith("sweepline-")) {
          ours.join(10_000);
          assertThat(ours.isAlive()).as(ours.getName()).isFalse();
        }
      }
    }
  }

  /** The id of a sweep that was stopped half-way. */
  private String stopped(SweepLauncher launcher) throws InterruptedException {
    CountDownLatch one = new CountDownLatch(1);
    launcher
        .text(
            "tracking: {tensorboard: '%s'}%n".formatted(folder.resolve("named"))
                + SWEEP.formatted(12))
        .listener(
            event -> {
              if (event instanceof TrialStarted) {
                one.countDown();
              }
            });
    try (SweepHandle sweep = launcher.start()) {
      one.await();
      sweep.stop();
      assertThat(sweep.join()).isEqualTo(Outcome.INTERRUPTED);
      assertThat(sweep.standings()).isNotEmpty();
      return sweep.id();
    }
  }

  private static SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .config("spark.ui.enabled", false)
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate();
  }
}
