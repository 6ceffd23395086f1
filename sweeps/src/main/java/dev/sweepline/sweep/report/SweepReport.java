package dev.sweepline.sweep.report;

import dev.sweepline.sweep.analysis.ParameterImportance;
import dev.sweepline.sweep.analysis.TrialEnding;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.text.Words;
import dev.sweepline.sweep.value.ValueText;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A sweep as one HTML page: best trial, learning curves, importance of parameters, parallel
 * coordinates, board, how trials ended, and what it ran with. The same history gives the same page.
 * Stateless.
 */
public final class SweepReport {
  private static final int ROWS = 200;
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
.shares{width:100%;max-width:640px}.shares td.bar{width:60%}.bar i{display:block;height:10px;border-radius:3px;background:var(--mark)}
.legend span{margin-right:12px}.legend i{display:inline-block;width:12px;height:12px;border-radius:2px;margin-right:4px}
""";

  private SweepReport() {}

  /** The page of a history as it is now. */
  public static String of(SweepHistory history) {
    return of(ReportContent.of(history));
  }

  /** The page. */
  public static String of(ReportContent sweep) {
    Markup page = new Markup();
    page.raw("<!doctype html>\n<html lang=en><head><meta charset=utf-8>");
    page.raw("<meta name=viewport content=\"width=device-width\">");
    page.raw("<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; ");
    page.raw("style-src 'unsafe-inline'\">").element("title", sweep.name() + " – Sweepline");
    page.raw("<style>").raw(STYLE).raw("</style></head><body>");
    head(sweep, page);
    sweep.best().ifPresent(best -> best(best, sweep, page));
    section("Learning curves of the best", Drawings.curves(sweep), page);
    importance(sweep, page);
    section("Parameters and outcome", Drawings.parallel(sweep, AXES), page);
    board(sweep, page);
    endings(sweep, page);
    provenance(sweep.submitted(), page);
    return page.raw("</body></html>\n").toString();
  }

  private static void head(ReportContent sweep, Markup page) {
    SweepHistory.Counts counts = sweep.counts();
    page.element("h1", sweep.name());
    page.element(
        "p class=soft",
        sweep.submitted().sweep()
            + ", "
            + Words.of(sweep.state())
            + ", "
            + sweep.submitted().method());
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
    String began = "began " + Instant.ofEpochMilli(sweep.submitted().at());
    page.element(
        "p class=soft",
        sweep.ended().map(at -> began + ", ended " + Instant.ofEpochMilli(at)).orElse(began));
  }

  private static void best(Standing best, ReportContent sweep, Markup page) {
    page.element("h2", "Best: #" + best.trial());
    page.element(
        "p",
        sweep.submitted().objective().name()
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

  private static void importance(ReportContent sweep, Markup page) {
    ParameterImportance found =
        ParameterImportance.of(sweep.facts(), sweep.submitted().parameters());
    page.element("h2", "Importance of parameters").element("p class=soft", found.basis());
    if (found.shares().isEmpty()) {
      return;
    }
    double most = Math.max(found.shares().get(0).share(), Double.MIN_NORMAL);
    page.raw("<table class=shares>");
    for (ParameterImportance.Share each : found.shares().subList(0, shown(found))) {
      page.raw("<tr>").element("th", each.parameter());
      page.raw("<td class=bar><i style=\"width:" + Markup.at(100 * each.share() / most));
      page.raw("%\"></i></td>").element("td", Math.round(100 * each.share()) + " %").raw("</tr>");
    }
    page.raw("</table>");
  }

  private static int shown(ParameterImportance found) {
    return Math.min(COLUMNS, found.shares().size());
  }

  private static void board(ReportContent sweep, Markup page) {
    int all = sweep.facts().size();
    int shown = Math.min(ROWS, sweep.rows().size());
    page.element("h2", shown < all ? "Board: the first " + shown + " of " + all : "Board");
    List<String> parameters =
        sweep.submitted().parameters().stream()
            .filter(column -> !column.kind().equals("constant"))
            .map(ParameterColumn::name)
            .limit(COLUMNS)
            .toList();
    Collection<String> metrics = new TreeSet<>();
    sweep.rows().forEach(row -> metrics.addAll(row.metrics().keySet()));
    page.raw("<div class=wide><table><tr>");
    List.of("rank", "trial", "state").forEach(name -> page.element("th", name));
    parameters.forEach(name -> page.element("th", name));
    metrics.stream().limit(COLUMNS).forEach(name -> page.element("th", name));
    List.of("reason", "tags", "note").forEach(name -> page.element("th", name));
    page.raw("</tr>");
    for (Standing row : sweep.rows().subList(0, shown)) {
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

  private static void endings(ReportContent sweep, Markup page) {
    List<TrialEnding> endings = TrialEnding.of(sweep.facts());
    if (endings.isEmpty()) {
      return;
    }
    page.element("h2", "How trials ended").raw("<div class=wide><table>");
    for (TrialEnding each : endings) {
      page.raw("<tr>").element("td", Integer.toString(each.count()));
      page.element("td", Words.of(each.state())).element("td", each.kind());
      page.element("td", each.reason()).element("td", "such as #" + each.example()).raw("</tr>");
    }
    page.raw("</table></div>");
  }

  private static void provenance(SweepSubmitted submitted, Markup page) {
    page.element("h2", "What it ran with").raw("<div class=wide><table>");
    submitted
        .environment()
        .forEach(
            (name, value) ->
                page.raw("<tr>").element("th", name).element("td", value).raw("</tr>"));
    page.raw("</table></div>").element("p class=soft", submitted.file());
    page.element("pre", submitted.text());
  }

  private static void section(String title, String drawing, Markup page) {
    if (!drawing.isEmpty()) {
      page.element("h2", title).raw(drawing);
    }
  }
}
