package dev.sweepline.dashboard.http;

import dev.sweepline.dashboard.http.contract.RequestParameters;
import dev.sweepline.dashboard.live.LiveSweep;
import dev.sweepline.sweep.board.RankedRow;
import dev.sweepline.sweep.table.TableColumn;
import dev.sweepline.sweep.table.TableText;
import dev.sweepline.sweep.table.TrialTable;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
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
              HttpServerResponse response =
                  ctx.response()
                      .setChunked(true)
                      .putHeader("Content-Type", "text/csv; charset=utf-8; header=present")
                      .putHeader("Cache-Control", "no-store")
                      .putHeader(
                          "Content-Disposition",
                          "attachment; filename=\"" + fileName(sweep.history().id()) + "\"");
              TrialTable table = new TrialTable(sweep.history(), sweep.board().metrics());
              if (ctx.request().method().name().equals("HEAD")) {
                response.end();
              } else {
                response.write(TableText.head(table));
                write(response, table, rows, 0);
              }
            });
  }

  private static String fileName(String id) {
    return id.replaceAll("[^A-Za-z0-9._-]", "_") + ".csv";
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
