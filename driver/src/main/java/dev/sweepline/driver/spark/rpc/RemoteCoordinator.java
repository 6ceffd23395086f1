package dev.sweepline.driver.spark.rpc;

import dev.sweepline.driver.spark.rpc.SlotMessage.Alive;
import dev.sweepline.driver.spark.rpc.SlotMessage.Ended;
import dev.sweepline.driver.spark.rpc.SlotMessage.Hello;
import dev.sweepline.driver.spark.rpc.SlotMessage.Keeps;
import dev.sweepline.driver.spark.rpc.SlotMessage.Measured;
import dev.sweepline.driver.spark.rpc.SlotMessage.Next;
import dev.sweepline.driver.spark.rpc.SlotMessage.Ready;
import dev.sweepline.driver.spark.rpc.SlotMessage.Waits;
import dev.sweepline.driver.spark.rpc.SlotMessage.Work;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.slot.TrialCoordinator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkEnv;
import org.apache.spark.rpc.RpcEndpointRef;
import org.apache.spark.util.RpcUtils;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** The driver as an executor sees it: every call is one question over Spark's RPC. Thread-safe. */
public final class RemoteCoordinator implements TrialCoordinator {
  private static final ClassTag<Object> ANY = ClassTag$.MODULE$.apply(Object.class);

  private final RpcEndpointRef driver;
  private final String executor;

  private RemoteCoordinator(RpcEndpointRef driver, String executor) {
    this.driver = driver;
    this.executor = executor;
  }

  /**
   * The driver of this executor.
   *
   * @param endpoint the name under which it listens
   */
  public static RemoteCoordinator of(String endpoint, SparkEnv executor) {
    return new RemoteCoordinator(
        RpcUtils.makeDriverRef(endpoint, executor.conf(), executor.rpcEnv()),
        executor.executorId());
  }

  /** What an executor must know. */
  public SlotSettings settings() {
    return (SlotSettings) ask(new Hello());
  }

  /** This executor can work. */
  public void ready() {
    ask(new Ready(executor));
  }

  @Override
  public List<TrialSpec> next(String slot) {
    return ((Work) ask(new Next(slot))).pack();
  }

  @Override
  public Verdict measured(TrialMeasured event) {
    return (Verdict) ask(new Measured(event));
  }

  @Override
  public Verdict alive(TrialId id, int attempt, long step) {
    return (Verdict) ask(new Alive(id, attempt, step));
  }

  @Override
  public void waits(String slot, String why) {
    ask(new Waits(slot, why));
  }

  @Override
  public boolean keeps(TrialId id, int attempt, Map<String, Double> results) {
    return (Boolean) ask(new Keeps(id, attempt, new TreeMap<>(results)));
  }

  @Override
  public void ended(TrialId id, int attempt, TrialReport report) {
    ask(new Ended(id, attempt, report));
  }

  private Object ask(SlotMessage message) {
    try {
      return MessageCodec.read(driver.askSync(MessageCodec.write(message), ANY));
    } catch (Exception e) {
      throw new IllegalStateException("the driver does not answer: " + e.getMessage(), e);
    }
  }
}
