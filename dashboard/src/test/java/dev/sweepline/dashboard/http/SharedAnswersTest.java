package dev.sweepline.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweepline.dashboard.SyntheticSweep;
import dev.sweepline.sweep.event.SweepEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedAnswersTest {
  private static final String ROWS = "/api/sweeps/s/rows?limit=5";

  private final TestServer server = new TestServer();
  private final List<SweepEvent> events = new SyntheticSweep("s", 1000, 7).finished("s", 30, 2);
  private int fed;

  @BeforeEach
  void begin() {
    feedUpTo(60);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void feedUpTo(int count) {
    server.feed(events.subList(fed, count));
    fed = count;
  }

  private String told() {
    try (SseClient stream = new SseClient(server, "/api/sweeps/s/events?rows=false", "")) {
      return stream.next().id();
    }
  }

  private JsonNode rows(String known) {
    return server.json(ROWS + "&known=" + known);
  }

  @Test
  void anEqualQuestion_getsTheAnswerThatIsAsNewAsWhatItsAskerKnows() {
    String first = told();
    JsonNode answer = rows(first);
    feedUpTo(90);

    assertThat(rows(first)).isEqualTo(answer);
    assertThat(server.json("/api/sweeps/latest/rows?limit=5&known=" + first)).isEqualTo(answer);
    assertThat(server.json("/api/sweeps/s/rows?limit=6&known=" + first)).isNotEqualTo(answer);

    JsonNode newer = rows(told());
    assertThat(newer.get("version").asLong()).isGreaterThan(answer.get("version").asLong());
    assertThat(rows(first)).isEqualTo(newer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&known=", "&known=rubbish", "&known=other-run:1:s"})
  void whoDoesNotSayWhatIsKnown_getsThePresent(String known) {
    server.json(ROWS);
    feedUpTo(90);

    JsonNode answer = server.json(ROWS + known);

    long version = server.sweeps.get("s").orElseThrow().history().version();
    assertThat(answer.get("version").asLong()).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curves?points=9",
        "table?columns=hidden",
        "bands",
        "importance",
        "progress",
        "slots"
      })
  void otherQuestions_areSharedToo(String question) {
    String known = (question.contains("?") ? "&" : "?") + "known=" + told();
    String path = "/api/sweeps/s/" + question;
    JsonNode answer = server.json(path + known);
    feedUpTo(events.size());

    assertThat(server.json(path + known)).isEqualTo(answer);
    assertThat(server.json(path)).isNotEqualTo(answer);
  }

  @Test
  void anAnswer_isTheSamePackedAndPlain() throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(ROWS));
    HttpResponse<byte[]> packed =
        server.client.send(
            request.header("Accept-Encoding", "br, gzip").build(),
            HttpResponse.BodyHandlers.ofByteArray());

    assertThat(packed.headers().firstValue("content-encoding")).contains("gzip");
    assertThat(unpacked(packed.body())).isEqualTo(server.json(ROWS));
  }

  private static JsonNode unpacked(byte[] bytes) throws IOException {
    return TestServer.JSON.readTree(new GZIPInputStream(new ByteArrayInputStream(bytes)));
  }

  @Test
  void whatIsRefused_isRefusedEachTime() {
    for (int i = 0; i < 2; i++) {
      assertThat(server.get(ROWS + "&sort=nothing").statusCode()).isEqualTo(400);
      assertThat(server.get("/api/sweeps/s/curves?trials=999").statusCode()).isEqualTo(404);
      assertThat(server.get("/api/sweeps/s/table?columns=nothing").statusCode()).isEqualTo(400);
    }
  }
}
