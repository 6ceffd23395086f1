package dev.sweepline.sweep.report;

import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.text.Words;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.value.ValueText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A sweep as one HTML page: best trial, learning curves, parallel coordinates, board, why trials
 * ended early, and what it ran with. The same history gives the same page. Stateless.
 */
public final class SweepReport {
  private static final int CURVES = 10;
  private static final int ROWS = 200;
  private static final int LINES = 1000;
  private static final int AXES = 12;
  private static final int COLUMNS = 24;

  private static final String STYLE =
      """
:root{color-scheme:light dark;--ground:#fff;--ink:#1a1d21;--soft:#5c6670;--line:#d5dae0;--mark:#0060a8}
@media(prefers-color-scheme:dark){:root{--ground:#15181c;--ink:#e6e9ec;--soft:#9aa4ae;--line:#343b43;--mark:#6cb8f5}}
body{margin:0 auto;max-width:1080px;padding:24px;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{margin:0;font-size:26px}h2{margin:32px 0 8px;font-size:18px}p{margin:4px 0}.soft,.legend{color:var(--soft)}
.wide{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:4px 10px;border-bottom:1px solid var(--line);text-align:left;white-space:nowrap;max-width:28em;overflow:hidden;text-overflow:ellipsis}
th{color:var(--soft);font-weight:600}pre{overflow-x:auto;padding:12px;border:1px solid var(--line);border-radius:6px;font-size:13px}
svg{width:100%;height:auto}.axis{stroke:var(--line)}.tick{fill:var(--soft);font-size:12px}
.weak{fill:none;stroke:var(--soft);opacity:.25}.strong{fill:none;stroke:var(--mark);stroke-width:2}
.legend span{margin-right:12px}.legend i{display:inline-block;width:12px;height:12px;border-radius:2px;margin-right:4px}
""";

  private SweepReport() {}

  /** The page. */
  public static String of(SweepHistory history) {
    List<TrialHistory> order = Leaderboard.order(history);
    List<Standing> rows = new ArrayList<>();
    for (TrialHistory trial : order.subList(0, Math.min(LINES, order.size()))) {
      rows.add(Leaderboard.standing(rows.size() + 1, trial, history));
    }
    Markup page = new Markup();
    page.raw("<!doctype html>\n<html lang=en><head><meta charset=utf-8>");
    page.raw("<meta name=viewport content=\"width=device-width\">");
    page.raw("<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; ");
    page.raw("style-src 'unsafe-inline'\">").element("title", history.name() + " – Sweepline");
    page.raw("<style>").raw(STYLE).raw("</style></head><body>");
    head(history, page);
    Leaderboard.best(history).ifPresent(best -> best(best, history, page));
    section(
        "Learning curves of the best",
        Drawings.curves(history, order.subList(0, Math.min(CURVES, order.size()))),
        page);
    section("Parameters and outcome", Drawings.parallel(history, rows, AXES), page);
    board(history, rows, order.size(), page);
    endings(history, page);
    provenance(history, page);
    return page.raw("</body></html>\n").toString();
  }

  private static void head(SweepHistory history, Markup page) {
    SweepHistory.Counts counts = history.counts();
    page.element("h1", history.name());
    page.element(
        "p class=soft",
        history.id() + ", " + Words.of(history.state()) + ", " + history.submitted().method());
    page.element(
        "p",
        "%d trials planned: %d completed, %d stopped, %d failed, %d cancelled, %d running, %d waiting"
            .formatted(
                counts.planned(),
                counts.completed(),
                counts.stopped(),
                counts.failed(),
                counts.cancelled(),
                counts.running(),
                counts.pending()));
    page.element("p class=soft", times(history));
  }

  private static String times(SweepHistory history) {
    String began = "began " + Instant.ofEpochMilli(history.submitted().at());
    return history
        .ended()
        .map(end -> began + ", ended " + Instant.ofEpochMilli(end.at()))
        .orElse(began);
  }

