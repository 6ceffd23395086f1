package dev.sweepline.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.dashboard.SyntheticSweep;
import dev.sweepline.sweep.event.SweepEvent.StopRequested;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do to sweeps on a page that this machine alone can reach. */
@Timeout(60)
class ActRoutesTest {
  private final TestServer server = new TestServer();
  private String csrf = "";

  @BeforeEach
  void feed() {
    SyntheticSweep live = new SyntheticSweep("live", 9_000_000, 1);
    server.feed(List.of(live.submitted("running", "random", 5)));
    server.feed(live.trial(0, 3));
    server.feed(live.trial(1, 3).subList(0, 2));
    server.feed(new SyntheticSweep("past", 1000, 2).finished("over", 3, 2));
    csrf = server.json("/api/session").get("csrf").asText();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private HttpResponse<String> act(String method, String path, String body) {
    return server.send(method, path, body, "X-Sweepline-Csrf", csrf);
  }

  @Test
  void stop_asksTheDriver() {
    assertThat(act("POST", "/api/sweeps/live/stop", "").statusCode()).isEqualTo(200);
    HttpResponse<String> answer = act("POST", "/api/sweeps/live/trials/1/stop", "");

    assertThat(answer.body()).contains("Asked its driver to stop trial 1");
    assertThat(server.written)
        .allSatisfy(
            event -> {
              assertThat(event).isInstanceOf(StopRequested.class);
              assertThat(((StopRequested) event).reason()).isEqualTo("stopped by this machine");
            });
    assertThat(((StopRequested) server.written.get(1)).trial()).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST|/api/sweeps/past/stop||409|over is not running: it is finished",
        "POST|/api/sweeps/live/trials/0/stop||409|trial 0 has ended",
        "POST|/api/sweeps/live/trials/4/stop||404|trial 4 of sweep live has not started",
        "DELETE|/api/sweeps/live||409|running is running; stop it first",
        "DELETE|/api/sweeps/none||404|no sweep 'none'",
        "PATCH|/api/sweeps/live|{}|400|give name or archived",
        "PATCH|/api/sweeps/live|{\"nmae\": \"x\"}|400|unknown field 'nmae'",
        "PATCH|/api/sweeps/live|[]|400|no JSON object",
        "PATCH|/api/sweeps/live|{\"archived\": 1}|400|archived is not true or false",
        "PATCH|/api/sweeps/live/trials/0|{\"tags\": \"x\"}|400|tags is not an array of texts",
        "PATCH|/api/sweeps/live/trials/0|{\"tags\": [\"a,b\"]}|400|no comma",
      })
  void whatCannotBeDone_isSaidAndNotWritten(
      String method, String path, String body, int status, String line) {
    HttpResponse<String> answer = act(method, path, body == null ? "" : body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(line);
    assertThat(server.written).isEmpty();
  }

  @Test
  void marks_areOnTheBoardAndFilterIt() {
    String body = "{\"starred\": true, \"note\": \" look <b>here</b>\\r\\n\", \"tags\": [\"odd\"]}";
    assertThat(act("PATCH", "/api/sweeps/live/trials/1", body).statusCode()).isEqualTo(200);

    var rows = server.json("/api/sweeps/live/rows?filter=starred").get("rows");
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).get("note").asText()).isEqualTo("look <b>here</b>");
    assertThat(rows.get(0).get("tags").get(0).asText()).isEqualTo("odd");
    assertThat(server.json("/api/sweeps/live/rows?filter=tag%3Dodd").get("total").asInt()).isOne();
    assertThat(server.json("/api/sweeps/live/trials/1").at("/marked/note/by").asText())
        .isEqualTo("this machine");
  }

  @Test
  void aSweep_isRenamedPutAwayAndDeleted() {
    act("PATCH", "/api/sweeps/past", "{\"name\": \" other\\tname \", \"archived\": true}");
    assertThat(server.json("/api/sweeps/other%20name").get("archived").asBoolean()).isTrue();

    assertThat(act("DELETE", "/api/sweeps/past", "").body()).contains("Deleted other name");
    assertThat(server.get("/api/sweeps/past").statusCode()).isEqualTo(404);
    assertThat(server.host.forgotten).containsExactly("past");
    server.feed(new SyntheticSweep("past", 1000, 2).finished("over", 3, 2));
    assertThat(server.get("/api/sweeps/past").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "X-Sweepline-Csrf,wrong",
    "Origin,http://evil.example",
    "Origin,null",
    "Sec-Fetch-Site,cross-site",
    "Sec-Fetch-Site,same-site",
  })
  void aForeignPage_canDoNothing(String header, String value) {
    String[] headers =
        header.startsWith("X-")
            ? new String[] {header, value}
            : new String[] {header, value, "X-Sweepline-Csrf", csrf};
    HttpResponse<String> answer = server.send("POST", "/api/sweeps/live/stop", "", headers);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    assertThat(server.written).isEmpty();
  }

  @Test
  void ownOrigin_isNotForeign() {
    String own = "http://127.0.0.1:" + server.server.url().getPort();
    String[] headers = {"X-Sweepline-Csrf", csrf, "Origin", own, "Sec-Fetch-Site", "same-origin"};

    assertThat(server.send("POST", "/api/sweeps/live/stop", "", headers).statusCode())
        .isEqualTo(200);
  }

  @Test
  void whoeverComesThroughAProxy_mustLogIn() {
    HttpResponse<String> answer =
        server.send("GET", "/api/sweeps", "", "X-Forwarded-For", "203.0.113.9");

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void aBodyThatIsTooLong_isRefused() {
    String body = "{\"note\": \"" + "x".repeat(20_000) + "\"}";

    assertThat(act("PATCH", "/api/sweeps/live/trials/0", body).statusCode()).isEqualTo(413);
  }

  @Test
  void aForm_isNoBody() {
    String[] headers = {"X-Sweepline-Csrf", csrf, "Content-Type", "text/plain"};

    assertThat(server.send("PATCH", "/api/sweeps/live/trials/0", "{}", headers).statusCode())
        .isEqualTo(400);
  }
}
