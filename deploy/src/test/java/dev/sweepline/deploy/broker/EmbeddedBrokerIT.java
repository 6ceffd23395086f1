package dev.sweepline.deploy.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.deploy.Child;
import dev.sweepline.driver.log.TopicProvisioner;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.text.UserException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void restart_keepsRecords() throws Exception {
    EmbeddedBroker first = EmbeddedBroker.start(folder);
    try (first) {
      TopicProvisioner.ensure(LogAddress.of(first.bootstrap()), PATIENCE);
      TopicClient.write(first.bootstrap(), numbers(10));
    }
    first.close(); // a second time does nothing
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      TopicProvisioner.ensure(LogAddress.of(broker.bootstrap()), PATIENCE);
      assertThat(TopicClient.read(broker.bootstrap())).containsExactlyElementsOf(numbers(10));
    }
  }

  @Test
  void kill_keepsAcknowledgedRecords() throws Exception {
    try (Child child = Child.start(BrokerProgram.class, folder.toString())) {
      String kafka = child.line();
      assertThatThrownBy(() -> EmbeddedBroker.start(folder))
          .isInstanceOf(UserException.class)
          .hasMessage(
              "the broker's folder %s is in use by another process; use another --home", folder);
      TopicProvisioner.ensure(LogAddress.of(kafka), PATIENCE);
      TopicClient.write(kafka, numbers(1000));
      child.kill();
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      assertThat(TopicClient.read(broker.bootstrap())).containsExactlyElementsOf(numbers(1000));
    }
  }

  @Test
  void start_takesOtherPortsWhenOneIsTakenMeanwhile() throws Exception {
    int[] free = RememberedPorts.free();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Queue<int[]> ports =
          new ArrayDeque<>(
              List.of(
                  new int[] {taken.getLocalPort(), free[0]},
                  new int[] {free[0], taken.getLocalPort()},
                  RememberedPorts.free()));
      try (EmbeddedBroker broker = EmbeddedBroker.start(folder, ports::remove, Optional.empty())) {
        TopicProvisioner.ensure(LogAddress.of(broker.bootstrap()), PATIENCE);
        assertThat(ports).isEmpty();
      }
    }
  }

  @Test
  void start_refusesFolderThatCannotBeMade() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> EmbeddedBroker.start(file.resolve("kafka")))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("cannot write the broker's folder " + file);
  }

  private static List<byte[]> numbers(int count) {
    return IntStream.range(0, count).mapToObj(i -> Integer.toString(i).getBytes(UTF_8)).toList();
  }
}
