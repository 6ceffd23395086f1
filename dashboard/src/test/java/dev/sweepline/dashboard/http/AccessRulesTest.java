package dev.sweepline.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweepline.dashboard.SyntheticSweep;
import dev.sweepline.dashboard.http.contract.ApiContract;
import dev.sweepline.dashboard.http.contract.ApiOperation;
import dev.sweepline.sweep.access.AccessToken;
import dev.sweepline.sweep.access.Role;
import dev.sweepline.sweep.access.TokenFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what on a page that asks for a login. */
@Timeout(60)
class AccessRulesTest {
  /** Every operation, and the least that whoever asks for it must be. */
  private static final Map<String, Role> LEAST =
      Map.ofEntries(
          Map.entry("listSweeps", Role.VIEWER),
          Map.entry("getSweep", Role.VIEWER),
          Map.entry("markSweep", Role.OPERATOR),
          Map.entry("deleteSweep", Role.OPERATOR),
          Map.entry("stopSweep", Role.OPERATOR),
          Map.entry("getLeaderboard", Role.VIEWER),
          Map.entry("getRows", Role.VIEWER),
          Map.entry("getCsv", Role.VIEWER),
          Map.entry("getReport", Role.VIEWER),
          Map.entry("getTable", Role.VIEWER),
          Map.entry("getImportance", Role.VIEWER),
          Map.entry("getProgress", Role.VIEWER),
          Map.entry("getBands", Role.VIEWER),
          Map.entry("getSlots", Role.VIEWER),
          Map.entry("getTrial", Role.VIEWER),
          Map.entry("markTrial", Role.OPERATOR),
          Map.entry("stopTrial", Role.OPERATOR),
          Map.entry("getCurves", Role.VIEWER),
          Map.entry("streamSweep", Role.VIEWER),
          Map.entry("streamSweeps", Role.VIEWER),
          Map.entry("resumeSweep", Role.OPERATOR),
          Map.entry("retrySweep", Role.OPERATOR),
          Map.entry("extendSweep", Role.OPERATOR),
          Map.entry("validate", Role.OPERATOR),
          Map.entry("runSweep", Role.OPERATOR),
          Map.entry("getSession", Role.NONE),
          Map.entry("login", Role.NONE),
          Map.entry("logout", Role.NONE),
          Map.entry("beginLogin", Role.NONE),
          Map.entry("endLogin", Role.NONE),
          Map.entry("getHealth", Role.NONE),
          Map.entry("getMetrics", Role.VIEWER),
          Map.entry("getContract", Role.NONE));

  private static final String STAR = "{\"starred\": true}";
  private static final String ACT = "/api/sweeps/s/trials/0";

  @TempDir Path home;
  private final Map<Role, String> texts = new HashMap<>();
  private TestServer server;

