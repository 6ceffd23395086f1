package dev.sweepline.driver.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweepline.driver.cli.CliRun;
import dev.sweepline.sweep.log.Json;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class BacktestCommandTest {
  @TempDir private Path folder;

  @Test
  void json_hasTheBestSoFarOfEveryRun() throws IOException {
    CliRun run = run("--methods", "random,sobol", "--seeds", "3", "--trials", "2", "--json");

    assertThat(run.exit()).isZero();
    JsonNode root = Json.MAPPER.readTree(String.join("", run.out()));
    assertThat(root.at("/methods")).hasSize(2);
    assertThat(root.at("/methods/0/method").asText()).isEqualTo("random");
    assertThat(root.at("/methods/1/runs")).hasSize(3);
    assertThat(root.at("/methods/1/runs/2/seed").asInt()).isEqualTo(2);
    assertThat(root.at("/methods/1/runs/2/best")).hasSize(2);
    assertThat(root.at("/methods/1/runs/2/best/1").asDouble()).isEqualTo(1);
    assertThat(root.at("/methods/1/runs/2/epochs").asDouble()).isEqualTo(2);
    assertThat(root.at("/pairs/0/p").asDouble()).isEqualTo(1);
  }

  @Test
  void table_namesMethodsAndPairs() throws IOException {
    CliRun run = run("--methods", "random,sobol", "--seeds", "2");

    assertThat(run.exit()).isZero();
    assertThat(run.out().get(1)).contains("method", "best", "regret");
    assertThat(run.out()).last().asString().startsWith("sobol and random are not separable");
  }

  @Test
  void html_isAPageOfItsOwn() throws Exception {
    Path page = folder.resolve("report.html");

    CliRun run = run("--methods", "random,sobol", "--seeds", "3", "--html", page.toString());

    assertThat(run.exit()).isZero();
    String text = Files.readString(page);
    assertThat(text)
        .contains("<svg", "polyline", "sobol and random are not separable")
        .doesNotContain("<script", "http:", "https:", "NaN");
    String charts = text.substring(text.indexOf("<svg"), text.lastIndexOf("</svg>") + 6);
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader("<all>" + charts + "</all>")));
    assertThat(run("--html", folder.resolve("no/such.html").toString()).exit()).isEqualTo(2);
  }

  @Test
  void mistakes_exitWithTwo() throws IOException {
    assertThat(run("--trials", "0").err()).containsExactly("--trials 0 is not at least 1");
    assertThat(run("--methods", "gird").err())
        .containsExactly(
            "--methods: there is no method or stopping rule 'gird'; did you mean 'grid'?");
    CliRun missing = CliRun.of("backtest", file().toString(), "--against", "no/such.csv");
    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.err()).containsExactly("no/such.csv: no such file");
  }

  private CliRun run(String... options) throws IOException {
    Path table = Files.writeString(folder.resolve("t.csv"), "x,loss\n1,1\n2,2\n");
    String[] all = new String[options.length + 4];
    all[0] = "backtest";
    all[1] = file().toString();
    all[2] = "--against";
    all[3] = table.toString();
    System.arraycopy(options, 0, all, 4, options.length);
    return CliRun.of(all);
  }

  private Path file() throws IOException {
    return Files.writeString(
        folder.resolve("f.yaml"),
        "method: random\n"
            + "metric: {name: loss, goal: minimize}\n"
            + "parameters: {x: {values: [1, 2]}}\n");
  }
}
