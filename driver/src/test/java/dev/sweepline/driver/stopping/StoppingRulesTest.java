package dev.sweepline.driver.stopping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialEnd.Stopped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each rule of a sweep file decides, report by report. */
class StoppingRulesTest {
  private static final int EPOCHS = 30;

  /**
   * Reports come as {@code trial:value}, in this order; a trial that was stopped reports no more.
   * Expected are those stopped: {@code trial@place value cutoff population}.
   */
  @ParameterizedTest
  @MethodSource("tables")
  void decide_stopsWhomItShall(String rule, String reports, List<String> expected) {
    for (Goal goal : Goal.values()) {
      assertThat(run(rule, goal, reports)).as(goal.word()).isEqualTo(expected);
    }
  }

  private static List<String> run(String lines, Goal goal, String reports) {
    int sign = goal == Goal.MINIMIZE ? 1 : -1;
    StoppingRule rule = JudgedSweep.rule(lines, goal, EPOCHS);
    JudgedSweep sweep = new JudgedSweep(goal, EPOCHS);
    List<String> stopped = new ArrayList<>();
    for (String report : reports.split(" ", -1)) {
      int trial = Integer.parseInt(report.split(":", -1)[0]);
      double value = sign * Double.parseDouble(report.split(":", -1)[1]);
      TrialHistory judged = sweep.report(trial, value);
      if (rule.decide(sweep.history, judged) instanceof Decision.Stop stop) {
        sweep.end(trial, stop.end());
        Stopped end = stop.end();
        stopped.add(
            "%d@%d %s %s %d"
                .formatted(
                    trial, end.rung(), sign * end.value(), sign * end.cutoff(), end.population()));
      }
    }
    return stopped;
  }

