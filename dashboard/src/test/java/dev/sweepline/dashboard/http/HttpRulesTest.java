package dev.sweepline.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.dashboard.SyntheticSweep;
import dev.sweepline.dashboard.http.auth.HostNames;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of HTTP itself, asked byte by byte, since clients tidy up what they send. */
@Timeout(60)
class HttpRulesTest {
  private static final String HOST = "Host: localhost\r\nConnection: close\r\n";

  private final TestServer server = new TestServer();

  @BeforeEach
  void feed() {
    server.feed(new SyntheticSweep("new", 1000, 1).finished("twins", 40, 2));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/main.js", "/api/sweeps", "/health", "/api/sweeps/new/events", "/metrics"})
  void head_isGetWithoutTheBody(String path) throws IOException {
    Answer head = ask("HEAD " + path + " HTTP/1.1\r\n" + HOST + "\r\n");

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.head()).contains("content-type: ");
  }

  @ParameterizedTest
  @CsvSource({"POST,/api/sweeps", "DELETE,/api/sweeps/new/rows", "PUT,/", "POST,/main.js"})
  void otherMethods_areToldWhichAreAllowed(String method, String path) throws IOException {
    Answer answer = ask(method + " " + path + " HTTP/1.1\r\n" + HOST + "\r\n");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.head()).contains("allow: get, head");
    assertThat(answer.body()).startsWith("{\"error\":");
  }

  @Test
  void aRequestWithoutHost_isMalformed() throws IOException {
    Answer answer = ask("GET /health HTTP/1.1\r\nConnection: close\r\n\r\n");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("Host");
    assertThat(answer.head()).contains("content-security-policy");
  }

  @Test
  void aLoadBalancerWithoutHost_isAnswered() throws IOException {
    assertThat(ask("GET /health HTTP/1.0\r\n\r\n").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "200,localhost",
    "200,localhost:7878",
    "200,127.0.0.1:7878",
    "200,192.168.1.5",
    "200,[::1]:7878",
    "200,sweepline.localhost",
    "421,evil.example",
    "421,evil.example:7878",
    "421,localhost.evil.example",
    "421,127.0.0.1.evil.example",
    "421,1.evil",
  })
  void theHost_mustBeAnAddressOrALocalName(int status, String host) throws IOException {
    String request = "GET /api/sweeps HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";

    assertThat(ask(request).status()).isEqualTo(status);
  }

  @Test
  void aNameThatIsAllowed_isAnswered() {
    HostNames names = HostNames.of("0.0.0.0", Set.of("Page.Example"));

    assertThat(names.allow("page.example")).isTrue();
    assertThat(names.allow("other.example")).isFalse();
  }

  @Test
  void answers_areCompressedWhereThatIsWanted() throws IOException {
    String path = "GET /api/sweeps/new/leaderboard HTTP/1.1\r\n" + HOST;
    Answer plain = ask(path + "\r\n");
    Answer zipped = ask(path + "Accept-Encoding: gzip\r\n\r\n");

    assertThat(zipped.head()).contains("content-encoding: gzip");
    assertThat(zipped.bytes()).hasSizeLessThan(plain.bytes().length / 3);
    assertThat(zipped.unzipped()).isEqualTo(plain.unchunked());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip;q=0", "identity", "gzip;q=0, deflate;q=0"})
  void answers_areNotCompressedWhereThatIsRefused(String accepted) throws IOException {
    for (String path : new String[] {"/main.js", "/api/sweeps/new/leaderboard"}) {
      Answer answer =
          ask("GET " + path + " HTTP/1.1\r\n" + HOST + "Accept-Encoding: " + accepted + "\r\n\r\n");
      assertThat(answer.head()).doesNotContain("content-encoding: gzip");
      assertThat(answer.head()).doesNotContain("content-encoding: deflate");
    }
  }

  @Test
  void files_areSentAgainOnlyWhenTheyChanged() throws IOException {
    String path = "GET /main.js HTTP/1.1\r\n" + HOST;
    Answer first = ask(path + "\r\n");
    String tag = first.head().replaceAll("(?s).*etag: (\\S+).*", "$1");

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.head()).contains("cache-control: no-cache");
    for (String tags : new String[] {tag, "*", "\"other\", " + tag, "W/" + tag}) {
      Answer again = ask(path + "If-None-Match: " + tags + "\r\n\r\n");
      assertThat(again.status()).as(tags).isEqualTo(304);
      assertThat(again.body()).isEmpty();
    }
    assertThat(ask(path + "If-None-Match: \"other\"\r\n\r\n").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 999999999999", "Transfer-Encoding: chunked"})
  void aBody_isRefusedBeforeItIsRead(String header) throws IOException {
    for (String request : new String[] {"POST /api/sweeps", "GET /api/sweeps"}) {
      Answer answer = ask(request + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n");

      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.head()).contains("connection: close");
    }
  }

  /** Sends a request and reads until the server closes. */
  private Answer ask(String request) throws IOException {
    int port = server.server.url().getPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new Answer(socket.getInputStream().readAllBytes());
    }
  }

  private static final class Answer {
    private final byte[] all;

    Answer(byte[] all) {
      this.all = all;
    }

    private String text() {
      return new String(all, StandardCharsets.ISO_8859_1);
    }

    int status() {
      return Integer.parseInt(text().split(" ", 3)[1]);
    }

    /** The lines before the body, in small letters. */
    String head() {
      return text().substring(0, text().indexOf("\r\n\r\n") + 2).toLowerCase(Locale.ROOT);
    }

    byte[] bytes() {
      return Arrays.copyOfRange(all, text().indexOf("\r\n\r\n") + 4, all.length);
    }

    String body() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }

    byte[] unchunked() throws IOException {
      if (!head().contains("transfer-encoding: chunked")) {
        return bytes();
      }
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      String chunks = new String(bytes(), StandardCharsets.ISO_8859_1);
      int at = 0;
      while (at < chunks.length()) {
        int line = chunks.indexOf("\r\n", at);
        int size = Integer.parseInt(chunks.substring(at, line), 16);
        whole.write(
            chunks.substring(line + 2, line + 2 + size).getBytes(StandardCharsets.ISO_8859_1));
        at = line + 2 + size + 2;
      }
      return whole.toByteArray();
    }

    byte[] unzipped() throws IOException {
      return new GZIPInputStream(new ByteArrayInputStream(unchunked())).readAllBytes();
    }
  }
}
