package dev.sweepline.driver.spark;

import dev.sweepline.driver.spark.rpc.MessageCodec;
import dev.sweepline.driver.spark.rpc.SlotMessage.Alive;
import dev.sweepline.driver.spark.rpc.SlotMessage.Ended;
import dev.sweepline.driver.spark.rpc.SlotMessage.Hello;
import dev.sweepline.driver.spark.rpc.SlotMessage.Keeps;
import dev.sweepline.driver.spark.rpc.SlotMessage.Measured;
import dev.sweepline.driver.spark.rpc.SlotMessage.Next;
import dev.sweepline.driver.spark.rpc.SlotMessage.Ready;
import dev.sweepline.driver.spark.rpc.SlotMessage.Taken;
import dev.sweepline.driver.spark.rpc.SlotMessage.Waits;
import dev.sweepline.driver.spark.rpc.SlotMessage.Work;
import dev.sweepline.worker.slot.TrialCoordinator;
import java.io.Serializable;
import java.util.ArrayList;
import org.apache.spark.rpc.IsolatedRpcEndpoint;
import org.apache.spark.rpc.RpcCallContext;
import org.apache.spark.rpc.RpcEndpointRef;
import org.apache.spark.rpc.RpcEnv;
import scala.Function1;
import scala.PartialFunction;
import scala.runtime.AbstractPartialFunction;
import scala.runtime.BoxedUnit;

/**
 * The endpoint by which slots talk to their driver, one for each backend, opened in a Spark that
 * runs. Thread-safe: Spark hands it one message after the other on a thread of its own.
 */
final class SlotEndpoint implements IsolatedRpcEndpoint {
  private final RpcEnv rpc;
  private final DriverContext driver;

  private SlotEndpoint(RpcEnv rpc, DriverContext driver) {
    this.rpc = rpc;
    this.driver = driver;
  }

  /**
   * Opens one, which {@link RpcEnv#stop} closes.
   *
   * @param name by which executors find it
   */
  static RpcEndpointRef open(RpcEnv rpc, String name, DriverContext driver) {
    return rpc.setupEndpoint(name, new SlotEndpoint(rpc, driver));
  }

  @Override
  public RpcEnv rpcEnv() {
    return rpc;
  }

  @Override
  public int threadCount() {
    return 1;
  }

  @Override
  public PartialFunction<Object, BoxedUnit> receiveAndReply(RpcCallContext caller) {
    return new AbstractPartialFunction<>() {
      @Override
      public boolean isDefinedAt(Object message) {
        return message instanceof byte[];
      }

      @Override
      public <A, B> B applyOrElse(A message, Function1<A, B> otherwise) {
        if (!isDefinedAt(message)) {
          return otherwise.apply(message);
        }
        caller.reply(MessageCodec.write(answer(MessageCodec.read(message))));
        return null;
      }
    };
  }

  private Serializable answer(Object message) {
    TrialCoordinator coordinator = driver.assignments();
    if (message instanceof Hello) {
      return driver.settings();
    } else if (message instanceof Ready ready) {
      driver.executors().ready(ready.executor());
      return new Taken();
    } else if (message instanceof Next next) {
      return new Work(new ArrayList<>(coordinator.next(next.slot())));
    } else if (message instanceof Measured measured) {
      return coordinator.measured(measured.event());
    } else if (message instanceof Alive alive) {
      return coordinator.alive(alive.id(), alive.attempt(), alive.step());
    } else if (message instanceof Waits waits) {
      coordinator.waits(waits.slot(), waits.why());
      return new Taken();
    } else if (message instanceof Keeps keeps) {
      return coordinator.keeps(keeps.id(), keeps.attempt(), keeps.results());
    } else if (message instanceof Ended ended) {
      coordinator.ended(ended.id(), ended.attempt(), ended.report());
      return new Taken();
    }
    throw new IllegalArgumentException("not a slot's message: " + message);
  }
}