  @BeforeEach
  void start() {
    texts.put(Role.VIEWER, token("vera", Role.VIEWER, Optional.empty()));
    texts.put(Role.OPERATOR, token("otto", Role.OPERATOR, Optional.empty()));
    server = new TestServer(false, home);
    server.feed(new SyntheticSweep("s", 1000, 1).finished("s", 3, 2));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String token(String name, Role role, Optional<Instant> end) {
    AccessToken.Issued issued =
        AccessToken.issue(name, role, Instant.EPOCH, end, new SecureRandom());
    TokenFile.of(home).add(issued.token());
    return issued.text();
  }

  private String[] bearer(Role role) {
    return role == Role.NONE
        ? new String[0]
        : new String[] {"Authorization", "Bearer " + texts.get(role)};
  }

  @Test
  void everyRoute_isForItsRoles() throws Exception {
    Map<String, Role> seen = new HashMap<>();
    for (ApiOperation operation : ApiContract.load().operations()) {
      Role least = LEAST.getOrDefault(operation.id(), Role.OPERATOR);
      seen.put(operation.id(), least);
      for (Role role : Role.values()) {
        String id = operation.id() + "-" + role;
        server.feed(new SyntheticSweep(id, 2000, 1).finished(id, 2, 1));
        int status = status(operation, id, bearer(role));
        String what = operation.method() + " " + operation.path() + " by " + role;
        if (role.covers(least)) {
          assertThat(status).as(what).isNotIn(403, 404, 405, 413, 421, 500, 503);
          assertThat(status == 401).as(what).isEqualTo(operation.id().equals("login"));
        } else {
          assertThat(status).as(what).isEqualTo(role == Role.NONE ? 401 : 403);
        }
      }
    }
    assertThat(seen).isEqualTo(LEAST);
  }

  /** Streams do not end, so no answer is read to its end. */
  private int status(ApiOperation operation, String id, String[] headers) throws Exception {
    String path = operation.path().replace("{id}", id).replace("{n}", "0");
    String body =
        switch (operation.id()) {
          case "markTrial" -> STAR;
          case "markSweep" -> "{\"archived\": true}";
          case "extendSweep" -> "{\"trials\": 2}";
          case "validate", "runSweep" -> "{\"text\": \"name: x\"}";
          case "login" -> "{\"token\": \"sweepline_none\"}";
          default -> "";
        };
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.uri(path))
            .method(operation.method(), HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<InputStream> answer =
        server.client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    answer.body().close();
    return answer.statusCode();
  }

  @Test
  void thePageItself_isForAnybody_andHealthIsBrief() {
    assertThat(server.get("/").statusCode()).isEqualTo(200);
    assertThat(server.get("/main.js").statusCode()).isEqualTo(200);
    assertThat(server.get("/health").body()).isEqualTo("{\"status\":\"ok\"}");
    assertThat(server.json("/api/session").get("role").asText()).isEqualTo("none");
  }

  @Test
  void acts_areWrittenUnderTheTokensName() {
    HttpResponse<String> answer = server.send("PATCH", ACT, STAR, bearer(Role.OPERATOR));

    assertThat(answer.body()).isEqualTo("{\"done\":\"Starred trial 0\"}");
    assertThat(server.written.toString()).contains("by=otto", "starred=Optional[true]");
  }

  @Test
  void aRevokedToken_isNoneAtOnce_andSoAreItsSessionsAndStreams() throws Exception {
    Login login = login(texts.get(Role.OPERATOR));
    HttpResponse<InputStream> stream =
        server.client.send(
            HttpRequest.newBuilder(server.uri("/api/events"))
                .header("Cookie", login.cookie())
                .build(),
            HttpResponse.BodyHandlers.ofInputStream());
    assertThat(stream.statusCode()).isEqualTo(200);
    TokenFile.of(home).remove("otto");

    assertThat(server.send("GET", "/api/sweeps", "", bearer(Role.OPERATOR)).statusCode())
        .isEqualTo(401);
    assertThat(login.get("/api/sweeps").statusCode()).isEqualTo(401);
    assertThat(stream.body().readAllBytes()).isNotEmpty(); // it ends
    assertThat(server.send("GET", "/api/sweeps", "", bearer(Role.VIEWER)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aTokenThatHasExpired_isNone() {
    String old = token("old", Role.VIEWER, Optional.of(Instant.now(Clock.systemUTC())));

    HttpResponse<String> answer =
        server.send("GET", "/api/sweeps", "", "Authorization", "Bearer " + old);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(answer.body()).contains("token create");
  }

  @Test
  void aBrowser_actsWithItsOwnSecretOnly() throws IOException {
    Login login = login(texts.get(Role.OPERATOR));
    Login other = login(texts.get(Role.OPERATOR));

    assertThat(login.act().statusCode()).isEqualTo(403);
    assertThat(login.act("X-Sweepline-Csrf", other.csrf()).statusCode()).isEqualTo(403);
    assertThat(login.act("X-Sweepline-Csrf", login.csrf(), "Origin", "http://evil").statusCode())
        .isEqualTo(403);
    assertThat(server.written).isEmpty();
    assertThat(login.act("X-Sweepline-Csrf", login.csrf()).statusCode()).isEqualTo(200);
  }

  @Test
  void aCookie_isOfNoUseAfterLogout() throws IOException {
    Login login = login(texts.get(Role.VIEWER));
    assertThat(login.get("/api/sweeps").statusCode()).isEqualTo(200);
    assertThat(login.set()).containsIgnoringCase("httponly").contains("SameSite=Strict", "Path=/");
    String[] headers = {"Cookie", login.cookie(), "X-Sweepline-Csrf", login.csrf()};
    assertThat(server.send("DELETE", "/api/session", "", headers).statusCode()).isEqualTo(200);

    assertThat(login.get("/api/sweeps").statusCode()).isEqualTo(401);
  }

  @Test
  void tooManyFailedLogins_areToldToWait() {
    for (int i = 0; i < 10; i++) {
      assertThat(server.send("POST", "/api/session", "{\"token\": \"x\"}").statusCode())
          .isEqualTo(401);
    }
    HttpResponse<String> answer = server.send("POST", "/api/session", "{\"token\": \"x\"}");

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
    assertThat(server.send("GET", "/api/sweeps", "", bearer(Role.VIEWER)).statusCode())
        .isEqualTo(429);
  }

  /** A browser that has logged in. */
  private record Login(TestServer server, String set, String cookie, String csrf) {
    HttpResponse<String> get(String path) {
      return server.send("GET", path, "", "Cookie", cookie);
    }

    HttpResponse<String> act(String... headers) {
      String[] all = new String[headers.length + 2];
      all[0] = "Cookie";
      all[1] = cookie;
      System.arraycopy(headers, 0, all, 2, headers.length);
      return server.send("PATCH", ACT, STAR, all);
    }
  }

  private Login login(String token) throws IOException {
    HttpResponse<String> answer =
        server.send("POST", "/api/session", "{\"token\": \"" + token + "\"}");
    assertThat(answer.statusCode()).isEqualTo(200);
    String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
    String cookie = set.substring(0, set.indexOf(';'));
    JsonNode session =
        TestServer.JSON.readTree(server.send("GET", "/api/session", "", "Cookie", cookie).body());
    return new Login(server, set, cookie, session.get("csrf").asText());
  }
}
