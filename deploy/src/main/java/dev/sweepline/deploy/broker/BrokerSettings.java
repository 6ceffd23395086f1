package dev.sweepline.deploy.broker;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** Settings of a broker for one machine and one small topic, and no more. */
final class BrokerSettings {
  static final int NODE = 1;
  static final String CONTROLLER = "CONTROLLER";
  private static final String HOST = "127.0.0.1";

  private BrokerSettings() {}

  static String bootstrap(int port) {
    return HOST + ":" + port;
  }

  /**
   * The settings.
   *
   * @param login which both listeners ask for; where it is empty they let everybody in
   */
  static Properties of(Path log, int port, int controllerPort, Optional<BrokerLogin> login) {
    Properties all = new Properties();
    String protocol = login.isPresent() ? BrokerLogin.PROTOCOL : "PLAINTEXT";
    all.setProperty("process.roles", "broker,controller");
    all.setProperty("node.id", Integer.toString(NODE));
    all.setProperty("log.dirs", log.toString());
    all.setProperty("controller.quorum.voters", NODE + "@" + bootstrap(controllerPort));
    all.setProperty("controller.listener.names", CONTROLLER);
    all.setProperty(
        "listeners",
        protocol + "://" + bootstrap(port) + "," + CONTROLLER + "://" + bootstrap(controllerPort));
    all.setProperty("advertised.listeners", protocol + "://" + bootstrap(port));
    all.setProperty("inter.broker.listener.name", protocol);
    all.setProperty(
        "listener.security.protocol.map",
        "%s:%s,%s:%s".formatted(protocol, protocol, CONTROLLER, protocol));
    login.ifPresent(it -> it.guard(all, protocol, CONTROLLER));
    all.setProperty("server.max.startup.time.ms", "60000");
    // A broker that was killed may come back once its controller has missed it for so long.
    all.setProperty("broker.session.timeout.ms", "3000");
    all.setProperty("broker.heartbeat.interval.ms", "500");
    keepEverything(all);
    staySmall(all);
    return all;
  }

  /**
   * Sweeps are kept for ever. Nothing is compacted, so the cleaner is off. Records are flushed when
   * a segment rolls and when the broker stops; in between they are the operating system's to keep,
   * which survives a killed process though not a power cut.
   */
  private static void keepEverything(Properties all) {
    all.setProperty("log.retention.ms", "-1");
    all.setProperty("log.retention.bytes", "-1");
    all.setProperty("log.cleaner.enable", "false");
    all.setProperty("log.segment.bytes", "268435456");
    all.setProperty("auto.create.topics.enable", "false");
  }

  private static void staySmall(Properties all) {
    all.setProperty("num.network.threads", "1");
    all.setProperty("num.io.threads", "2");
    all.setProperty("background.threads", "1");
    all.setProperty("num.replica.fetchers", "1");
    all.setProperty("num.partitions", "1");
    all.setProperty("default.replication.factor", "1");
    all.setProperty("offsets.topic.num.partitions", "1");
    all.setProperty("offsets.topic.replication.factor", "1");
    all.setProperty("transaction.state.log.num.partitions", "1");
    all.setProperty("transaction.state.log.replication.factor", "1");
    all.setProperty("transaction.state.log.min.isr", "1");
    all.setProperty("group.initial.rebalance.delay.ms", "0");
    all.setProperty("log.index.size.max.bytes", "1048576");
    // Followers of the controller's log would see by these records that it lives, and it has none.
    all.setProperty("metadata.max.idle.interval.ms", "0");
  }
}
