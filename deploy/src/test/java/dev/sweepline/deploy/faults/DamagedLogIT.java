package dev.sweepline.deploy.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.deploy.broker.BrokerLogin;
import dev.sweepline.deploy.broker.HomeBroker;
import dev.sweepline.deploy.broker.LogRescue;
import dev.sweepline.deploy.broker.TopicClient;
import dev.sweepline.driver.log.TopicProvisioner;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.text.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DamagedLogIT {
  private static final int RECORDS = 40;
  private static final BrokerLogin LOGIN = BrokerLogin.fresh();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private static Path whole;
  @TempDir private Path home;

  @BeforeAll
  static void fillALog() throws Exception {
    try (HomeBroker broker = HomeBroker.start(whole, LOGIN, line -> {})) {
      TopicProvisioner.ensure(broker.log(), PATIENCE);
      SweepEvent[] events =
          IntStream.range(0, RECORDS)
              .mapToObj(i -> TopicClient.submitted("sweep-" + i))
              .toArray(SweepEvent[]::new);
      TopicClient.append(broker.log(), events);
    }
    assertThat(whole.resolve("log.json")).content().contains("\"end\" : " + RECORDS);
  }

  static Stream<LogDamage> costly() {
    return Stream.of(LogDamage.values()).filter(damage -> damage.told(RECORDS).isPresent());
  }

  @ParameterizedTest
  @MethodSource("costly")
  void start_refusesALogThatHasLostSomethingAndChangesNothing(LogDamage damage) throws Exception {
    copy(whole, home);
    damage.harm(home);
    assertRefused(damage);
  }

  @ParameterizedTest
  @EnumSource(names = {"IDENTITY_REMOVED", "METADATA_REMOVED", "SEGMENT_CUT", "TOPIC_REMOVED"})
  void start_seesMostWithoutAMark(LogDamage damage) throws Exception {
    copy(whole, home);
    Files.delete(home.resolve("log.json"));
    damage.harm(home);
    assertThatThrownBy(() -> HomeBroker.start(home, LOGIN, line -> {}))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("the log is damaged: ");
  }

  @Test
  void start_refusesALogThatIsAFile() throws Exception {
    Files.createFile(Files.createDirectory(home.resolve("kafka")).resolve("log"));
    assertThatThrownBy(() -> HomeBroker.start(home, LOGIN, line -> {}))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(home.resolve("kafka/log") + " is no folder");
  }

  private void assertRefused(LogDamage damage) throws IOException {
    Map<String, String> before = contents(home);
    assertThatThrownBy(() -> HomeBroker.start(home, LOGIN, line -> {}))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("the log is damaged: ")
        .hasMessageContaining(damage.told(RECORDS).orElseThrow())
        .hasMessageContaining("put " + home.resolve("kafka") + " back from a backup")
        .hasMessageNotContaining("\n");
    assertThat(contents(home)).isEqualTo(before);
  }

  /** One start each for those that do not touch the same files. */
  @ParameterizedTest
  @MethodSource("harmless")
  void start_goesOnWhereNothingIsLost(EnumSet<LogDamage> damages) throws Exception {
    copy(whole, home);
    for (LogDamage damage : damages) {
      damage.harm(home);
    }
    List<String> told = new ArrayList<>();
    try (HomeBroker broker = HomeBroker.start(home, LOGIN, told::add)) {
      TopicClient.append(broker.log(), TopicClient.submitted("another"));
      assertThat(TopicClient.events(broker.log()))
          .hasSize(RECORDS + 1)
          .last()
          .isEqualTo(TopicClient.submitted("another"));
    }
    long mended = damages.stream().filter(damage -> damage.name().contains("IDENTITY")).count();
    assertThat(told)
        .hasSizeGreaterThanOrEqualTo((int) mended)
        .allMatch(line -> line.contains("; nothing is lost"));
    assertThat(home.resolve("log.json")).content().contains("\"end\" : " + (RECORDS + 1));
  }

  @Test
  void rescue_keepsTheOldLogAndAllThatCanBeRead() throws Exception {
    copy(whole, home);
    LogDamage.METADATA_REMOVED.harm(home);
    LogDamage.SEGMENT_GARBLED.harm(home);
    List<String> told = new ArrayList<>();
    assertThat(LogRescue.run(home, told::add))
        .isEqualTo(
            "%d records of the log are in a new one; the old one is in %s"
                .formatted(RECORDS - 1, home.resolve("damaged/1")));
    assertThat(told).isEmpty();
    assertThat(home.resolve("damaged/1/kafka/log")).exists();
    try (HomeBroker broker = HomeBroker.start(home, LOGIN, told::add)) {
      assertThat(TopicClient.events(broker.log()))
          .hasSize(RECORDS - 1)
          .startsWith(TopicClient.submitted("sweep-0"))
          .endsWith(TopicClient.submitted("sweep-" + (RECORDS - 1)));
    }
    assertThat(told).isEmpty();
  }

  static Stream<EnumSet<LogDamage>> harmless() {
    return Stream.of(
        EnumSet.of(
            LogDamage.IDENTITY_REMOVED,
            LogDamage.PARTITION_IDENTITY_REMOVED,
            LogDamage.INDEXES_REMOVED,
            LogDamage.EPOCHS_REMOVED,
            LogDamage.CHECKPOINTS_GARBLED),
        EnumSet.of(
            LogDamage.IDENTITY_GARBLED,
            LogDamage.PARTITION_IDENTITY_GARBLED,
            LogDamage.END_TORN,
            LogDamage.INDEX_GARBLED,
            LogDamage.EPOCHS_GARBLED,
            LogDamage.QUORUM_GARBLED,
            LogDamage.CHECKPOINTS_BEYOND));
  }

  @Test
  void harmless_areAllTried() {
    EnumSet<LogDamage> tried = EnumSet.noneOf(LogDamage.class);
    harmless().forEach(tried::addAll);
    costly().forEach(tried::add);
    assertThat(tried).isEqualTo(EnumSet.allOf(LogDamage.class));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        String text = Files.isDirectory(file) ? "folder" : Files.readString(file, ISO_8859_1);
        contents.put(folder.relativize(file).toString(), text);
      }
    }
    return contents;
  }
}
