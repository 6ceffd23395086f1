package dev.sweepline.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import dev.sweepline.dashboard.SyntheticSweep;
import dev.sweepline.sweep.access.AccessToken;
import dev.sweepline.sweep.access.Admission;
import dev.sweepline.sweep.access.LoginProvider;
import dev.sweepline.sweep.access.LoginProvider.Logout;
import dev.sweepline.sweep.access.Role;
import dev.sweepline.sweep.access.TokenFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logins at a provider of its own process of HTTP, as a browser makes them. */
@Tag("thorough") // the provider is a Kotlin program: seconds to start
@Timeout(60)
class ProviderLoginTest {
  private static final String STAR = "{\"starred\": true}";
  private static final String ACT = "/api/sweeps/s/trials/0";

  private static MockOAuth2Server provider;
  private static volatile boolean isForged;

  @TempDir Path home;
  private TestServer server;

  @BeforeAll
  static void startProvider() {
    OAuth2TokenProvider tokens = new OAuth2TokenProvider(new Keys());
    provider = new MockOAuth2Server(new OAuth2Config(false, null, null, false, tokens));
    provider.start();
  }

  @AfterAll
  static void stopProvider() {
    provider.shutdown();
  }

  @BeforeEach
  void start() {
    server = new TestServer(false, home, Optional.of(provider(issuer())));
    server.feed(new SyntheticSweep("s", 1000, 1).finished("s", 3, 2));
  }

  @AfterEach
  void close() {
    server.close();
    isForged = false;
  }

  /** The provider's keys, or others of the same names. */
  private static final class Keys extends KeyProvider {
    @Override
    public JWK signingKey(String name) {
      RSAKey key = super.signingKey(isForged ? "another" : name).toRSAKey();
      return new RSAKey.Builder(key).keyID(name).build();
    }
  }

  private static String issuer() {
    return provider.issuerUrl("lab").toString();
  }

  private static LoginProvider provider(String issuer) {
    return provider(issuer, Logout.PROVIDER);
  }

  private static LoginProvider provider(String issuer, Logout logout) {
    return new LoginProvider(
        URI.create(issuer),
        "sweepline",
        Optional.of("hush"),
        List.of("openid", "email"),
        Optional.empty(),
        new Admission("groups", Set.of("lab"), Set.of("otto@x.org")),
        logout);
  }

  @Test
  void somebodyOfTheViewers_looks() throws IOException {
    says(Map.of("groups", List.of("lab"), "preferred_username", "vera"));
    Login login = login();

    assertThat(login.session().get("role").asText()).isEqualTo("viewer");
    assertThat(login.session().get("name").asText()).isEqualTo("vera");
    assertThat(login.set).containsIgnoringCase("httponly").contains("SameSite=Strict", "Path=/;");
    assertThat(login.get("/api/sweeps").statusCode()).isEqualTo(200);
    assertThat(login.act("X-Sweepline-Csrf", login.csrf()).statusCode()).isEqualTo(403);
  }

  @Test
  void somebodyOfTheOperators_actsUnderTheirName_withThePagesSecret() throws IOException {
    says(Map.of("email", "Otto@x.org", "email_verified", true));
    Login login = login();

    assertThat(login.act("X-Sweepline-Csrf", "no").statusCode()).isEqualTo(403);
    assertThat(login.act("X-Sweepline-Csrf", login.csrf()).statusCode()).isEqualTo(200);
    assertThat(server.written.toString()).contains("by=Otto@x.org", "starred=Optional[true]");
  }

  @Test
  void whoIsNotNamed_staysOut() {
    says(Map.of("groups", List.of("others"), "email", "otto@x.org"));

    assertRefused(back(begin()), "stranger");
  }

  @Test
  void aLogin_provesItselfToTheProvider_andTellsNobodyItsSecret() throws Exception {
    Begun begun = begin();
    assertThat(begun.url())
        .startsWith(issuer() + "/authorize?")
        .contains("code_challenge_method=S256", "code_challenge=", "nonce=", "response_type=code")
        .doesNotContain("hush");
    assertThat(begun.set())
        .containsIgnoringCase("httponly")
        .contains("SameSite=Lax", "Path=/api/login", "Max-Age=600");

    says(Map.of("groups", List.of("lab")));
    assertThat(back(begun).statusCode()).isEqualTo(303);
    String form = tokenRequest().getBody().readUtf8();
    assertThat(form).contains("code_verifier=").doesNotContain("hush");
  }

