package dev.sweepline.sweep.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.sweep.Aggregate;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.MetricBound;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.Objectives;
import dev.sweepline.sweep.event.DriverId;
import dev.sweepline.sweep.event.PriorSweep;
import dev.sweepline.sweep.event.PriorSweep.PriorTrial;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.DriverAlive;
import dev.sweepline.sweep.event.SweepEvent.StageOpened;
import dev.sweepline.sweep.event.SweepEvent.StopRequested;
import dev.sweepline.sweep.event.SweepEvent.SweepDeleted;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepExtended;
import dev.sweepline.sweep.event.SweepEvent.SweepMarked;
import dev.sweepline.sweep.event.SweepEvent.SweepRefitted;
import dev.sweepline.sweep.event.SweepEvent.SweepTaken;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMarked;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialPaused;
import dev.sweepline.sweep.event.SweepEvent.TrialRetried;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.event.SweepEvent.TrialsExtended;
import dev.sweepline.sweep.kit.TestLogs;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Iterations;
import dev.sweepline.sweep.trial.Lineage;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.value.Extent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
  private static final TrialId ID = new TrialId("s", 3);
  private static final String STARTED =
      "{'v':1,'type':'trial_started','sweep':'s','at':5,'trial':3,'attempt':1,"
          + "'parameters':{'lr':0.1},'budget':{'epochs':2},'slot':'a'}";

  @ParameterizedTest
  @MethodSource("events")
  void decode_givesBackWhatWasEncoded(SweepEvent event) {
    assertThat(EventCodec.decode(EventCodec.encode(event))).isEqualTo(event);
  }

  @Test
  void decode_ignoresUnknownFields() {
    String newer = STARTED.replace("'slot'", "'colour':{'deep':[1]},'slot'");

    assertThat(decode(newer)).isEqualTo(decode(STARTED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "5",
        "{",
        "{} {}",
        "{'v':2,'type':'trial_started'}",
        "{'v':'1'}",
        "{'type':'trial_started'}",
        "{'v':1,'type':'dance','sweep':'s','at':1}",
        "{'v':1,'type':'trial_started','sweep':'s','at':1}",
        "{'v':1,'type':'sweep_ended','sweep':'s','at':1,'outcome':'vanished'}",
        "{'v':1,'type':'trial_marked','sweep':'s','at':1,'trial':0,'by':'a','starred':'yes'}",
        "{'v':1,'type':'trial_marked','sweep':'s','at':1,'trial':0,'by':'a','tags':['a,b']}",
        "{'v':1,'type':'trial_marked','sweep':'s','at':1,'trial':-1,'by':'a'}",
        "{'v':1,'type':'sweep_marked','sweep':'s','at':1,'by':'a','name':' padded '}",
        "{'v':1,'type':'sweep_ended','sweep':'s','at':1.5,'outcome':'finished'}",
        "{'v':1,'type':'stage_opened','sweep':'s','at':1,'stage':0,'first_trial':0,'trials':1,'window':{'a':{'low':2,'high':1,'scale':'linear'}}}",
        "{'v':1,'type':'trial_measured','sweep':'s','at':1,'trial':'x','attempt':1,'sequence':1,'epoch':1,'step':1,'metrics':{}}",
        "{'v':1,'type':'trial_measured','sweep':'s','at':1,'trial':0,'attempt':1,'sequence':1,'epoch':1,'step':1,'metrics':{'a':'big'}}",
        "{'v':1,'type':'trial_measured','sweep':'s','at':1,'trial':-1,'attempt':1,'sequence':1,'epoch':1,'step':1,'metrics':{}}"
      })
  void decode_refusesWhatNoVersionWrote(String json) {
    assertThatThrownBy(() -> decode(json)).isInstanceOf(EventFormatException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        ".hidden",
        "a/b",
        "a\\\\b",
        "a b",
        "a\\nid: 7",
        "a\\u0000",
        "a\\u009b",
        "a\\u202e"
      })
  void decode_refusesIdsThatAreNone(String id) {
    assertThatThrownBy(() -> decode(STARTED.replace("'sweep':'s'", "'sweep':'" + id + "'")))
        .isInstanceOf(EventFormatException.class);
  }

  @Test
  void decode_saysWhichVersionAndTypeItMet() {
    assertThatThrownBy(() -> decode(STARTED.replace("'v':1", "'v':2")))
        .hasMessage("event version 2, this is 1");
    assertThatThrownBy(() -> decode(STARTED.replace("trial_started", "dance")))
        .hasMessage("unknown event type 'dance'");
    assertThatThrownBy(() -> decode(STARTED.replace("'trial':3,", "")))
        .hasMessage("field 'trial' is missing");
    assertThatThrownBy(() -> decode(STARTED.replace("'at':5", "'at':true")))
        .hasMessage("field 'at' is not an integer");
  }

  static Stream<SweepEvent> events() {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("none", null);
    parameters.put("flag", true);
    parameters.put("whole", 1L << 53);
    parameters.put("round", 3.0);
    parameters.put("small", 1e-300);
    parameters.put("list", Arrays.asList(1L, null, 2.5, "x"));
    parameters.put("map", Map.of("a", List.of(1L)));
    parameters.put("text", "ü\n\"𝄞");
    Map<String, Double> metrics =
        Map.of(
            "a", Double.NaN,
            "b", Double.POSITIVE_INFINITY,
            "c", Double.NEGATIVE_INFINITY,
            "d", 0.1,
            "e", 3.0);
    return Stream.of(
        TestLogs.submitted(Goal.MAXIMIZE, OptionalLong.of(9)),
        TestLogs.submitted(Goal.MINIMIZE, OptionalLong.empty()),
        TestLogs.submitted(Goal.MINIMIZE, OptionalLong.empty(), Aggregate.BEST),
        TestSubmissions.submission("s")
            .objectives(
                new Objectives(
                    new Objective("val_accuracy", Goal.MAXIMIZE, Aggregate.BEST),
                    List.of(new Objective("seconds", Goal.MINIMIZE)),
                    List.of(MetricBound.parse("eval/top-1 acc >= 0.5").orElseThrow())))
            .build(),
        TestSubmissions.submission("s")
            .prior(
                List.of(
                    new PriorSweep(
                        "before",
                        List.of(
                            new PriorTrial(4, parameters, List.of(0.5, Double.NaN)),
                            new PriorTrial(7, Map.of(), List.of(1e-300, 3.0))),
                        2,
                        "trial 3 has no lr"),
                    new PriorSweep("all", List.of(), 0, "")))
            .build(),
        new StageOpened(
            "s",
            0,
            2,
            1,
            9,
            3,
            Map.of(
                "lr", new Extent.Interval(1e-5, 0.1, Extent.Scale.LOG),
                "m", new Extent.Interval(0, 0.9, Extent.Scale.LINEAR),
                "act", new Extent.Values(Arrays.asList("relu", null, 3L)))),
        new TrialStarted(ID, 0, 1, 3, parameters, Budget.epochs(3), "driver/0"),
        new TrialStarted(ID, 0, 2, 3, Map.of(), Budget.steps(30), ""),
        new TrialMeasured(ID, 0, 1, 4, 1, new Measurement(1, 1L << 40, metrics)),
        end(new TrialEnd.Completed()),
        end(new TrialEnd.Stopped("hyperband", 3, 0.5, Double.NaN, 27)),
        end(
            new TrialEnd.Stopped(
                "stop_if", 3, Double.NaN, 0.5, 0, Iterations.EPOCHS, "loss > 3, with loss 4")),
        new TrialStarted(ID, 0, 2, 3, Map.of(), Budget.epochs(30), "a", 9),
        new TrialStarted(ID, 0, 1, 3, Map.of(), Budget.epochs(4), "a", 0, new Lineage(7, 2)),
        new TrialPaused(ID, 2, 2, 3, "asha", 9, Iterations.EPOCHS, Double.NaN, 9),
        end(new TrialEnd.Failed(FailureKind.OUT_OF_MEMORY, "no memory", "line\nline")),
        end(new TrialEnd.Cancelled("by hand")),
        new SweepTaken("s", 1, 2, new DriverId("token", "laptop", 4711, 1L << 40)),
        new DriverAlive("s", 2, 7),
        new TrialStarted(ID, 2, 3, 3, Map.of(), Budget.epochs(1), "a"),
        new TrialMeasured(ID, 2, 3, 4, 1, new Measurement(1, 10, metrics)),
        new TrialRetried(
            ID, 2, 3, 5, new TrialEnd.Failed(FailureKind.LOST, "it went away", "line\nline")),
        new TrialEnded(
            ID,
            2,
            4,
            5,
            new TrialReport(new TrialEnd.Completed(), 1, Map.of("test_loss", 0.1))
                .withKernels("OpenBLAS 0.3.31 Haswell, ND4J AVX2, 1 thread")),
        new StopRequested("s", 8, OptionalInt.empty(), "enough"),
        new StopRequested("s", 8, OptionalInt.of(0), ""),
        new TrialMarked(
            "s", 8, 3, "ana", Optional.of(true), Optional.of("zwei\nZeilen"), Optional.empty()),
        new TrialMarked(
            "s", 8, 3, "", Optional.empty(), Optional.of(""), Optional.of(List.of("a b", "c"))),
        new SweepMarked("s", 8, "ana", Optional.of("other name"), Optional.empty()),
        new SweepMarked("s", 8, "ana", Optional.empty(), Optional.of(false)),
        new SweepDeleted("s", 8, "ana"),
        new SweepExtended("s", 2, 9, 50),
        new SweepRefitted(
            "s", 9, 3, 4, 2.5, 60.25, Map.of("test_accuracy", 0.9, "test_loss", Double.NaN), "a"),
        new TrialsExtended("s", 2, 9, List.of(0, 7), 10),
        new SweepEnded("s", 2, 10, SweepEnded.Outcome.INTERRUPTED, List.of()),
        new SweepEnded("s", 0, 6, SweepEnded.Outcome.FINISHED, List.of("a note")),
        new SweepEnded("s", 0, 6, SweepEnded.Outcome.FAILED, List.of()));
  }

  @ParameterizedTest
  @MethodSource("events")
  void comesFromOutside_isFalseOnlyForWhatTrialsWrite(SweepEvent event) {
    boolean ofTrials =
        event instanceof TrialStarted
            || event instanceof TrialMeasured
            || event instanceof TrialEnded;

    assertThat(EventCodec.comesFromOutside(EventCodec.encode(event))).isEqualTo(!ofTrials);
  }

  private static TrialEnded end(TrialEnd end) {
    return new TrialEnded(ID, 0, 1, 5, new TrialReport(end, 2, Map.of("test_accuracy", 0.9)));
  }

  private static SweepEvent decode(String json) {
    return EventCodec.decode(json.replace('\'', '"').getBytes(UTF_8));
  }
}