  private static void best(Standing best, SweepHistory history, Markup page) {
    page.element("h2", "Best: #" + best.trial());
    page.element(
        "p",
        history.submitted().objective().name()
            + " "
            + ValueText.show(best.value().orElse(Double.NaN))
            + " in epoch "
            + best.epoch());
    if (!best.marks().note().value().isEmpty()) {
      page.element("p", "Note: " + best.marks().note().value());
    }
    page.raw("<div class=wide><table><tr>");
    best.parameters().keySet().forEach(name -> page.element("th", name));
    best.metrics().keySet().forEach(name -> page.element("th", name));
    page.raw("</tr><tr>");
    best.parameters().values().forEach(value -> page.element("td", ValueText.show(value)));
    best.metrics().values().forEach(value -> page.element("td", ValueText.show(value)));
    page.raw("</tr></table></div>");
  }

  private static void board(SweepHistory history, List<Standing> rows, int all, Markup page) {
    int shown = Math.min(ROWS, rows.size());
    page.element("h2", shown < all ? "Board: the first " + shown + " of " + all : "Board");
    List<String> parameters =
        history.submitted().parameters().stream()
            .filter(column -> !column.kind().equals("constant"))
            .map(ParameterColumn::name)
            .limit(COLUMNS)
            .toList();
    Collection<String> metrics = new TreeSet<>();
    rows.forEach(row -> metrics.addAll(row.metrics().keySet()));
    page.raw("<div class=wide><table><tr>");
    List.of("rank", "trial", "state").forEach(name -> page.element("th", name));
    parameters.forEach(name -> page.element("th", name));
    metrics.stream().limit(COLUMNS).forEach(name -> page.element("th", name));
    List.of("reason", "tags", "note").forEach(name -> page.element("th", name));
    page.raw("</tr>");
    for (Standing row : rows.subList(0, shown)) {
      page.raw("<tr>").element("td", Integer.toString(row.rank()));
      page.element("td", (row.marks().starred().value() ? "★ #" : "#") + row.trial());
      page.element("td", Words.of(row.state()));
      parameters.forEach(name -> cell(row.parameters().get(name), page));
      metrics.stream().limit(COLUMNS).forEach(name -> cell(row.metrics().get(name), page));
      page.element("td", row.reason().orElse(""));
      page.element("td", String.join(", ", row.marks().tags().value()));
      page.element("td", row.marks().note().value()).raw("</tr>\n");
    }
    page.raw("</table></div>");
  }

  private static void cell(@Nullable Object value, Markup page) {
    page.element("td", value == null ? "" : ValueText.show(value));
  }

  private static void endings(SweepHistory history, Markup page) {
    Map<String, Integer> counts = new TreeMap<>();
    for (TrialHistory trial : history.trials()) {
      trial
          .report()
          .map(TrialReport::end)
          .flatMap(SweepReport::manner)
          .ifPresent(why -> counts.merge(why, 1, Integer::sum));
    }
    if (counts.isEmpty()) {
      return;
    }
    page.element("h2", "Why trials ended early").raw("<div class=wide><table>");
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(ROWS)
        .forEach(
            each ->
                page.raw("<tr>")
                    .element("td", Integer.toString(each.getValue()))
                    .element("td", each.getKey())
                    .raw("</tr>"));
    page.raw("</table></div>");
  }

  private static Optional<String> manner(TrialEnd end) {
    return end instanceof TrialEnd.Stopped stopped
        ? Optional.of(stopped.manner())
        : end instanceof TrialEnd.Completed ? Optional.empty() : end.explanation();
  }

  private static void provenance(SweepHistory history, Markup page) {
    page.element("h2", "What it ran with").raw("<div class=wide><table>");
    history
        .submitted()
        .environment()
        .forEach(
            (name, value) ->
                page.raw("<tr>").element("th", name).element("td", value).raw("</tr>"));
    page.raw("</table></div>").element("p class=soft", history.submitted().file());
    page.element("pre", history.submitted().text());
  }

  private static void section(String title, String drawing, Markup page) {
    if (!drawing.isEmpty()) {
      page.element("h2", title).raw(drawing);
    }
  }
}