  private static RecordedRequest tokenRequest() {
    RecordedRequest request = provider.takeRequest();
    while (!String.valueOf(request.getPath()).endsWith("/token")) {
      request = provider.takeRequest();
    }
    return request;
  }

  @Test
  void aLogin_isOver_onceItWasEnded_andInOtherBrowsers() {
    Begun begun = begin();
    Begun other = begin();
    String location = atProvider(begun.url());
    says(Map.of("groups", List.of("lab")));
    assertThat(back(location, begun.cookie()).headers().firstValue("Location")).contains("/");

    assertRefused(back(location, begun.cookie()), "stale");
    assertRefused(back(atProvider(other.url()), begun.cookie()), "stale");
    assertRefused(back(atProvider(begin().url()), "x=y"), "stale");
    assertRefused(back("/api/login?state=made-up&code=c", begun.cookie()), "stale");
    assertRefused(back("/api/login", begun.cookie()), "stale");
  }

  @Test
  void somebodyElsesCode_isOfNoUse() {
    String stolen = atProvider(begin().url()).replaceAll(".*code=([^&]+).*", "$1");
    Begun mine = begin();
    String state = mine.url().replaceAll(".*state=([^&]+).*", "$1");
    says(Map.of("groups", List.of("lab")));

    assertRefused(back("/api/login?code=" + stolen + "&state=" + state, mine.cookie()), "invalid");
  }

  @Test
  void whoTurnsBackAtTheProvider_isTold() {
    Begun begun = begin();
    String state = begun.url().replaceAll(".*state=([^&]+).*", "$1");

    assertRefused(
        back("/api/login?error=access_denied&state=" + state, begun.cookie()), "declined");
  }

