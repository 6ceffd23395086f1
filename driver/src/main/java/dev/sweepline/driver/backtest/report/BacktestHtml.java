package dev.sweepline.driver.backtest.report;

import dev.sweepline.driver.backtest.RunResult;
import java.util.List;
import java.util.function.Function;

/** Results of a back-test as one page that needs nothing from elsewhere. Stateless. */
public final class BacktestHtml {
  private static final String HEAD =
      """
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>%s</title>
<style>
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { padding: .2rem .8rem .2rem 0; text-align: left; border-bottom: 1px solid #8884; }
svg { width: 100%%; height: auto; margin: 1rem 0; }
svg text { font-size: 12px; fill: currentColor; }
.key { display: inline-block; width: .8em; height: .8em; border-radius: .2em; margin-right: .5em; }
</style></head><body>
""";

  private BacktestHtml() {}

  /** The page. */
  public static String write(Comparison comparison) {
    StringBuilder page = new StringBuilder();
    page.append(HEAD.formatted("Back-test of " + Html.escape(comparison.file())));
    page.append("<h1>Back-test</h1>\n");
    page.append(paragraph(BacktestText.headline(comparison)));
    page.append(table(comparison));
    page.append(
        chart(
            "best " + comparison.objective().name() + " so far, by trials that ended",
            comparison,
            RunResult::best));
    page.append(chart("regret of the best so far", comparison, RunResult::regret));
    page.append(
        paragraph(
            "Lines are means over seeds, bands two standard errors to each side. The regret is how"
                + " far the mean of all trainings of the chosen configuration lies from the best"
                + " mean in the table."));
    BacktestText.lines(comparison).forEach(line -> page.append(paragraph(line)));
    return page.append("</body></html>\n").toString();
  }

  private static String chart(
      String title, Comparison comparison, Function<RunResult, List<Double>> values) {
    return new SvgChart(
            title, comparison.methods().stream().map(method -> Band.of(method, values)).toList())
        .svg();
  }

  private static String table(Comparison comparison) {
    StringBuilder table = new StringBuilder("<table><tr>");
    BacktestText.TITLES.forEach(title -> table.append("<th>").append(title).append("</th>"));
    table.append("</tr>\n");
    List<List<String>> rows = BacktestText.rows(comparison);
    for (int i = 0; i < rows.size(); i++) {
      String colour = SvgChart.COLOURS.get(i % SvgChart.COLOURS.size());
      table.append("<tr>");
      for (int j = 0; j < rows.get(i).size(); j++) {
        table.append("<td>");
        if (j == 0) {
          table.append("<span class=\"key\" style=\"background:%s\"></span>".formatted(colour));
        }
        table.append(Html.escape(rows.get(i).get(j))).append("</td>");
      }
      table.append("</tr>\n");
    }
    return table.append("</table>\n").toString();
  }

  private static String paragraph(String text) {
    return "<p>" + Html.escape(text) + "</p>\n";
  }
}
