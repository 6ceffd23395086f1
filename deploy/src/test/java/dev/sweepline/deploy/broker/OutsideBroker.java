package dev.sweepline.deploy.broker;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** A broker in a process of its own which tells its clients another port, that of a proxy. */
public final class OutsideBroker {
  private OutsideBroker() {}

  /** Arguments: folder, port, controller's port, port to tell. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    EmbeddedBroker.format(folder);
    Properties settings =
        BrokerSettings.of(
            EmbeddedBroker.logFolder(folder),
            Integer.parseInt(args[1]),
            Integer.parseInt(args[2]),
            Optional.empty());
    settings.setProperty(
        "advertised.listeners",
        "PLAINTEXT://" + BrokerSettings.bootstrap(Integer.parseInt(args[3])));
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
    server.startup();
    System.out.println("broker: up");
    server.awaitShutdown();
  }
}
