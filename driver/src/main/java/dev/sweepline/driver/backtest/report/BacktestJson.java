package dev.sweepline.driver.backtest.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.driver.backtest.MethodResult;
import dev.sweepline.driver.backtest.RunResult;
import dev.sweepline.sweep.log.Json;
import java.util.List;

/** Results of a back-test as JSON. Stateless. */
public final class BacktestJson {
  private BacktestJson() {}

  /**
   * {@code {"objective":…,"methods":[{"method":…,"runs":[{"seed":0,"best":[…],"epochs":…}]}]}}: the
   * best value so far after each trial, null before the first finite one; and beside it the regret
   * and the epochs spent.
   */
  public static String write(Comparison comparison) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.put("file", comparison.file()).put("against", comparison.table());
    root.put("objective", comparison.objective().name());
    root.put("goal", comparison.objective().goal().word());
    root.put("configurations", comparison.configurations());
    if (comparison.optimum().isPresent()) {
      root.put("optimum", comparison.optimum().getAsDouble());
    } else {
      root.putNull("optimum");
    }
    root.put("trials", comparison.trials()).put("slots", comparison.slots());
    ArrayNode methods = root.putArray("methods");
    comparison.methods().forEach(method -> methods.add(method(method)));
    ArrayNode pairs = root.putArray("pairs");
    comparison.pairs().forEach(pair -> pairs.add(pair(pair)));
    comparison.notes().forEach(root.putArray("notes")::add);
    return Json.write(root);
  }

  private static ObjectNode method(MethodResult method) {
    ObjectNode node = Json.MAPPER.createObjectNode().put("method", method.method());
    ArrayNode runs = node.putArray("runs");
    for (RunResult run : method.runs()) {
      ObjectNode each = runs.addObject().put("seed", run.seed());
      numbers(each.putArray("best"), run.best());
      each.put("epochs", run.totalEpochs());
      numbers(each.putArray("regret"), run.regret());
      numbers(each.putArray("spent"), run.epochs());
      each.put("nearest", run.nearest());
    }
    return node;
  }

  private static ObjectNode pair(Comparison.Pair pair) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("first", pair.first()).put("second", pair.second());
    number(node, "difference", pair.test().difference());
    number(node, "low", pair.test().low());
    number(node, "high", pair.test().high());
    number(node, "p", pair.test().p());
    return node;
  }

  private static void number(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }

  private static void numbers(ArrayNode array, List<Double> values) {
    values.forEach(
        value -> {
          if (Double.isFinite(value)) {
            array.add(value);
          } else {
            array.addNull();
          }
        });
  }
}
