package dev.sweepline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweepline.sweep.access.AccessToken;
import dev.sweepline.sweep.access.Role;
import dev.sweepline.sweep.access.TokenFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Watches the page in Chromium while a real sweep trains. */
class PageIT {
  private static final int TRIALS = 12;
  private static final String SWEEP =
      """
      name: watched
      method: random
      run_cap: %d
      dataset: digits
      network: mlp
      metric: {name: val_accuracy, goal: maximize}
      seed: 5
      budget: {epochs: 25}
      parameters:
        learning_rate: {distribution: log_uniform_values, min: 0.00001, max: 0.03}
        hidden: {values: [32, 64]}
        optimizer: {values: [sgd, adam]}
        momentum: {values: [0.5, 0.9], when: {optimizer: sgd}}
        beta1: {values: [0.8, 0.95], when: {optimizer: adam}}
      """
          .formatted(TRIALS);

  /** Notes every rank and state that each row ever had. */
  private static final String RECORD =
      """
      window.seen = {};
      const note = () => document.querySelectorAll('tr[data-trial]').forEach(row => {
        const notes = (window.seen[row.dataset.trial] ??= []);
        const now = row.dataset.rank + ' ' + row.dataset.state;
        if (notes[notes.length - 1] !== now) notes.push(now);
      });
      new MutationObserver(note).observe(document.body,
          {subtree: true, childList: true, attributes: true,
           attributeFilter: ['data-rank', 'data-state']});
      note();
      """;

  /** What somebody who looks at the board has before them. */
  private static final String VIEW =
      """
      const swatches = [...document.querySelectorAll('tr[data-trial] .swatch.on')];
      return JSON.stringify({
        address: location.hash,
        filter: document.getElementById('filter').value,
        scroll: document.getElementById('board').scrollTop,
        colours: swatches.map((each) => each.closest('tr').dataset.trial + each.className),
        rows: [...document.querySelectorAll('tr[data-trial]')].map((row) => row.dataset.trial),
      });
      """;

  @TempDir Path home;
  @TempDir Path profile;
  private Process serve;
  private URI page;
  private String token;

  @BeforeEach
  void startPage() throws IOException {
    AccessToken.Issued issued =
        AccessToken.issue(
            "otto", Role.OPERATOR, Instant.EPOCH, Optional.empty(), new SecureRandom());
    TokenFile.of(home).add(issued.token());
    token = issued.text();
    serve("--port", "0", "--login", "--drive");
  }

  private void serve(String... options) throws IOException {
    List<Object> command = new ArrayList<>(List.of("serve"));
    command.addAll(List.of(options));
    serve = new Launcher(home).start(command.toArray());
    String line = serve.inputReader().readLine();
    assertThat(line).startsWith("page:");
    page = URI.create(line.substring("page:".length()).strip());
  }

