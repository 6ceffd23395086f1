package dev.sweepline.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweepline.dashboard.SyntheticSweep;
import dev.sweepline.dashboard.act.Draft;
import dev.sweepline.dashboard.act.Launch;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sweep files written on the page, and runs started there. */
@Timeout(60)
class LaunchRoutesTest {
  private static final String FILE =
      """
      method: random
      run_cap: 2
      dataset: digits
      network: mlp
      metric: {name: val_accuracy, goal: maximize}
      budget: {epochs: 1}
      parameters:
        hidden: {min: 8, max: 16}
      """;

  private final TestServer server = new TestServer();
  private String csrf = "";

  @BeforeEach
  void feed() {
    SyntheticSweep half = new SyntheticSweep("half", 2000, 1);
    server.feed(List.of(half.submitted("half", "random", 9)));
    server.feed(List.of(half.ended(Outcome.INTERRUPTED)));
    server.feed(new SyntheticSweep("past", 1000, 2).finished("over", 3, 2));
    server.feed(List.of(new SyntheticSweep("live", 3000, 3).submitted("live", "random", 9)));
    csrf = server.json("/api/session").get("csrf").asText();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private HttpResponse<String> post(String path, Map<String, ?> body) throws IOException {
    String text = body.isEmpty() ? "" : TestServer.JSON.writeValueAsString(body);
    return server.send("POST", path, text, "X-Sweepline-Csrf", csrf);
  }

  @Test
  void validate_saysWhatIsWrongAndWhere() throws IOException {
    Map<String, String> body = Map.of("sweep", "past", "text", FILE.replace("run_cap", "runcap"));
    JsonNode wrong = TestServer.JSON.readTree(post("/api/validation", body).body());

    assertThat(wrong.get("ok").asBoolean()).isFalse();
    assertThat(wrong.get("file").asText()).isEqualTo("sweeps/past.yaml");
    assertThat(wrong.at("/errors/0/line").asInt()).isEqualTo(2);
    assertThat(wrong.at("/errors/0/message").asText()).contains("run_cap");
    assertThat(server.host.started).isEmpty();
  }

  @Test
  void aFile_isRunBesideTheOneItWasMadeOf() throws IOException {
    assertThat(post("/api/runs", Map.of("sweep", "past", "text", FILE)).body())
        .isEqualTo("{\"done\":\"Started\"}");
    assertThat(server.host.started)
        .containsExactly(new Launch.Run(new Draft("sweeps/past.yaml", FILE)));
  }

  @Test
  void whatHasEnded_isResumedAndExtended() throws IOException {
    assertThat(post("/api/sweeps/half/resume", Map.of()).statusCode()).isEqualTo(200);
    assertThat(post("/api/sweeps/past/extend", Map.of("trials", 5)).statusCode()).isEqualTo(200);

    assertThat(server.host.started)
        .containsExactly(new Launch.Resume("half"), new Launch.Extend("past", 5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/sweeps/live/resume||409|live is running",
        "/api/sweeps/past/resume||409|nothing left to run; extend it",
        "/api/sweeps/half/retry||409|no trial of half has failed",
        "/api/sweeps/past/extend|{}|400|trials is not a whole number from 1",
        "/api/sweeps/past/extend|{\"trials\": 1.5}|400|trials is not a whole number from 1",
        "/api/sweeps/past/extend|{\"trials\": 0}|400|trials is not a whole number from 1",
        "/api/runs|{\"text\": \"a: b\"}|409|the file has errors",
        "/api/runs|{}|400|text is missing",
        "/api/runs|{\"sweep\": \"none\", \"text\": \"\"}|404|no sweep 'none'",
      })
  void whatCannotBeRun_isSaid(String path, String body, int status, String line) {
    HttpResponse<String> answer =
        server.send("POST", path, body == null ? "" : body, "X-Sweepline-Csrf", csrf);

    assertThat(answer.body()).contains(line);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(server.host.started).isEmpty();
  }

  @Test
  void aPageThatDoesNotDrive_saysHowOneDoes() throws IOException {
    server.host.drives = false;

    HttpResponse<String> answer = post("/api/runs", Map.of("text", FILE));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("serve --drive");
    assertThat(server.json("/api/session").get("drives").asBoolean()).isFalse();
  }
}