  @Test
  void aTokenThatDoesNotHold_letsNobodyIn() {
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("nonce", "another"),
            Map.of("aud", "another"),
            Map.of("iss", "https://evil.example.org"),
            Map.of("exp", 1_000_000))) {
      Map<String, Object> claims = new HashMap<>(Map.of("email", "otto@x.org"));
      claims.put("email_verified", true);
      claims.putAll(wrong);
      says(claims);
      assertRefused(back(begin()), "invalid");
    }
  }

  @Test
  void aTokenThatAnotherHasSigned_letsNobodyIn() {
    Begun begun = begin();
    isForged = true;
    says(Map.of("email", "otto@x.org", "email_verified", true));

    assertRefused(back(begun), "invalid");
  }

  @Test
  void keysThatTheProviderHasChanged_areFetchedForTheNextLogin() {
    begin();
    isForged = true; // which is what new keys look like
    says(Map.of("groups", List.of("lab")));
    assertRefused(back(begin()), "invalid");
    says(Map.of("groups", List.of("lab")));

    assertThat(back(begin()).headers().firstValue("Location")).contains("/");
  }

  @Test
  void nobody_isSentElsewhere() {
    Begun begun = begin();
    says(Map.of("groups", List.of("lab")));
    String evil = "&redirect=https://evil.example.org&return_to=//evil.example.org";

    assertThat(back(atProvider(begun.url()) + evil, begun.cookie()).headers().map())
        .containsEntry("location", List.of("/"));
    assertThat(server.send("POST", "/api/login", "", "Origin", "http://evil").statusCode())
        .isEqualTo(403);
    assertThat(server.send("POST", "/api/login", "", "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(403);
  }

  @Test
  void aLogout_endsTheSession_andLeadsToTheProvidersEnd() throws IOException {
    says(Map.of("groups", List.of("lab")));
    Login login = login();
    String url = login.leave().get("url").asText();

    assertThat(login.get("/api/sweeps").statusCode()).isEqualTo(401);
    assertThat(url)
        .startsWith(issuer() + "/endsession?")
        .contains("client_id=sweepline")
        .doesNotContain("post_logout_redirect_uri", "hush");
    assertThat(claims(url)).contains("\"aud\":\"sweepline\"", "\"sub\":\"u1\"");
    assertThat(ask(url).statusCode()).isEqualTo(200);
    assertThat(login.leave().get("url").isNull()).isTrue();
  }

  /** What the hint says of whose session it is. */
  private static String claims(String url) {
    String payload = url.replaceAll(".*id_token_hint=[^.&]+\\.([^.&]+).*", "$1");
    return new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
  }

  @Test
  void aLogout_leadsBack_whereTheProviderKnowsThePagesAddress() throws IOException {
    restart(Logout.BACK);
    says(Map.of("groups", List.of("lab")));
    String url = login().leave().get("url").asText();

    assertThat(ask(url).headers().firstValue("Location").orElseThrow())
        .isEqualTo(server.uri("/").toString());
  }

  @Test
  void aLogoutOfThePageAlone_leadsNowhere() throws IOException {
    restart(Logout.PAGE);
    says(Map.of("groups", List.of("lab")));
    Login login = login();

    assertThat(login.leave().get("url").isNull()).isTrue();
    assertThat(login.get("/api/sweeps").statusCode()).isEqualTo(401);
  }

  private void restart(Logout logout) {
    server.close();
    server = new TestServer(false, home, Optional.of(provider(issuer(), logout)));
  }

  @Test
  void aProviderThatIsAway_isToldInASentence_andTokensStillWork() {
    AccessToken.Issued token =
        AccessToken.issue("v", Role.VIEWER, Instant.EPOCH, Optional.empty(), new SecureRandom());
    TokenFile.of(home).add(token.token());
    server.close();
    server = new TestServer(false, home, Optional.of(provider("http://127.0.0.1:1/lab")));

    HttpResponse<String> answer = server.send("POST", "/api/login", "");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body())
        .isEqualTo(
            "{\"error\":\"the login provider 127.0.0.1 cannot be reached now; a token works"
                + " without it\"}");
    assertThat(
            server
                .send("POST", "/api/session", "{\"token\": \"" + token.text() + "\"}")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void tooManyThatDoNotHold_areToldToWait() {
    for (int i = 0; i < 10; i++) {
      assertRefused(back("/api/login?state=x&code=c", "a=b"), "stale");
    }

    assertThat(back("/api/login?state=x&code=c", "a=b").statusCode()).isEqualTo(429);
    assertThat(server.send("POST", "/api/login", "").statusCode()).isEqualTo(429);
  }

  /** What the provider says of whoever comes next. */
  private static void says(Map<String, Object> claims) {
    provider.enqueueCallback(
        new DefaultOAuth2TokenCallback("lab", "u1", "JWT", null, claims, 3600));
  }

  private static void assertRefused(HttpResponse<String> answer, String why) {
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/?login=" + why);
    assertThat(answer.headers().allValues("Set-Cookie")).allMatch(set -> set.contains("-login=;"));
  }

  /** A login begun: where to go, and what the browser keeps. */
  private record Begun(String url, String set) {
    String cookie() {
      return set.substring(0, set.indexOf(';'));
    }
  }

  private Begun begin() {
    HttpResponse<String> answer = server.send("POST", "/api/login", "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    try {
      String url = TestServer.JSON.readTree(answer.body()).get("url").asText();
      return new Begun(url, answer.headers().firstValue("Set-Cookie").orElseThrow());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Where the provider sends somebody back to. */
  private String atProvider(String url) {
    return ask(url).headers().firstValue("Location").orElseThrow();
  }

  private HttpResponse<String> ask(String url) {
    try {
      return server.client.send(
          HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private HttpResponse<String> back(Begun begun) {
    return back(atProvider(begun.url()), begun.cookie());
  }

  private HttpResponse<String> back(String location, String cookie) {
    return server.send("GET", location, "", "Cookie", cookie);
  }

  private Login login() {
    HttpResponse<String> answer = back(begin());
    assertThat(answer.headers().firstValue("Location")).contains("/");
    return new Login(
        server,
        answer.headers().allValues("Set-Cookie").stream()
            .filter(set -> !set.contains("-login="))
            .findFirst()
            .orElseThrow());
  }

  /** A browser that has logged in. */
  private record Login(TestServer server, String set) {
    String cookie() {
      return set.substring(0, set.indexOf(';'));
    }

    JsonNode session() throws IOException {
      return TestServer.JSON.readTree(get("/api/session").body());
    }

    String csrf() throws IOException {
      return session().get("csrf").asText();
    }

    JsonNode leave() throws IOException {
      String[] headers = {"Cookie", cookie(), "X-Sweepline-Csrf", session().path("csrf").asText()};
      HttpResponse<String> answer = server.send("DELETE", "/api/session", "", headers);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return TestServer.JSON.readTree(answer.body());
    }

    HttpResponse<String> get(String path) {
      return server.send("GET", path, "", "Cookie", cookie());
    }

    HttpResponse<String> act(String... headers) {
      return server.send("PATCH", ACT, STAR, "Cookie", cookie(), headers[0], headers[1]);
    }
  }
}