  @AfterEach
  void stopPage() throws InterruptedException {
    serve.destroy();
    assertThat(serve.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void rows_appearMoveUpAndFinishWithoutAReload() throws Exception {
    try (Browser browser = new Browser(profile)) {
      browser.open(page);
      logIn(browser);
      browser.awaitText("[data-testid=empty]", "run");
      logOutAndIn(browser);
      browser.script(RECORD);
      submit(browser);
      browser.await("tr[data-trial='0']");
      browser.awaitText("[data-testid=sweep-state]", "finished");

      assertThat(moves(browser)).as("a row that moved up while running").isPositive();
      assertThat(trialsInPageOrder(browser)).isEqualTo(trialsInOrder());
      assertThat(browser.find("tr[data-state=COMPLETED]")).hasSize(TRIALS);
      assertThat(browser.await("[data-testid=count-completed]").getText())
          .contains(String.valueOf(TRIALS));
      checkCellsOfConditions(browser);
      checkFilter(browser);
      checkSuspension(browser);
    }
    checkLateBrowser();
  }

  /** Nobody gets in with a token that is none. */
  private void logIn(Browser browser) throws IOException {
    WebElement field = browser.await("[data-testid=token]");
    field.sendKeys(token + "x", Keys.ENTER);
    browser.awaitText("[data-testid=login]", "token");
    browser.await("[data-testid=login] [role=alert]");
    PageAudit.check(browser, "login");
    field.clear();
    field.sendKeys(token, Keys.ENTER);
    browser.await("[data-testid=leave]");
  }

  /** Whoever has left is out, whatever they ask for, and comes in again. */
  private void logOutAndIn(Browser browser) {
    browser.await("[data-testid=leave]").click();
    WebElement field = browser.await("[data-testid=token]");
    assertThat(browser.script("return fetch('/api/sweeps').then((answer) => answer.status)"))
        .isEqualTo(401L);
    field.sendKeys(token, Keys.ENTER);
    browser.await("[data-testid=leave]");
  }

  /** Writes a sweep file on the page, which is checked meanwhile, and runs it. */
  private static void submit(Browser browser) throws IOException {
    browser.await("[data-testid=new-sweep]").click();
    browser.awaitText("[data-testid=verdict]", "No mistakes");
    write(browser, SWEEP.replace("random", "rondom"));
    browser.awaitText("[data-testid=verdict]", "1 mistake");
    browser.awaitText("[data-testid=problems]", "rondom");
    assertThat(browser.await("[data-testid=run]").isEnabled()).isFalse();
    PageAudit.check(browser, "editor");
    write(browser, SWEEP);
    browser.awaitText("[data-testid=verdict]", "No mistakes");
    browser.await("[data-testid=run]:enabled").click();
  }

  /** Pastes a text and types one more key. */
  private static void write(Browser browser, String text) {
    WebElement editor = browser.await("[data-testid=editor]");
    browser.script("arguments[0].value = arguments[1]", editor, text);
    editor.sendKeys(Keys.END, " ");
  }

  /** Asleep, and with the server killed: right again by itself. */
  private void checkSuspension(Browser browser) throws Exception {
    browser.script("document.getElementById('board').style.maxHeight = '160px'");
    browser.await("tr[data-rank='3'] .swatch").click();
    browser.await("[data-testid=sweep-name]").click(); // rows stay still where the pointer is
    browser.awaitTrue(
        "const b = document.getElementById('board'); b.scrollTop = 90; return b.scrollTop === 90");
    browser.freeze();
    star(5);
    browser.wake();
    browser.awaitText("tr[data-trial='5']", "★");

    Object before = browser.script(VIEW);
    serve.destroyForcibly().waitFor();
    browser.awaitText("[data-testid=connection]", "reconnecting");
    serve("--port", String.valueOf(page.getPort()));
    browser.awaitText("[data-testid=connection]", "live");
    star(6);
    browser.awaitText("tr[data-trial='6']", "★");
    assertThat(browser.script(VIEW)).isEqualTo(before);
    assertThat(new HashSet<>(trialsInPageOrder(browser)))
        .hasSameSizeAs(browser.find("tr[data-trial]"));
  }

  private void star(int trial) throws Exception {
    HttpRequest request =
        ask("/api/sweeps/latest/trials/" + trial)
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString("{\"starred\": true}"))
            .build();
    HttpClient client = HttpClient.newHttpClient();
    assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  private HttpRequest.Builder ask(String path) {
    return HttpRequest.newBuilder(page.resolve(path)).header("Authorization", "Bearer " + token);
  }

  /** How often a row that was running went to a better rank. */
  private static long moves(Browser browser) {
    return (long)
        browser.script(
            """
            return Object.values(window.seen).reduce((moves, notes) => {
              for (let i = 1; i < notes.length; i++) {
                const [before, state] = notes[i - 1].split(' ');
                if (state === 'RUNNING' && Number(notes[i].split(' ')[0]) < Number(before)) moves++;
              }
              return moves;
            }, 0);
            """);
  }

  private static List<Integer> trialsInPageOrder(Browser browser) {
    List<WebElement> rows = new ArrayList<>(browser.find("tr[data-trial]"));
    rows.sort(Comparator.comparingInt(row -> Integer.parseInt(row.getAttribute("data-rank"))));
    return rows.stream().map(row -> Integer.valueOf(row.getAttribute("data-trial"))).toList();
  }

  private List<Integer> trialsInOrder() throws Exception {
    HttpRequest request = ask("/api/sweeps/latest/leaderboard").build();
    JsonNode board =
        Json.read(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
    List<Integer> trials = new ArrayList<>();
    board.get("standings").forEach(row -> trials.add(row.get("trial").asInt()));
    return trials;
  }

  /** What does not belong to a trial is an empty cell, not a zero. */
  private static void checkCellsOfConditions(Browser browser) {
    List<String> heads =
        browser.find("#rows thead th").stream()
            .map(th -> String.valueOf(th.getAttribute("data-column")))
            .toList();
    int optimizer = heads.indexOf("p.optimizer");
    List<String> optimizers = new ArrayList<>();
    for (WebElement row : browser.find("tr[data-trial]")) {
      List<WebElement> cells = row.findElements(By.tagName("td"));
      boolean sgd = cells.get(optimizer).getText().equals("sgd");
      optimizers.add(cells.get(optimizer).getText());
      String momentum = cells.get(heads.indexOf("p.momentum")).getText();
      String beta = cells.get(heads.indexOf("p.beta1")).getText();
      assertThat(momentum).matches(sgd ? "0\\.[59]" : "");
      assertThat(beta).matches(sgd ? "" : "0\\.(8|95)");
    }
    assertThat(optimizers).contains("sgd", "adam");
  }

  private static void checkFilter(Browser browser) {
    WebElement filter = browser.await("[data-testid=filter]");
    filter.sendKeys("hidden=64");
    browser.awaitText("[data-testid=matched]", "of " + TRIALS);
    assertThat(browser.find("tr[data-trial]")).hasSizeBetween(1, TRIALS - 1);
    filter.sendKeys(Keys.ESCAPE);
  }

  /** A browser that comes late sees everything. */
  private void checkLateBrowser() throws IOException {
    try (Browser late = new Browser(Files.createTempDirectory(profile, "late"))) {
      late.open(page);
      late.awaitText("[data-testid=sweep-state]", "finished");
      late.await("tr[data-rank='" + TRIALS + "']");
      assertThat(late.find("tr[data-trial]")).hasSize(TRIALS);
      late.await("[data-testid=curves] canvas, [data-testid=curves] svg");
      checkViews(late);
      checkActs(late);
    }
  }

  /** What is done on the page comes back to it by way of the log. */
  private static void checkActs(Browser browser) throws IOException {
    browser.await(".tab[data-view=board]").click();
    WebElement filter = browser.await("[data-testid=filter]");
    filter.clear();
    filter.sendKeys("#3");
    browser.awaitText("[data-testid=matched]", "1 of " + TRIALS);
    browser.await("tr[data-trial='3'] .open").click();
    browser.await("[data-testid=note]").sendKeys("look <b>here</b>");
    browser.await("[data-testid=tags]").sendKeys("odd, twice");
    browser.await("[data-testid=save-note]").click();
    browser.awaitText("tr[data-trial='3']", "odd, twice");
    PageAudit.check(browser, "trial");
    browser.await("[data-testid=star]").click();
    browser.awaitText("tr[data-trial='3']", "★");
    browser.await("[data-testid=drawer-close]").click();
    filter.clear();
    filter.sendKeys("starred and tag = odd");
    browser.awaitText("[data-testid=matched]", "1 of " + TRIALS);

    browser.await("[data-testid=more]").click();
    browser.await("[data-testid=rename]").click();
    WebElement name = browser.await("[data-testid=dialog] input");
    PageAudit.check(browser, "dialog");
    name.sendKeys("renamed", Keys.ENTER);
    browser.awaitText("[data-testid=sweep-name]", "renamed");
    browser.await("[data-testid=more]").click();
    browser.await("[data-testid=delete]").click();
    browser.await("[data-testid=confirm]").sendKeys(Keys.ESCAPE);
    assertThat(browser.find("[data-testid=dialog]")).isEmpty();
    browser.await("[data-testid=more]").click();
    browser.await("[data-testid=delete]").click();
    browser.await("[data-testid=confirm]").click();
    browser.awaitText("[data-testid=empty]", "No sweeps yet");
  }

  /** The views beside the board, and the way from one back to it. */
  private static void checkViews(Browser browser) throws IOException {
    PageAudit.check(browser, "board");
    browser.await("[data-testid=open-file]").click();
    browser.awaitText("[data-testid=provenance]", "digits");
    browser.await("[data-testid=drawer-close]").click();
    browser.await(".tab[data-view=parameters]").click();
    browser.await("[data-testid=parallel] canvas");
    browser.await("[data-testid=slices] canvas");
    browser.awaitText("[data-testid=analysis]", "needs 20 ranked trials; there are " + TRIALS);
    browser.await("[data-testid=contour] canvas");
    browser.await("[data-testid=contour-x]").sendKeys("learning_rate");
    browser.await("[data-testid=contour-y]").sendKeys("hidden");
    browser.awaitText("[data-testid=analysis]", "rests on " + TRIALS + " of " + TRIALS + " trials");
    PageAudit.check(browser, "parameters");
    browser.await(".tab[data-view=course]").click();
    browser.await("[data-testid=best-so-far] canvas");
    browser.await("[data-testid=slots] canvas");
    browser.awaitText("[data-testid=throughput]", "busy for");
    browser.awaitText("[data-testid=slot-table]", "%");
    PageAudit.check(browser, "course");
    browser.await(".tab[data-view=compare]").click();
    browser.await("[data-testid=compare-curves] canvas");
    browser.awaitText("[data-testid=compare]", "Parameters that differ");
    PageAudit.check(browser, "compare");
    browser.script("location.hash = location.hash + '&with=nowhere'");
    browser.awaitText("[data-testid=pair-problem]", "no sweep nowhere");
    browser.await(".tab[data-view=course]").click();
    browser.awaitText("[data-testid=ends]", "completed");
    browser.await("[data-testid=ends] button").click();
    browser.await("tr[data-rank='" + TRIALS + "']");
    assertThat(browser.await("[data-testid=filter]").getAttribute("value"))
        .isEqualTo("state = completed");
  }
}