  static Stream<Arguments> tables() {
    String asha = "early_terminate: {type: asha, min_iter: 2, eta: 2}";
    String median = "early_terminate: {type: median, min_iter: 1, min_trials: 2, of: averages}";
    String bests = "early_terminate: {type: median, min_iter: 1, min_trials: 2}";
    String patience = "early_terminate: {type: patience, patience: 2, min_delta: 0.5}";
    return Stream.of(
        // The first is alone at the rung; of two the better goes on, and so does a tie.
        Arguments.of(asha, "0:5 0:5 1:9 1:6 2:1 2:5 3:9 3:4", List.of("1@2 6.0 5.0 2")),
        Arguments.of(asha, "0:5 0:5 1:4 1:4 2:5 2:5", List.of("2@2 5.0 4.0 3")),
        // It is judged at its rung and not again until the next one.
        Arguments.of(asha, "0:5 0:5 1:4 1:4 2:3 2:3 3:2 3:2 0:9", List.of()),
        Arguments.of(asha, "0:5 0:5 1:4 1:4 0:5 0:5 1:3 1:3 0:1", List.of()),
        Arguments.of(asha, "1:4 1:4 0:3 0:3 1:4 1:4 0:9 0:9", List.of("0@4 9.0 4.0 2")),
        // What is not a number is in nobody's way, and goes on only as long as nobody can be
        // judged.
        Arguments.of(asha, "0:NaN 0:NaN 1:9 1:9", List.of()),
        Arguments.of(asha, "0:9 0:9 1:8 1:8 2:1 2:NaN", List.of("2@2 NaN 8.0 3")),
        Arguments.of(
            "early_terminate: {type: asha, min_iter: 20, eta: 2, unit: steps}",
            "0:5 0:5 1:6 1:6",
            List.of("1@20 6.0 5.0 2")),
        // Below the grace nobody is judged.
        Arguments.of(asha, "0:1 1:9 2:9 3:9", List.of()),
        // Of averages: 2 has 9 where the others have 5 and 4, on average.
        Arguments.of(median, "0:5 1:4 2:9", List.of("2@1 9.0 4.5 3")),
        Arguments.of(median, "0:9 1:4", List.of()),
        Arguments.of(median, "0:5 0:1 1:5 1:1 2:4 2:4", List.of("2@2 4.0 3.0 3")),
        Arguments.of(median, "0:5 0:1 1:5 1:1 2:4 2:3", List.of()),
        Arguments.of(bests, "0:5 0:1 1:5 1:1 2:4 2:3", List.of("2@2 3.0 1.0 3")),
        Arguments.of(bests, "0:5 0:4 1:5 1:4 2:4 2:9", List.of()),
        Arguments.of(median, "0:NaN 1:4 2:9", List.of()),
        Arguments.of(median, "0:5 1:4 2:NaN", List.of("2@1 NaN 4.5 3")),
        Arguments.of(
            "early_terminate: {type: median, min_trials: 2, min_iter: 2, of: averages}",
            "0:5 1:4 2:9 0:5 1:4 2:9",
            List.of("2@2 9.0 4.5 3")),
        // Better by more than the margin, and not only twice by less.
        Arguments.of(patience, "0:5 0:4 0:3.7 0:3.6", List.of("0@4 3.6 4.0 0")),
        Arguments.of(patience, "0:5 0:4 0:3.7 0:3.4 0:3.3 0:3.2", List.of("0@6 3.2 3.4 0")),
        Arguments.of(patience, "0:NaN 0:NaN", List.of("0@2 NaN NaN 0")),
        Arguments.of(patience, "0:NaN 0:5 0:NaN 0:4", List.of()),
        Arguments.of(
            "early_terminate: [{type: patience, patience: 9}, {type: asha, min_iter: 2, eta: 2}]",
            "0:5 0:5 1:9 1:6",
            List.of("1@2 6.0 5.0 2")));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void stopIf_isAskedOfTheNewestMetrics(
      String condition, List<Map<String, Double>> reports, int at) {
    StoppingRule rule = JudgedSweep.rule("stop_if: \"" + condition + "\"", Goal.MINIMIZE, EPOCHS);
    JudgedSweep sweep = new JudgedSweep(Goal.MINIMIZE, EPOCHS);
    int stopped = 0;
    for (int i = 0; i < reports.size() && stopped == 0; i++) {
      TrialHistory trial = sweep.report(0, reports.get(i));
      stopped = rule.decide(sweep.history, trial) instanceof Decision.Stop ? i + 1 : 0;
    }
    assertThat(stopped).isEqualTo(at);
  }

  static Stream<Arguments> conditions() {
    List<Map<String, Double>> rising =
        List.of(Map.of("loss", 4.0), Map.of("loss", 4.0, "other", 1.0), Map.of("loss", 2.0));
    return Stream.of(
        Arguments.of("loss > 3", rising, 1),
        Arguments.of("loss > 3 and epoch >= 2", rising, 2),
        Arguments.of("loss <= 2 or step > 25", rising, 3),
        Arguments.of("other == 1 and report == 3", rising, 3),
        Arguments.of("never > 0 or loss > 0", rising, 0),
        Arguments.of("loss > 3", List.of(Map.of("loss", Double.NaN)), 1),
        Arguments.of("loss", rising, 0));
  }

  @Test
  void stopped_saysWhyInASentence() {
    assertThat(
            sentence("early_terminate: {type: asha, min_iter: 1, eta: 2, unit: epochs}", "0:5 1:6"))
        .isEqualTo("asha at epoch 1: 6, where 5 was asked, as 2 trials had come so far");
    assertThat(sentence("early_terminate: {type: patience, patience: 2}", "0:5 0:6 0:7"))
        .isEqualTo("patience at report 3: 7, and for 2 reports none was better than 5 at report 1");
    assertThat(sentence("stop_if: \"loss > 6 and epoch > 1\"", "0:9 0:9"))
        .isEqualTo("stop_if at report 2: loss > 6 and epoch > 1, with loss 9, epoch 2");
  }

  private static String sentence(String lines, String reports) {
    StoppingRule rule = JudgedSweep.rule(lines, Goal.MINIMIZE, EPOCHS);
    JudgedSweep sweep = new JudgedSweep(Goal.MINIMIZE, EPOCHS);
    String sentence = "";
    for (String report : reports.split(" ", -1)) {
      TrialHistory trial =
          sweep.report(
              Integer.parseInt(report.split(":", -1)[0]),
              Double.parseDouble(report.split(":", -1)[1]));
      if (rule.decide(sweep.history, trial) instanceof Decision.Stop stop) {
        sentence = stop.end().explanation().orElseThrow();
      }
    }
    return sentence;
  }

  @Test
  void decide_leavesATrialAloneThatHasSpentItsBudget() {
    StoppingRule rule =
        JudgedSweep.rule("early_terminate: {type: patience, patience: 1}", Goal.MINIMIZE, 2);
    JudgedSweep sweep = new JudgedSweep(Goal.MINIMIZE, 2);
    sweep.report(0, 1);

    assertThat(rule.decide(sweep.history, sweep.report(0, 2))).isEqualTo(Decision.CONTINUE);
  }

  @Test
  void brackets_shareTheTrialsAndSpareTheirFirstRungs() {
    String lines = "early_terminate: {type: asha, min_iter: 1, eta: 3, brackets: 3}";
    StoppingRule rule = JudgedSweep.rule(lines, Goal.MINIMIZE, EPOCHS);
    JudgedSweep sweep = new JudgedSweep(Goal.MINIMIZE, EPOCHS);
    int atOne = 0;
    for (int trial = 0; trial < 300; trial++) {
      // Each is worse than all before: whoever is judged is stopped.
      boolean stopped =
          rule.decide(sweep.history, sweep.report(trial, trial)) instanceof Decision.Stop;
      atOne += stopped ? 1 : 0;
    }
    // 1 : 1/2 : 1/3, so 6 of 11 are in the first bracket.
    assertThat(atOne).isBetween(140, 185);
  }

  /** What a rule keeps between two questions saves it work and changes no answer. */
  @ParameterizedTest
  @MethodSource("rules")
  void decide_isAFunctionOfTheHistory(String lines) {
    Random random = new Random(7);
    StoppingRule kept = JudgedSweep.rule(lines, Goal.MINIMIZE, EPOCHS);
    JudgedSweep sweep = new JudgedSweep(Goal.MINIMIZE, EPOCHS);
    int[] attempts = new int[12];
    int stops = 0;
    for (int i = 0; i < 600; i++) {
      int trial = random.nextInt(12);
      if (attempts[trial] == 0 || random.nextInt(20) == 0) {
        sweep.start(trial, ++attempts[trial]);
      }
      double value = random.nextInt(30) == 0 ? Double.NaN : random.nextInt(20);
      TrialHistory judged = sweep.report(trial, value);
      StoppingRule fresh = JudgedSweep.rule(lines, Goal.MINIMIZE, EPOCHS);
      Decision decision = fresh.decide(sweep.history, judged);
      stops += decision instanceof Decision.Continue ? 0 : 1;
      if (random.nextInt(3) > 0) { // it need not be asked each time
        assertThat(kept.decide(sweep.history, judged)).isEqualTo(decision);
      }
      if (random.nextInt(40) == 0) {
        sweep.end(trial, new Completed());
      }
    }
    assertThat(stops).isPositive();
  }

  static Stream<String> rules() {
    return Stream.of(
        "early_terminate: {type: hyperband, min_iter: 1, eta: 2}",
        "early_terminate: {type: hyperband, min_iter: 2, eta: 2, strict: false, unit: epochs}",
        "early_terminate: {type: asha, eta: 2, brackets: 2}",
        "early_terminate: {type: asha, min_iter: 20, eta: 2, unit: steps}",
        "early_terminate: {type: asha, mode: promote, eta: 2, brackets: 2}",
        "early_terminate: {type: median}",
        "early_terminate: {type: median, of: averages, unit: epochs}",
        "early_terminate: {type: patience, patience: 3}",
        "stop_if: \"loss > 15\"");
  }
}
