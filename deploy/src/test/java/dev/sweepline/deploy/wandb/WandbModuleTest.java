package dev.sweepline.deploy.wandb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stand-in for Python's wandb: its own tests, and whole scripts as processes. */
class WandbModuleTest {
  private static final Path EXAMPLE = Path.of("examples/programs/train_wandb.py");

  @TempDir Path folder;

  @BeforeAll
  static void findsPython() throws InterruptedException {
    assumeTrue(PythonProcess.isThere(), "this machine has no python3 of 3.7 or later");
  }

  @Test
  void module_passesItsOwnTests() throws Exception {
    PythonProcess tests = PythonProcess.alone(Path.of("src/test/python/test_wandb.py"), folder);

    assertThat(tests.exit()).as(tests.said()).isZero();
  }

  @Test
  void example_trainsWithItsParametersAndReportsEveryEpoch() throws Exception {
    PythonProcess trial =
        PythonProcess.trial(
            EXAMPLE, folder, "{\"lr\": 0.05, \"optimizer\": {\"momentum\": 0.5}}", 0);

    assertThat(trial.exit()).as(trial.said()).isZero();
    assertThat(trial.values("epoch")).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 8.0);
    assertThat(trial.values("eval/top-1 acc")).hasSize(8).allMatch(share -> share > 0.7);
    assertThat(trial.values("train/loss")).hasSize(8);
    assertThat(trial.values("parameters")).containsExactly(3.0);
  }

  @Test
  void example_runsByItself() throws Exception {
    PythonProcess alone = PythonProcess.alone(EXAMPLE, folder);

    assertThat(alone.exit()).as(alone.said()).isZero();
    assertThat(alone.said()).containsOnlyOnce("this is no trial of a sweep");
  }

  @Test
  void example_toldToStopGoesOnFromItsCheckpoint() throws Exception {
    PythonProcess stopped = PythonProcess.trial(EXAMPLE, folder, "{}", 3);
    PythonProcess next = PythonProcess.trial(EXAMPLE, folder, "{}", 0);

    assertThat(stopped.exit()).isZero();
    assertThat(stopped.said()).containsOnlyOnce("Sweepline stops this trial: asha");
    assertThat(stopped.values("epoch")).containsExactly(1.0, 2.0, 3.0);
    assertThat(next.values("epoch")).startsWith(4.0).endsWith(8.0);
  }

  @Test
  void crash_losesNoRow() throws Exception {
    PythonProcess crashed =
        trial(
            """
            import wandb
            wandb.init()
            wandb.log({"loss": 2}, step=7)
            raise RuntimeError("boom")
            """);

    assertThat(crashed.exit()).isEqualTo(1);
    assertThat(crashed.said()).contains("RuntimeError: boom");
    assertThat(crashed.values("loss")).containsExactly(2.0);
  }

  @Test
  void runMarkedAsFailed_endsTheProcessSo() throws Exception {
    PythonProcess failed =
        trial(
            """
            import wandb
            wandb.init()
            try:
                raise RuntimeError("boom")
            except RuntimeError:
                wandb.finish(exit_code=3)
            print("the last line")
            """);

    assertThat(failed.exit()).isEqualTo(3);
    assertThat(failed.said()).contains("the last line", "its run failed (exit code 3)");
  }

  /** Programs that a shell starts in the background ignore interrupts. */
  @ParameterizedTest
  @ValueSource(strings = {"SIG_IGN", "default_int_handler"})
  void stopHeardByAnotherThread_endsTheProgram(String interrupts) throws Exception {
    PythonProcess stopped =
        PythonProcess.trial(
            script(
                """
                import signal, threading, wandb
                signal.signal(signal.SIGINT, signal.%s)
                run = wandb.init()
                def train():
                    for i in range(3):
                        run.log({"i": i})
                thread = threading.Thread(target=train)
                thread.start()
                threading.Event().wait(50)
                """
                    .formatted(interrupts)),
            folder,
            "{}",
            2);

    assertThat(stopped.exit()).isNotZero();
    assertThat(stopped.said()).contains("Sweepline stops this trial", "KeyboardInterrupt");
    assertThat(stopped.values("i")).containsExactly(0.0, 1.0);
  }

  private PythonProcess trial(String script) throws IOException, InterruptedException {
    return PythonProcess.trial(script(script), folder, "{}", 0);
  }

  private Path script(String text) throws IOException {
    return Files.writeString(folder.resolve("script.py"), text);
  }
}
