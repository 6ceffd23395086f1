package dev.sweepline.driver.export.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.kit.TestLogs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.shade.protobuf.ByteString;
import org.nd4j.shade.protobuf.UnknownFieldSet;
import org.tensorflow.framework.Summary;

/**
 * Read back with Protocol Buffers' own library, summaries with the types that TensorFlow's
 * definitions generate, which ND4J brings.
 */
class TensorBoardRunsTest {
  @TempDir private Path folder;

  private SweepHistory history;
  private TensorBoardRuns runs;

  @BeforeEach
  void begin() {
    history = new SweepHistory(TestLogs.submitted(Goal.MINIMIZE, OptionalLong.of(2)));
    runs = new TensorBoardRuns(folder);
    history.apply(TestLogs.started(0, 1));
    history.apply(TestLogs.measured(0, 1, 1, 0.5));
  }

  @Test
  void run_growsWithItsTrial() throws IOException {
    runs.sync(history);
    assertThat(scalars("trial-00000")).containsExactly("1 loss=0.5");

    history.apply(TestLogs.measured(0, 1, 2, Double.NaN));
    runs.sync(history);
    history.apply(TestLogs.completed(0, 1));
    runs.sync(history);

    assertThat(scalars("trial-00000")).containsExactly("1 loss=0.5", "2 loss=NaN");
    List<Event> events = events("trial-00000");
    assertThat(events.get(0).version()).isEqualTo("brain.Event:2");
    assertThat(tags(events))
        .containsExactly(
            "_hparams_/session_start_info", "loss", "loss", "_hparams_/session_end_info");
    assertThat(events.get(events.size() - 1).wallTime()).isEqualTo(0.030);
  }

  /** TensorBoard drops what it has from the step of a session's start on. */
  @Test
  void run_tellsOfAnAttemptThatBeginsAnew() throws IOException {
    runs.sync(history);
    history.apply(TestLogs.started(0, 2));
    history.apply(TestLogs.measured(0, 2, 1, 0.25));
    runs.sync(history);

    assertThat(scalars("trial-00000")).containsExactly("1 loss=0.5", "1 loss=0.25");
    assertThat(events("trial-00000"))
        .filteredOn(event -> !event.session().asMap().isEmpty())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.session().getField(1).getVarintList()).containsExactly(1L);
              assertThat(event.step()).isZero();
            });
  }

  @Test
  void session_hasTheAssignmentInThePluginsForm() throws IOException {
    runs.sync(history);
    Summary.Value value = events("trial-00000").get(1).summary().getValue(0);

    assertThat(value.getMetadata().getPluginData().getPluginName()).isEqualTo("hparams");
    UnknownFieldSet start =
        message(fields(value.getMetadata().getPluginData().getContent()), 3).get(0);
    assertThat(message(start, 1))
        .extracting(entry -> text(entry, 1), entry -> kinds(entry))
        .containsExactly(
            tuple("act", Set.of(3)), tuple("depth", Set.of(2)), tuple("lr", Set.of(2)));
    assertThat(text(start, 4)).startsWith("#0 ");
  }

  @Test
  void experiment_isDescribedOnceTheSweepHasEnded() throws IOException {
    runs.sync(history);
    assertThat(folder.toFile().list()).hasSize(1);
    history.apply(TestLogs.over(50, Outcome.FINISHED));
    runs.sync(history);

    ByteString content =
        events("").get(1).summary().getValue(0).getMetadata().getPluginData().getContent();
    UnknownFieldSet experiment = message(fields(content), 2).get(0);
    assertThat(message(experiment, 4))
        .extracting(info -> text(info, 1))
        .containsExactly("act", "lr");
    assertThat(message(experiment, 5))
        .extracting(info -> text(message(info, 1).get(0), 2))
        .containsExactly("loss");
  }

  private static List<UnknownFieldSet> message(UnknownFieldSet in, int field) throws IOException {
    List<UnknownFieldSet> all = new ArrayList<>();
    for (ByteString bytes : in.getField(field).getLengthDelimitedList()) {
      all.add(fields(bytes));
    }
    return all;
  }

  /** Which of a google.protobuf.Value's kinds an entry's value is. */
  private static Set<Integer> kinds(UnknownFieldSet entry) {
    try {
      return message(entry, 2).get(0).asMap().keySet();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static UnknownFieldSet fields(ByteString bytes) throws IOException {
    return UnknownFieldSet.parseFrom(bytes);
  }

  private static String text(UnknownFieldSet in, int field) {
    return in.getField(field).getLengthDelimitedList().get(0).toStringUtf8();
  }

  private List<String> scalars(String run) throws IOException {
    List<String> all = new ArrayList<>();
    for (Event event : events(run)) {
      for (Summary.Value value : event.summary().getValueList()) {
        if (value.getValueCase() == Summary.Value.ValueCase.SIMPLE_VALUE) {
          all.add(event.step() + " " + value.getTag() + "=" + value.getSimpleValue());
        }
      }
    }
    return all;
  }

  private static List<String> tags(List<Event> events) {
    return events.stream()
        .flatMap(event -> event.summary().getValueList().stream())
        .map(Summary.Value::getTag)
        .toList();
  }

  private List<Event> events(String run) throws IOException {
    List<Event> all = new ArrayList<>();
    try (var files = Files.newDirectoryStream(folder.resolve(run), "*tfevents*")) {
      for (Path file : files) {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
          byte[] length = take(bytes, 8);
          checked(length, bytes.getInt());
          byte[] data =
              take(bytes, (int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong());
          checked(data, bytes.getInt());
          all.add(Event.of(data));
        }
      }
    }
    return all;
  }

  private static byte[] take(ByteBuffer bytes, int count) {
    byte[] taken = new byte[count];
    bytes.get(taken);
    return taken;
  }

  /** As TensorFlow unmasks: minus the constant, then back by 15 bits. */
  private static void checked(byte[] data, int masked) {
    CRC32C checksum = new CRC32C();
    checksum.update(data);
    int rotated = masked - 0xa282ead8;
    assertThat(rotated >>> 17 | rotated << 15).isEqualTo((int) checksum.getValue());
  }

  /** An event by event.proto. */
  private record Event(
      double wallTime, long step, String version, Summary summary, UnknownFieldSet session) {
    static Event of(byte[] data) throws IOException {
      UnknownFieldSet fields = UnknownFieldSet.parseFrom(data);
      List<Long> steps = fields.getField(2).getVarintList();
      return new Event(
          Double.longBitsToDouble(fields.getField(1).getFixed64List().get(0)),
          steps.isEmpty() ? 0 : steps.get(0),
          fields.hasField(3) ? text(fields, 3) : "",
          Summary.parseFrom(first(fields, 5)),
          UnknownFieldSet.parseFrom(first(fields, 7)));
    }

    private static ByteString first(UnknownFieldSet fields, int field) {
      List<ByteString> all = fields.getField(field).getLengthDelimitedList();
      return all.isEmpty() ? ByteString.EMPTY : all.get(0);
    }
  }
}
