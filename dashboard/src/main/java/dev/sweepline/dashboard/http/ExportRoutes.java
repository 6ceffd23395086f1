package dev.sweepline.dashboard.http;

import dev.sweepline.dashboard.http.contract.RequestParameters;
import dev.sweepline.dashboard.live.LiveSweep;
import dev.sweepline.sweep.analysis.TrialFacts;
import dev.sweepline.sweep.board.RankedRow;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.report.ReportContent;
import dev.sweepline.sweep.report.SweepReport;
import dev.sweepline.sweep.table.TableColumn;
import dev.sweepline.sweep.table.TableText;
import dev.sweepline.sweep.table.TrialTable;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The answers to be kept as files. They are written part by part, as the receiver takes them, so
 * that a board of any size takes little memory and holds up nobody. Owned by the event loop.
 */
final class ExportRoutes {
  private static final int ROWS_A_PART = 500;

  private final Vertx vertx;
  private final Function<RequestParameters, LiveSweep> sweeps;
  private final BoardQueries queries;

  ExportRoutes(Vertx vertx, Function<RequestParameters, LiveSweep> sweeps, BoardQueries queries) {
    this.vertx = vertx;
    this.sweeps = sweeps;
    this.queries = queries;
  }

  /** The rows that pass the filter, in the order asked for. */
  void csv(RoutingContext ctx, RequestParameters query) {
    LiveSweep sweep = sweeps.apply(query);
    queries
        .rows(sweep, query)
        .onFailure(ctx::fail)
        .onSuccess(
            rows -> {
              String type = "text/csv; charset=utf-8; header=present";
              HttpServerResponse response =
                  attachment(ctx, type, sweep.history().id() + ".csv").setChunked(true);
              TrialTable table = new TrialTable(sweep.history(), sweep.board().metrics());
              if (ctx.request().method().name().equals("HEAD")) {
                response.end();
              } else {
                response.write(TableText.head(table));
                write(response, table, rows, 0);
              }
            });
  }

  /** The sweep as one page of HTML, whatever the board's filter leaves. */
  void report(RoutingContext ctx, RequestParameters query) {
    LiveSweep sweep = sweeps.apply(query);
    SweepHistory history = sweep.history();
    List<Standing> first = new ArrayList<>();
    List<TrialFacts> facts = new ArrayList<>();
    Slices.each(
            vertx,
            RankedRow.all(sweep.board().order()),
            ROWS_A_PART,
            row -> {
              if (first.size() < ReportContent.ROWS) {
                first.add(row.standing(history));
              }
              facts.add(TrialFacts.of(row.row()));
            })
        .map(done -> ReportContent.of(history, first, facts))
        .compose(content -> vertx.executeBlocking(() -> SweepReport.of(content), false))
        .onFailure(ctx::fail)
        .onSuccess(
            page -> attachment(ctx, "text/html; charset=utf-8", history.id() + ".html").end(page));
  }

  /** An answer that browsers keep and do not show: what stands in it is no part of this page. */
  private static HttpServerResponse attachment(RoutingContext ctx, String type, String name) {
    String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
    return ctx.response()
        .putHeader("Content-Type", type)
        .putHeader("Cache-Control", "no-store")
        .putHeader("Content-Disposition", "attachment; filename=\"" + plain + "\"");
  }

  private void write(
      HttpServerResponse response, TrialTable table, List<RankedRow> rows, int from) {
    if (response.closed()) {
      return;
    }
    int end = Math.min(rows.size(), from + ROWS_A_PART);
    StringBuilder part = new StringBuilder();
    List<TableColumn> columns = table.columns();
    for (RankedRow row : rows.subList(from, end)) {
      part.append(TableText.line(columns, table.row(row.rank(), row.row().trial())));
    }
    if (end == rows.size()) {
      response.end(part.toString());
      return;
    }
    response.write(part.toString());
    if (response.writeQueueFull()) {
      response.drainHandler(nothing -> write(response, table, rows, end));
    } else {
      vertx.setTimer(1, timer -> write(response, table, rows, end));
    }
  }
}
