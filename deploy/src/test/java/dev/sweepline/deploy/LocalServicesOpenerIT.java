package dev.sweepline.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.deploy.broker.BrokerLogin;
import dev.sweepline.deploy.broker.EmbeddedBroker;
import dev.sweepline.deploy.broker.TopicClient;
import dev.sweepline.driver.log.TopicProvisioner;
import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.services.ServicesRequest;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.text.UserException;
import java.io.DataOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.protocol.ApiKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalServicesOpenerIT {
  private static final LocalServicesOpener OPENER =
      new LocalServicesOpener(Clock.systemUTC(), line -> {}, home -> {});

  @TempDir private Path home;

  @Test
  void open_joinsTheOwnerWhichWaitsForItsGuest() throws Exception {
    try (Child owner = start("true", "any port")) {
      String kafka = owner.line();
      String page = owner.line();
      assertThat(page).startsWith("http://127.0.0.1:");
      try (Child guest = start("true")) {
        assertThat(guest.line()).isEqualTo(kafka);
        assertThat(guest.line()).isEqualTo(page);
        owner.stop();
        assertThat(owner.line()).startsWith("Waiting for other commands");
        TopicClient.append(log(kafka), TopicClient.submitted("s"));
        guest.stop();
        assertThat(guest.line()).isEqualTo("closed");
        assertThat(guest.exit()).isZero();
      }
      assertThat(owner.line()).isEqualTo("closed");
      assertThat(owner.exit()).isZero();
      assertThat(home.resolve("station.json")).doesNotExist();
    }
  }

  @Test
  void open_startsAPageOfItsOwnWhereTheOwnerHasNone() throws Exception {
    try (Child owner = start("false")) {
      String kafka = owner.line();
      assertThat(owner.line()).isEqualTo("no page");
      try (Child guest = start("true", "any port")) {
        assertThat(guest.line()).isEqualTo(kafka);
        assertThat(guest.line()).startsWith("http://127.0.0.1:");
      }
    }
  }

  @Test
  void open_afterAKilledOwnerEndsItsSweeps() throws Exception {
    try (Child owner = start("false")) {
      TopicClient.append(log(owner.line()), TopicClient.submitted("s"));
      owner.kill();
    }
    assertThat(home.resolve("station.json")).exists();
    List<String> told = new ArrayList<>();
    LocalServicesOpener next = new LocalServicesOpener(Clock.systemUTC(), told::add, home -> {});
    try (Services services = next.open(request(Optional.empty()))) {
      assertThat(told).isEmpty();
      assertThat(TopicClient.events(services.log()))
          .hasSize(2)
          .last()
          .isInstanceOfSatisfying(
              SweepEnded.class,
              ended -> assertThat(ended.outcome()).isEqualTo(SweepEnded.Outcome.INTERRUPTED));
    }
  }

  @Test
  void open_usesAnOutsideBrokerAndLeavesItUp() throws Exception {
    try (EmbeddedBroker outside = EmbeddedBroker.start(home.resolve("outside"))) {
      OPENER.open(request(Optional.of(outside.bootstrap()))).close();
      try (Services services = OPENER.open(request(Optional.of(outside.bootstrap())))) {
        TopicClient.append(services.log(), TopicClient.submitted("s"));
        assertThat(TopicClient.events(outside.bootstrap())).hasSize(1);
      }
      assertThat(home.resolve("station.json")).doesNotExist();
    }
  }

  @Test
  void open_saysWhichOutsideBrokerIsSilent() {
    assertThatThrownBy(() -> OPENER.open(request(Optional.of("127.0.0.1:1"))))
        .isInstanceOf(UserException.class)
        .hasMessage("no Kafka broker answers at 127.0.0.1:1");
    assertThatThrownBy(() -> OPENER.open(request(Optional.of("nonsense"))))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("'nonsense' is no Kafka address; write HOST:PORT");
  }

  @Test
  void open_refusesAHomeThatIsAFile() throws Exception {
    Path file = Files.createFile(home.resolve("file"));
    ServicesRequest request = new ServicesRequest(file, Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> OPENER.open(request))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("cannot write the home folder " + file);
  }

  @Test
  void open_letsNobodyInWithoutTheLogin() throws Exception {
    try (Services services = OPENER.open(request(Optional.empty()))) {
      String kafka = services.log().servers();
      LogAddress stranger = new LogAddress(kafka, BrokerLogin.fresh().client());
      assertThatThrownBy(() -> TopicProvisioner.ensure(stranger, Duration.ofSeconds(10)))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("Authentication failed");
      assertThatThrownBy(() -> OPENER.open(request(Optional.of(kafka))))
          .isInstanceOf(UserException.class)
          .hasMessage("no Kafka broker answers at " + kafka);
      assertThat(controllerSays()).isEqualTo(-1);
      assertThat(services.log() + LoginFile.read(home).orElseThrow().toString())
          .doesNotContain(LoginFile.read(home).orElseThrow().secret());
      assertThat(Files.getPosixFilePermissions(LoginFile.of(home)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  /** To a request for its metadata, that is: nothing, and it hangs up. */
  private int controllerSays() throws Exception {
    String port = Files.readAllLines(home.resolve("kafka/ports")).get(1);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
      socket.setSoTimeout(20_000);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      byte[] client = "stranger".getBytes(StandardCharsets.US_ASCII);
      out.writeInt(2 + 2 + 4 + 2 + client.length + 4);
      out.writeShort(ApiKeys.METADATA.id);
      out.writeShort(0);
      out.writeInt(1);
      out.writeShort(client.length);
      out.write(client);
      out.writeInt(0);
      return socket.getInputStream().read();
    }
  }

  private LogAddress log(String kafka) {
    return new LogAddress(kafka, LoginFile.read(home).orElseThrow().client());
  }

  private Child start(String... options) throws Exception {
    String[] arguments = new String[options.length + 1];
    arguments[0] = home.toString();
    System.arraycopy(options, 0, arguments, 1, options.length);
    return Child.start(ServicesProgram.class, arguments);
  }

  private ServicesRequest request(Optional<String> kafka) {
    return new ServicesRequest(home, kafka.map(LogAddress::of), Optional.empty());
  }
}
