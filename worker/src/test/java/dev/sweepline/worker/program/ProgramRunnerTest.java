package dev.sweepline.worker.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.program.Program;
import dev.sweepline.sweep.program.ReportFormat;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.TrialWork.ProgramRun;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.train.EpochListener;
import dev.sweepline.worker.train.Heartbeat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real programs: shell scripts, each in a process of its own. */
class ProgramRunnerTest {
  private static final Duration GRACE = Duration.ofMillis(200);

  @TempDir Path home;
  @TempDir Path folder;

  private final Listener listener = new Listener();
  private ProgramRunner runner;

  @BeforeEach
  void open() {
    runner =
        new ProgramRunner(
            new ProgramPlaces(home, Optional.of(folder), Optional.empty()), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    runner.close();
  }

  /** A listener that notes what is measured, and stops a trial from some measurement on. */
  private static final class Listener implements EpochListener {
    private final List<Measurement> measurements = new CopyOnWriteArrayList<>();
    private final Heartbeat heartbeat = new Heartbeat();
    private int most = Integer.MAX_VALUE;

    @Override
    public Heartbeat heartbeat() {
      return heartbeat;
    }

    @Override
    public Verdict measured(Measurement measurement) {
      measurements.add(measurement);
      return measurements.size() < most ? Verdict.CONTINUE : Verdict.STOP;
    }
  }

  private TrialEnd run(String script) {
    return run(List.of("sh", "-c", script));
  }

  private TrialEnd run(List<String> command) {
    Program program =
        new Program(
            "train.sh",
            command,
            List.of(),
            "",
            Map.of("OWN", "mine"),
            ReportFormat.JSON_LINES,
            false,
            GRACE);
    ProgramRun run = new ProgramRun(program, 3, List.of("loss"));
    TrialSpec spec = TestSpecs.spec().seed(7).parameters(Map.of("lr", 0.5)).program(run).build();
    return runner.run(spec, run, listener, Optional.of("2"));
  }

  private Path trial() {
    return home.resolve("trials/s/0");
  }

  private String output() throws IOException {
    return Files.readString(trial().resolve("output.log"));
  }

  private static Failed failed(TrialEnd end) {
    assertThat(end).isInstanceOf(Failed.class);
    return (Failed) end;
  }

  @Test
  void program_reportsLinesAndCompletes() throws IOException {
    TrialEnd end =
        run("echo hello; echo '{\"epoch\": 0, \"loss\": 2}'; echo '{\"epoch\": 1, \"loss\": 1}'");

    assertThat(end).isEqualTo(new Completed());
    assertThat(listener.measurements)
        .containsExactly(
            new Measurement(1, 1, Map.of("loss", 2.0)), new Measurement(2, 2, Map.of("loss", 1.0)));
    assertThat(listener.heartbeat.beats()).isEqualTo(2);
    assertThat(output()).startsWith("hello\n{\"epoch\": 0");
  }

  @Test
  void program_findsItsPlaceInItsEnvironment() throws IOException {
    run(
        "pwd; echo $SWEEPLINE_SWEEP $SWEEPLINE_TRIAL $SWEEPLINE_TRIAL_NAME $SWEEPLINE_ATTEMPT"
            + " $SWEEPLINE_SEED $OMP_NUM_THREADS $CUDA_VISIBLE_DEVICES $OWN; echo $WANDB_SWEEP_ID"
            + " $WANDB_RUN_ID; cat $SWEEPLINE_PARAMETERS; touch $SWEEPLINE_CHECKPOINT_DIR/weights");

    assertThat(output().lines())
        .containsExactly(
            folder.toRealPath().toString(), "s 0 s-0 1 7 3 2 mine", "s s-0", "{\"lr\": 0.5}");
    assertThat(home.resolve("models/s/trial-0/weights")).exists();
  }

  @Test
  void checkpoints_thatNobodyMadeLeaveNoFolder() {
    run("true");

    assertThat(home.resolve("models/s/trial-0")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
echo '{"loss": 1}'; echo bad news >&2; exit 3 | ERROR | exit code 3: bad news
exit 3                                        | ERROR | exit code 3, and not a word
kill -SEGV $$                                 | ERROR | killed by signal 11 (SEGV), and not a word
echo MemoryError: >&2; exit 1                 | OUT_OF_MEMORY | exit code 1: MemoryError:
echo "CUDA out of memory. Tried" >&2; exit 1  | OUT_OF_MEMORY | exit code 1: CUDA out of memory. Tried
true                                          | ERROR | it ended well without a report; print a line such as {"loss": 0.5}
echo '{"lost": 1, "acc": 2}'                  | ERROR | it ended well and never reported loss; it reported acc, lost
echo '{"loss": 1}'; echo '{"loss": NaN}'      | DIVERGED | loss was NaN in the last of 2 reports
echo '{"loss": 1}'; printf '{"loss'; exit 1   | ERROR | exit code 1: {"loss
exec >&-; exit 4                              | ERROR | exit code 4, and not a word
""")
  void failure_hasItsKindAndOneSentence(String script, FailureKind kind, String reason) {
    Failed failed = failed(run(script));

    assertThat(failed.reason()).isEqualTo(reason);
    assertThat(failed.kind()).isEqualTo(kind);
  }

  @Test
  void whatCannotBeStarted_saysSo() throws IOException {
    Files.writeString(folder.resolve("plain.sh"), "echo");

    assertThat(failed(run(List.of("python9", "x"))).reason())
        .isEqualTo("cannot start python9: python9: No such file or directory");
    assertThat(failed(run(List.of("./plain.sh"))).reason())
        .isEqualTo("cannot start ./plain.sh: ./plain.sh: Permission denied");
  }

  @Test
  void stop_endsAProgramThatOnlyPrints() {
    listener.most = 2;

    TrialEnd end = run("while true; do echo '{\"loss\": 1}'; sleep 0.05; done");

    assertThat(end).isEqualTo(new Cancelled("stopped by the driver"));
    assertThat(listener.measurements).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void heartbeat_thatIsStoppedEndsAProgramThatIgnoresSigterm() throws IOException {
    listener.heartbeat.stop();

    TrialEnd end =
        run("trap '' TERM; (trap '' TERM; sleep 987) & echo $!; echo $$; sleep 987; sleep 987");

    assertThat(end).isEqualTo(new Cancelled("stopped by the driver"));
    assertThat(output().lines()).hasSize(2).noneMatch(ProgramRunnerTest::isAlive);
  }

  @Test
  void whatAProgramLeavesBehind_endsWithIt() throws IOException {
    TrialEnd end = run("(trap '' TERM HUP; sleep 987) & echo $!; echo '{\"loss\": 1}'");

    assertThat(end).isEqualTo(new Completed());
    assertThat(output().lines().findFirst())
        .hasValueSatisfying(pid -> assertThat(isAlive(pid)).isFalse());
  }

  /** What has been killed may wait for a parent that never asks: then it is a zombie. */
  private static boolean isAlive(String pid) {
    try {
      return !Files.readString(Path.of("/proc", pid, "stat")).contains(") Z ");
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void interruption_endsIt() throws Exception {
    Thread thread = new Thread(() -> run("echo '{\"loss\": 1}'; echo $$; sleep 987"));
    thread.start();
    while (listener.measurements.isEmpty() && thread.isAlive()) {
      Thread.onSpinWait();
    }
    thread.interrupt();
    thread.join(10_000);

    assertThat(thread.isAlive()).isFalse();
    String pid = output().lines().skip(1).findFirst().orElseThrow();
    assertThat(isAlive(pid)).isFalse();
  }

  @Test
  void largeOutput_isKeptInPartAndReportsWithinItCount() throws IOException {
    TrialEnd end =
        run(
            "yes 'a line of sixty characters or so, which says nothing at all...' | head -c"
                + " 30000000; echo; echo '{\"loss\": 1}'");

    assertThat(end).isEqualTo(new Completed());
    assertThat(Files.size(trial().resolve("output.log"))).isLessThan(9 << 20);
    assertThat(Files.size(trial().resolve("output.log.1"))).isBetween(8L << 20, 9L << 20);
    assertThat(output()).endsWith("{\"loss\": 1}\n");
  }

  @Test
  void httpReport_isAnsweredWithTheVerdict() throws IOException {
    listener.most = 2;

    TrialEnd end =
        run(
            "post() { curl -s -d \"$1\" $SWEEPLINE_REPORT_URL; }; post '{\"loss\": 2}';"
                + " post '{\"loss\": NaN}'; post '{\"epoch\": 1}'; post x; exit 5");

    assertThat(end).isEqualTo(new Cancelled("stopped by the driver"));
    assertThat(output().lines())
        .containsExactly(
            "{\"continue\": true}",
            "{\"continue\": false, \"reason\": \"this trial is to end; it counts as stopped\"}",
            "{\"error\": \"a report is a JSON object with a number besides epoch and step\"}",
            "{\"error\": \"a report is a JSON object with a number besides epoch and step\"}");
  }
}
