package dev.sweepline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweepline.deploy.broker.SecuredBroker;
import dev.sweepline.deploy.e2e.Launcher.Result;
import dev.sweepline.driver.log.TopicProvisioner;
import dev.sweepline.sweep.event.LogAddress;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else's Kafka: a password, a topic that may not be made, several drivers, one page. */
class SecuredLogIT {
  private static final String TOPIC = "team-a.sweeps";
  private static final String ADMIN = "admins-word";
  private static final String SECRET = "s3cret-of-sweeps";
  private static final String SWEEP =
      """
      name: %s
      method: random
      run_cap: 3
      dataset: iris
      network: softmax
      metric: {name: val_accuracy, goal: maximize}
      budget: {epochs: 2}
      parameters:
        learning_rate: {min: 0.01, max: 0.1}
      """;

  @TempDir Path folder;

  @Test
  void twoDriversAndAPage_shareATopicThatTheyMayNotMake() throws Exception {
    Launcher launcher = new Launcher(folder.resolve("home"));
    Map<String, String> users = Map.of("admin", ADMIN, "sweeps", SECRET);
    try (SecuredBroker broker = new SecuredBroker(folder.resolve("kafka"), users)) {
      Path config = config("sweeps", SECRET, broker);
      Path one = write("one.yaml", SWEEP.formatted("one"));
      Result forbidden = launcher.run("list", "--kafka-config", config);
      assertThat(forbidden.code()).isEqualTo(2);
      assertThat(forbidden.err())
          .startsWith("topic team-a.sweeps is not to be seen on Kafka at " + broker.bootstrap())
          .hasLineCount(1);

      makeTopic(broker);
      Process first = launcher.start("run", one, "--exit", "--port", "0", "--kafka-config", config);
      Path two = write("two.yaml", SWEEP.formatted("two"));
      Result second = launcher.run("run", two, "--exit", "--port", "0", "--kafka-config", config);
      assertThat(second.code()).as(second.err()).isZero();
      String said = new String(first.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(first.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(first.exitValue()).as(said).isZero();

      assertThat(pageShows(launcher, config)).containsOnly("one FINISHED 3", "two FINISHED 3");
      assertThat(said + second.out() + second.err() + logs()).doesNotContain(SECRET);
    }
  }

  private static void makeTopic(SecuredBroker broker) throws Exception {
    Map<String, String> admin = new HashMap<>(SecuredBroker.client("admin", ADMIN));
    admin.putAll(Map.of("topic.name", TOPIC, "topic.partitions", "3"));
    TopicProvisioner.ensure(new LogAddress(broker.bootstrap(), admin), Duration.ofSeconds(20));
    assertThat(broker.partitions(ADMIN, TOPIC)).isEqualTo(3);
    broker.allow(
        ADMIN, "sweeps", TOPIC, AclOperation.DESCRIBE, AclOperation.READ, AclOperation.WRITE);
  }

  private List<String> pageShows(Launcher launcher, Path config) throws Exception {
    Process page = launcher.start("dashboard", "--port", "0", "--kafka-config", config);
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(page.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      assertThat(line).startsWith("page:   http://");
      URI api = URI.create(line.substring("page:   ".length())).resolve("/api/sweeps");
      List<String> shown = List.of();
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (shown.size() < 2 && System.nanoTime() < deadline) {
        shown = shown(api);
      }
      return shown;
    } finally {
      page.destroy();
      assertThat(page.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  private static List<String> shown(URI api) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(api).build();
    String body = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    JsonNode sweeps = Json.read(body).get("sweeps");
    return Stream.iterate(0, i -> i < sweeps.size(), i -> i + 1)
        .map(sweeps::get)
        .map(s -> "%s %s %s".formatted(text(s, "name"), text(s, "state"), text(s, "completed")))
        .toList();
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).asText();
  }

  private Path config(String user, String password, SecuredBroker broker) throws Exception {
    Map<String, String> all = new HashMap<>(SecuredBroker.client(user, password));
    all.put("bootstrap.servers", broker.bootstrap());
    all.put("topic.name", TOPIC);
    return write(
        user + ".properties",
        all.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("\n")));
  }

  private String logs() throws Exception {
    try (Stream<Path> files = Files.walk(folder.resolve("home/logs"))) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file));
      }
      return all.toString();
    }
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }
}
