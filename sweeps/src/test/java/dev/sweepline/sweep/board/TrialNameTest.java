package dev.sweepline.sweep.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Display;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.log.EventCodec;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.TrialId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrialNameTest {
  @Test
  void of_fillsTheTemplateInItsOwnOrder() {
    assertThat(name("{init}-{lr}-{nesterov}", Map.of("lr", 0.01, "init", "he", "nesterov", true)))
        .isEqualTo("he-0.01-True");
  }

  @Test
  void of_leavesThePlaceOfAnAbsentParameterEmpty() {
    assertThat(name("{init}-{momentum}-x$1", Map.of("init", "he"))).isEqualTo("he--x$1");
  }

  @Test
  void of_findsParametersInGroupsUnderTheirFullNames() {
    Map<String, Object> nested =
        Map.of("opt", Map.of("lr", 0.1, "adam", Map.of("beta", 0.9)), "x.y", 3L);

    assertThat(name("{opt.lr}-{opt.adam.beta}-{x.y}-{opt.nesterov}", nested))
        .isEqualTo("0.1-0.9-3-");
    assertThat(first("", nested).parameters())
        .isEqualTo(Map.of("opt.lr", 0.1, "opt.adam.beta", 0.9, "x.y", 3L));
  }

  private static String name(String template, Map<String, Object> parameters) {
    return first(template, parameters).name();
  }

  private static Standing first(String template, Map<String, Object> parameters) {
    SweepSubmitted submitted =
        TestSubmissions.submission("s")
            .at(1)
            .name("sweep")
            .objective(new Objective("loss", Goal.MINIMIZE))
            .method("grid")
            .parameters(
                Stream.of("opt.lr", "opt.adam.beta", "opt.nesterov", "x.y")
                    .map(column -> new ParameterColumn(column, "uniform", ""))
                    .toList())
            .planned(OptionalLong.of(1))
            .display(new Display(Optional.of(template), List.of("name", "lr")))
            .build();
    SweepSubmitted read = (SweepSubmitted) EventCodec.decode(EventCodec.encode(submitted));
    assertThat(read).isEqualTo(submitted);
    SweepHistory history = new SweepHistory(read);
    history.apply(
        new TrialStarted(new TrialId("s", 0), 0, 1, 2, parameters, Budget.epochs(1), "a"));
    return Leaderboard.of(history).get(0);
  }
}
