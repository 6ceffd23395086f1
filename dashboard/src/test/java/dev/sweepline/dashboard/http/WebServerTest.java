package dev.sweepline.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweepline.dashboard.SyntheticSweep;
import dev.sweepline.dashboard.http.contract.ApiContract;
import dev.sweepline.dashboard.http.contract.ApiOperation;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.report.SweepReport;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.view.LeaderboardJson;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {
  private static final int TRIALS = 40;

  private final TestServer server = new TestServer();

  @BeforeEach
  void feed() {
    server.feed(new SyntheticSweep("old", 1000, 1).finished("twins", 3, 2));
    server.feed(new SyntheticSweep("new", 9_000_000, 2).finished("twins", TRIALS, 4));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void leaderboard_isWhatTheCommandLinePrints() {
    String expected = LeaderboardJson.write(server.sweeps.find("new").orElseThrow().history());

    assertThat(server.get("/api/sweeps/new/leaderboard").body()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"new,new", "old,old", "latest,new", "twins,new"})
  void sweep_isFoundByIdNameOrLatest(String asked, String id) {
    assertThat(server.json("/api/sweeps/" + asked).get("id").asText()).isEqualTo(id);
  }

  @Test
  void list_isNewestFirstWithBest() {
    JsonNode sweeps = server.json("/api/sweeps").get("sweeps");

    assertThat(sweeps.findValuesAsText("id")).containsExactly("new", "old");
    int best = server.json("/api/sweeps/new/leaderboard").at("/standings/0/trial").asInt();
    assertThat(sweeps.at("/0/best/trial").asInt()).isEqualTo(best);
  }

  @Test
  void leaderboard_filtersKeepRanksAndTellTheirNumber() {
    HttpResponse<String> failed = server.get("/api/sweeps/new/leaderboard?state=failed&limit=1");
    long all =
        server
            .json("/api/sweeps/new/leaderboard")
            .get("standings")
            .findValuesAsText("state")
            .stream()
            .filter("FAILED"::equals)
            .count();

    assertThat(all).isGreaterThan(1);
    assertThat(failed.headers().firstValueAsLong("X-Total-Count")).hasValue(all);
    JsonNode rows = server.json("/api/sweeps/new/leaderboard?state=failed").get("standings");
    assertThat(rows.get(0).get("rank").asInt()).isEqualTo(TRIALS - (int) all + 1);
  }

  @Test
  void leaderboard_textFindsParameters() {
    JsonNode rows = server.json("/api/sweeps/new/leaderboard?q=activation%3Drelu").get("standings");

    assertThat(rows).isNotEmpty();
    assertThat(rows)
        .allSatisfy(row -> assertThat(row.at("/parameters/activation").asText()).isEqualTo("relu"));
  }

  @Test
  void rows_areFilteredSortedAndPagedByTheServer() {
    String asked = "/api/sweeps/new/rows?filter=hidden+%3E%3D+128+and+activation+in+(relu,tanh)";
    JsonNode all = server.json(asked + "&sort=-learning_rate");
    JsonNode page = server.json(asked + "&sort=-learning_rate&offset=2&limit=3");

    assertThat(all.get("rows")).hasSizeGreaterThan(5);
    assertThat(all.get("total").asInt()).isEqualTo(all.get("rows").size());
    assertThat(page.get("total")).isEqualTo(all.get("total"));
    assertThat(page.get("rows")).hasSize(3);
    assertThat(page.at("/rows/0")).isEqualTo(all.at("/rows/2"));
    assertThat(all.get("rows"))
        .allSatisfy(
            row -> {
              assertThat(row.at("/parameters/hidden").asInt()).isGreaterThanOrEqualTo(128);
              assertThat(row.at("/parameters/activation").asText()).isIn("relu", "tanh");
            });
    List<Double> rates = new ArrayList<>();
    all.get("rows").forEach(row -> rates.add(row.at("/parameters/learning_rate").asDouble()));
    assertThat(rates).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(all.get("metrics").toString()).contains("val_loss", "test_accuracy");
  }

  @Test
  void copies_areFoldedByTheServer_andOpened() {
    SyntheticSweep made = new SyntheticSweep("twins", 5000, 1);
    List<SweepEvent> events = new ArrayList<>(List.of(made.submitted("twins", "random", 3)));
    for (int trial = 0; trial < 3; trial++) {
      events.addAll(made.trial(trial, 2));
    }
    TrialReport copied = new TrialReport(new TrialEnd.Completed(Optional.of(0)), 2, Map.of());
    events.set(events.size() - 1, new TrialEnded(new TrialId("twins", 2), 0, 1, 9000, copied));
    server.feed(events);

    JsonNode folded = server.json("/api/sweeps/twins/rows?fold=true&sort=trial");
    assertThat(folded.get("total").asInt()).isEqualTo(2);
    assertThat(folded.get("trials").asInt()).isEqualTo(3);
    assertThat(folded.get("rows").findValuesAsText("copies")).containsExactly("1");
    JsonNode open = server.json("/api/sweeps/twins/rows?fold=true&open=0&sort=trial&offset=2");
    assertThat(open.get("total").asInt()).isEqualTo(3);
    assertThat(open.at("/rows/0/copy_of").asInt()).isEqualTo(0);
    assertThat(server.json("/api/sweeps/twins/rows?filter=copy%3Dtrue").get("total").asInt())
        .isEqualTo(1);
  }

  @Test
  void csv_isTheBoardThatTheFilterLeaves() {
    HttpResponse<String> answer =
        server.get("/api/sweeps/new/board.csv?filter=activation%3Drelu&sort=-trial");
    List<String> lines = answer.body().lines().toList();
    JsonNode rows =
        server.json("/api/sweeps/new/rows?filter=activation%3Drelu&sort=-trial").get("rows");

    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"new.csv\"");
    assertThat(lines).hasSize(rows.size() + 1);
    assertThat(lines.get(0))
        .startsWith("rank,trial,name,state,attempt,value,epoch,slot,reason,kind,")
        .contains(",starred,tags,note,", ",activation,batch,");
    List<String> first = List.of(lines.get(1).split(",", -1));
    assertThat(first.get(1)).isEqualTo(rows.at("/0/trial").asText());
    assertThat(first.get(5)).isEqualTo(rows.at("/0/value").asText().replace("null", ""));
  }

  @Test
  void report_isTheOneThatExportWrites() {
    HttpResponse<String> answer = server.get("/api/sweeps/new/report.html");

    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"new.html\"");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(answer.body())
        .isEqualTo(SweepReport.of(server.sweeps.find("new").orElseThrow().history()))
        .contains("Importance of parameters", "ranked trials differ from all (PED-ANOVA)");
  }

  @Test
  void analyses_areAboutTheTrialsThatTheFilterLetsPass() {
    String filter = "filter=activation%3Drelu";
    int all = server.json("/api/sweeps/new/rows").get("total").asInt();
    int some = server.json("/api/sweeps/new/rows?" + filter).get("total").asInt();
    JsonNode table =
        server.json("/api/sweeps/new/table?columns=activation,value,val_loss&" + filter);

    assertThat(some).isBetween(1, all - 1);
    assertThat(table.get("total").asInt()).isEqualTo(some);
    assertThat(table.get("trials")).hasSize(some);
    assertThat(table.at("/columns/activation")).allMatch(word -> word.asText().equals("relu"));
    assertThat(table.at("/columns/value/0").asDouble())
        .isEqualTo(server.json("/api/sweeps/new/rows?" + filter).at("/rows/0/value").asDouble());
    assertThat(server.json("/api/sweeps/new/table?columns=value&limit=5").get("trials")).hasSize(5);
    JsonNode progress = server.json("/api/sweeps/new/progress?" + filter);
    int ended = 0;
    for (JsonNode end : progress.get("ends")) {
      ended += end.get("count").asInt();
    }
    assertThat(ended).isEqualTo(some);
    JsonNode bands = server.json("/api/sweeps/new/bands?metric=val_loss&" + filter);
    assertThat(bands.at("/points/0/trials").asInt()).isBetween(1, some);
    assertThat(server.json("/api/sweeps/new/slots").get("slots"))
        .hasSize(progress.get("slots").size());
    JsonNode importance = server.json("/api/sweeps/new/importance");
    assertThat(importance.get("trials").asInt()).isPositive();
  }

  @Test
  void leaderboard_textIsWordsThatMustAllBeMentioned() {
    JsonNode rows =
        server.json("/api/sweeps/new/leaderboard?q=failed%20RELU%20%20%23").get("standings");

    assertThat(rows).isNotEmpty();
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.get("state").asText()).isEqualTo("FAILED");
              assertThat(row.at("/parameters/activation").asText()).isEqualTo("relu");
            });
  }

  @Test
  void trial_hasMeasurementsAndHowItEnded() {
    JsonNode rows = server.json("/api/sweeps/new/leaderboard").get("standings");
    int last = rows.get(TRIALS - 1).get("trial").asInt();

    JsonNode trial = server.json("/api/sweeps/new/trials/" + last);

    assertThat(trial.at("/end/state").asText()).isEqualTo("FAILED");
    assertThat(trial.at("/end/reason").asText()).isNotBlank();
    assertThat(trial.get("measurements").size()).isEqualTo(trial.get("epoch").asInt());
    assertThat(trial.get("rank").asInt()).isEqualTo(TRIALS);
  }

  @Test
  void curves_giveTheTopTenOrThoseAsked() {
    assertThat(server.json("/api/sweeps/new/curves").get("curves")).hasSize(10);
    JsonNode one = server.json("/api/sweeps/new/curves?trials=3,5&metric=val_loss").get("curves");
    assertThat(one.findValuesAsText("trial")).containsExactly("3", "5");
    assertThat(one.at("/0/points/0/metrics").fieldNames()).toIterable().containsExactly("val_loss");
    JsonNode all = server.json("/api/sweeps/new/curves?trials=0").at("/curves/0/points");
    JsonNode thin = server.json("/api/sweeps/new/curves?trials=0&points=2").at("/curves/0/points");
    assertThat(thin).hasSize(2);
    assertThat(thin.get(0)).isEqualTo(all.get(0));
    assertThat(thin.get(1)).isEqualTo(all.get(all.size() - 1));
  }

  @ParameterizedTest
  @CsvSource({
    "404,/api/sweeps/none",
    "404,/api/sweeps/none/events",
    "404,/api/sweeps/new/trials/4000",
    "404,/api/sweeps/new/curves?trials=4000",
    "404,/nothing.js",
    "404,/openapi.json/more",
    "400,/api/sweeps/new/trials/x",
    "400,/api/sweeps/new/leaderboard?limit=-1",
    "400,/api/sweeps/new/leaderboard?state=happy",
    "400,'/api/sweeps/new/curves?trials=1,two'",
    "400,/api/sweeps/new/leaderboard?q=a&offset=b",
    "400,/api/sweeps/new/leaderboard?filter=val_los%3E1",
    "400,/api/sweeps/new/rows?filter=hidden%3E",
    "400,/api/sweeps/new/rows?sort=nothing",
    "400,/api/sweeps/new/table?columns=nothing",
    "400,/api/sweeps/new/board.csv?sort=nothing",
    "400,/api/sweeps/new/bands?filter=hidden%3E",
  })
  void badRequests_areOneLineOfJson(int status, String path) throws Exception {
    HttpResponse<String> response = server.get(path);

    assertThat(response.statusCode()).isEqualTo(status);
    JsonNode body = TestServer.JSON.readTree(response.body());
    assertThat(body.fieldNames()).toIterable().containsExactly("error");
    assertThat(body.get("error").asText()).isNotBlank().doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/main.js", "/api/sweeps", "/api/sweeps/none", "/nothing"})
  void everyAnswer_forbidsForeignScripts(String path) {
    HttpResponse<String> response = server.get(path);

    assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void page_neverTurnsTextIntoMarkup() {
    Set<String> modules = new TreeSet<>();
    collect("main.js", modules);

    assertThat(modules).contains("board.js", "drawer.js", "store.js");
    for (String module : modules) {
      assertThat(server.get("/" + module).body())
          .as(module)
          .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write");
    }
    assertThat(server.get("/").body()).doesNotContain(" style=", " onclick=");
  }

  private void collect(String module, Set<String> found) {
    HttpResponse<String> response = server.get("/" + module);
    assertThat(response.statusCode()).as(module).isEqualTo(200);
    if (found.add(module)) {
      response
          .body()
          .lines()
          .filter(line -> line.startsWith("import "))
          .map(line -> line.replaceFirst(".*'\\./(.*)';", "$1"))
          .forEach(next -> collect(next, found));
    }
  }

  @Test
  void page_findsItsChartLibraryOnTheServer() {
    assertThat(server.get("/vendor/echarts.min.js").body()).contains("Apache");
  }

  @Test
  void everyLookOfTheDocument_isAnswered() {
    for (ApiOperation operation : ApiContract.load().operations()) {
      if (operation.changes()) {
        continue; // AccessRulesTest tries those
      }
      String path = operation.path().replace("{id}", "new").replace("{n}", "3");
      int status = operation.id().equals("endLogin") ? 409 : 200; // there is no login provider
      try (SseClient answer = new SseClient(server, path, "")) {
        assertThat(answer.response.statusCode()).as(operation.id()).isEqualTo(status);
      }
    }
  }

  @Test
  void metrics_addUpOverSweeps() {
    List<String> lines = server.get("/metrics").body().lines().toList();

    assertThat(lines).contains("sweepline_sweeps 2.0", "sweepline_feed_up 1.0");
    double trials =
        lines.stream()
            .filter(line -> line.startsWith("sweepline_trials{"))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
            .sum();
    assertThat(trials).isEqualTo(TRIALS + 3);
    assertThat(lines)
        .filteredOn(line -> line.startsWith("# TYPE sweepline_"))
        .containsExactlyInAnyOrder(
            "# TYPE sweepline_sweeps gauge",
            "# TYPE sweepline_trials gauge",
            "# TYPE sweepline_events_total counter",
            "# TYPE sweepline_bad_records_total counter",
            "# TYPE sweepline_stray_events_total counter",
            "# TYPE sweepline_browsers gauge",
            "# TYPE sweepline_feed_lag_records gauge",
            "# TYPE sweepline_feed_up gauge");
  }

  @ParameterizedTest
  @ValueSource(longs = {3_000_000_000L, 1L << 53})
  void aSweepOfMoreTrialsThanAnyoneCounts_breaksNothing(long planned) {
    SyntheticSweep vast = new SyntheticSweep("vast", 99_000_000, 4);
    server.feed(List.of(vast.submitted("vast", "grid", planned)));

    assertThat(server.json("/api/sweeps").at("/sweeps/0/pending").asLong()).isEqualTo(planned);
    assertThat(server.get("/metrics").statusCode()).isEqualTo(200);
    try (SseClient stream = new SseClient(server, "/api/events", "")) {
      assertThat(stream.next().data().at("/sweeps/0/planned").asLong()).isEqualTo(planned);
    }
    server.feed(List.of(vast.ended(SweepEvent.SweepEnded.Outcome.FINISHED)));
    assertThat(server.json("/api/sweeps/vast").get("cancelled").asLong()).isEqualTo(planned);
  }

  @Test
  void health_namesTheRecordsThatWereRefused() {
    server.meter.badRecord("record 0-17: not JSON");

    assertThat(server.json("/health").at("/feed/bad_records").asInt()).isEqualTo(1);
    assertThat(server.json("/health").at("/feed/refused/0").asText()).contains("0-17");
  }

  @Test
  void health_saysWhatIsWrong() {
    assertThat(server.get("/health").statusCode()).isEqualTo(200);
    server.meter.trouble("no answer from Kafka at here:1");
    HttpResponse<String> down = server.get("/health");
    assertThat(down.statusCode()).isEqualTo(503);
    assertThat(down.body()).contains("\"status\":\"down\"", "here:1");
    server.meter.contact(0, 0);
    server.meter.running(false);
    assertThat(server.get("/health").statusCode()).isEqualTo(503);
  }

  @Test
  void start_saysThatThePortIsTaken() {
    int port = server.server.url().getPort();

    assertThatThrownBy(() -> WebServer.start(server.parts, ListenAddress.loopback(port)))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "port %s is in use; choose another with --port, or --port 0 for any free one", port);
  }

  @Test
  void aBoardOfTenThousand_isAnsweredWhole() {
    List<SweepEvent> events = new SyntheticSweep("big", 99_000_000, 3).finished("big", 10_368, 3);
    server.feed(events);

    assertThat(server.json("/api/sweeps/big/leaderboard").get("standings")).hasSize(10_368);
  }
}
