package dev.sweepline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.deploy.broker.EmbeddedBroker;
import dev.sweepline.deploy.broker.TopicClient;
import dev.sweepline.deploy.e2e.Launcher.Result;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep of programs that misbehave in every way costs their own trials and leaves no process. */
class ProgramsIT {
  private static final String PROGRAM =
      """
      echo $$ > "$SWEEPLINE_TRIAL_DIR/group"
      report() { echo '{"epoch": 1, "eval/top-1 acc": 0.5}'; }
      case $1 in
        poison=fine-*) report ;;
        poison=exits) report; echo 'no luck' >&2; exit 3 ;;
        poison=garbage) head -c 100000 /dev/urandom ;;
        poison=floods)
          for part in 1 2 3 4 5 6 7 8 9 10; do
            report; yes 'a line of some forty characters, no more' | head -c 10000000; echo
          done ;;
        poison=daemon) (trap '' TERM HUP; sleep 987) & report ;;
        poison=ignores) trap '' TERM; report; while true; do sleep 987; done ;;
        poison=silent) sleep 987 ;;
        poison=closes) exec >&-; sleep 0.1 ;;
        poison=nan) report; echo '{"eval/top-1 acc": NaN}' ;;
        poison=half) report; printf '{"eval/top-1 a'; exit 1 ;;
        poison=interpreter) exec /usr/bin/env python9 train.py ;;
        poison=other) echo '{"accuracy": 1}' ;;
      esac
      """;

  private static final String SWEEP =
      """
method: grid
program: poisoned.sh
command: [sh, "${program}", "${args_no_hyphens}"]
metric: {name: eval/top-1 acc, goal: maximize}
budget: {hang_after: 5s, grace: 1s}
parameters:
  poison:
    values: [ignores, silent, exits, garbage, floods, daemon, closes, nan, half, interpreter, other,
      fine-1, fine-2, fine-3]
""";

  @TempDir Path folder;

  @Test
  void poisonedPrograms_endInTheirKindsAndLeaveNoProcess() throws Exception {
    Files.writeString(folder.resolve("poisoned.sh"), PROGRAM);
    Path file = Files.writeString(folder.resolve("poisoned.yaml"), SWEEP);

    Result result =
        new Launcher(folder.resolve("home"))
            .run("run", file, "--exit", "--port", "0", "--slots", "2");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("5/14 completed, 9 failed");
    Map<String, String> ends = ends();
    assertThat(ends)
        .containsEntry("ignores", "HUNG no report for 5 s")
        .containsEntry("silent", "HUNG no report for 5 s")
        .containsEntry("exits", "ERROR exit code 3: no luck")
        .containsEntry(
            "garbage",
            "ERROR it ended well without a report; print a line such as {\"eval/top-1 acc\": 0.5}")
        .containsEntry("floods", "COMPLETED")
        .containsEntry("daemon", "COMPLETED")
        .containsEntry(
            "closes",
            "ERROR it ended well without a report; print a line such as {\"eval/top-1 acc\": 0.5}")
        .containsEntry("nan", "DIVERGED eval/top-1 acc was NaN in the last of 2 reports")
        .containsEntry("half", "ERROR exit code 1: {\"eval/top-1 a")
        .containsEntry(
            "other", "ERROR it ended well and never reported eval/top-1 acc; it reported accuracy")
        .containsEntry("fine-3", "COMPLETED");
    assertThat(ends.get("interpreter")).startsWith("ERROR cannot start sh: ").contains("python9");

    Set<String> groups = groups();
    assertThat(groups).hasSize(14);
    assertThat(alive(groups)).isEmpty();
  }

  /** The state of each trial, or its failure's kind and sentence. */
  private Map<String, String> ends() {
    Map<Integer, String> names = new TreeMap<>();
    Map<String, String> ends = new TreeMap<>();
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("home/kafka"))) {
      for (SweepEvent event : TopicClient.events(broker.bootstrap())) {
        if (event instanceof TrialStarted started) {
          names.put(started.id().trial(), (String) started.parameters().get("poison"));
        } else if (event instanceof TrialEnded ended) {
          TrialEnd end = ended.report().end();
          ends.put(
              names.get(ended.id().trial()),
              end instanceof Failed failed
                  ? failed.kind() + " " + failed.reason()
                  : end.state().toString());
        }
      }
    }
    return ends;
  }

  private Set<String> groups() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("home/trials"))) {
      return all.filter(path -> path.endsWith("group"))
          .map(ProgramsIT::text)
          .collect(Collectors.toSet());
    }
  }

  /** Processes of these groups, but for zombies: those wait for a parent that never asks. */
  private static List<String> alive(Set<String> groups) throws IOException {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .filter(path -> path.getFileName().toString().matches("\\d+"))
          .map(path -> text(path.resolve("stat")))
          .map(stat -> stat.replaceFirst(".*\\) ", "").split(" "))
          .filter(fields -> fields.length > 2 && !fields[0].equals("Z"))
          .map(fields -> fields[2])
          .filter(groups::contains)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return ""; // the process has ended meanwhile
    }
  }
}
