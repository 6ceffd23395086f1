package dev.sweepline.driver.spark.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.driver.spark.executor.TrainingFactory;
import dev.sweepline.driver.spark.rpc.SlotMessage.Alive;
import dev.sweepline.driver.spark.rpc.SlotMessage.Ended;
import dev.sweepline.driver.spark.rpc.SlotMessage.Hello;
import dev.sweepline.driver.spark.rpc.SlotMessage.Keeps;
import dev.sweepline.driver.spark.rpc.SlotMessage.Measured;
import dev.sweepline.driver.spark.rpc.SlotMessage.Next;
import dev.sweepline.driver.spark.rpc.SlotMessage.Ready;
import dev.sweepline.driver.spark.rpc.SlotMessage.Taken;
import dev.sweepline.driver.spark.rpc.SlotMessage.Waits;
import dev.sweepline.driver.spark.rpc.SlotMessage.Work;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.Recording;
import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.training.TrialLimits;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialEnd.Stopped;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.TrialWork.NetworkTraining;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.user.UserCode;
import java.io.File;
import java.io.InvalidClassException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageCodecTest {
  private static final TrialId ID = new TrialId("s", 3);

  static Stream<Serializable> messages() {
    return Stream.of(
        new Hello(),
        new Ready("1"),
        new Next("spark/0"),
        new Measured(
            new TrialMeasured(ID, 1, 1, 7, 0, new Measurement(1, 10, Map.of("val_accuracy", 0.5)))),
        new Alive(ID, 1, 10),
        new Waits("spark/0", "no room"),
        new Keeps(ID, 1, new TreeMap<>(Map.of("test_accuracy", 0.5))),
        new Ended(ID, 1, new TrialReport(new Completed(), 2, Map.of("a", 1.0), List.of("x"), "k")),
        new Ended(ID, 1, new TrialReport(new Stopped("halving", 1, 0.5, 0.4, 3), 2, Map.of())),
        new Ended(ID, 1, new TrialReport(new Cancelled("asked"), 2, Map.of())),
        new Ended(
            ID, 1, new TrialReport(new Failed(FailureKind.values()[0], "why", ""), 2, Map.of())),
        new Work(new ArrayList<>(List.of(spec(), spec()))),
        new Taken(),
        Verdict.STOP,
        true,
        new SlotSettings(
            new LogAddress("h:1", Map.of("sasl.mechanism", "PLAIN")),
            new DataFolders(Optional.of(Path.of("/d")), Path.of("/h")),
            new UserCode("/f", List.of(Path.of("/a.jar")), Map.of("n.json", "{}")),
            new TrainingFactory("files.zip"),
            true));
  }

  private static TrialSpec spec() {
    Map<String, Object> values = new TreeMap<>();
    values.put("int", 1);
    values.put("long", 1L);
    values.put("double", 0.5);
    values.put("big", new BigInteger("123456789012345678901234567890"));
    values.put("decimal", new BigDecimal("0.1"));
    values.put("text", "relu");
    values.put("flag", true);
    values.put("nothing", null);
    values.put("list", List.of(1, 2, 3));
    values.put("array", Arrays.asList(1, List.of("a")));
    values.put("fixed", Collections.unmodifiableList(new ArrayList<>(List.of(1))));
    values.put("map", Map.of("a", List.of(Map.of("b", 1))));
    return new TrialSpec(
        ID,
        1,
        1,
        values,
        42,
        1,
        Budget.epochs(2),
        new NetworkTraining(
            new NamedOptions("iris", Map.of("columns", List.of("a", "b"))),
            NamedOptions.named("mlp")),
        Recording.DEFAULT,
        TrialLimits.DEFAULT,
        TrainerChoice.AUTO);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void message_isReadAsItWasWritten(Serializable message) {
    assertThat(MessageCodec.read(MessageCodec.write(message))).isEqualTo(message);
  }

  static Stream<Serializable> foreign() {
    return Stream.of(
        new File("x"),
        new PriorityQueue<>(List.of(1)),
        new AtomicReference<>("x"),
        new IllegalStateException("x"),
        new File[] {new File("x")},
        new ArrayList<>(List.of(new File("x"))),
        new Class<?>[] {Runtime.class},
        (Runnable & Serializable) () -> {},
        new NoRecord(),
        org.apache.spark.SparkFiles.class,
        new org.apache.spark.SparkConf(false));
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void foreignClass_isRefused(Serializable object) {
    assertRefused(object);
    assertRefused(nested(object));
  }

  private static Serializable nested(Serializable object) {
    TreeMap<String, Object> map = new TreeMap<>();
    map.put("a", new ArrayList<>(List.of(object)));
    return map;
  }

  @Test
  void depthAndLength_areBounded() {
    ArrayList<Object> deep = new ArrayList<>();
    for (int i = 0; i <= MessageFilter.DEPTH; i++) {
      deep = new ArrayList<>(List.of(deep));
    }
    assertRefused(deep);
    assertRefused(new byte[MessageFilter.ARRAY + 1]);
    assertThat((byte[]) MessageCodec.read(MessageCodec.write(new byte[MessageFilter.ARRAY])))
        .hasSize(MessageFilter.ARRAY);
  }

  private static void assertRefused(Serializable object) {
    byte[] bytes = MessageCodec.write(object);
    assertThatThrownBy(() -> MessageCodec.read(bytes))
        .hasCauseInstanceOf(InvalidClassException.class);
  }

  /** A class of ours that is no message. */
  private static final class NoRecord implements Serializable {
    private static final long serialVersionUID = 1;
  }
}
