package dev.sweepline.deploy.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.Time;

/** A broker of somebody else's: users sign in with a password and may do what they are allowed. */
public final class SecuredBroker implements AutoCloseable {
  private static final String MODULE =
      "org.apache.kafka.common.security.plain.PlainLoginModule required";

  private final KafkaRaftServer server;
  private final String bootstrap;

  /**
   * Starts it.
   *
   * @param users passwords by name; {@code admin} may do everything, others nothing
   */
  public SecuredBroker(Path folder, Map<String, String> users) throws IOException {
    EmbeddedBroker.format(folder);
    int[] ports = RememberedPorts.free();
    Properties all =
        BrokerSettings.of(EmbeddedBroker.logFolder(folder), ports[0], ports[1], Optional.empty());
    bootstrap = BrokerSettings.bootstrap(ports[0]);
    all.replaceAll((name, value) -> value.toString().replace("PLAINTEXT://", "SASL_PLAINTEXT://"));
    all.setProperty(
        "listener.security.protocol.map", "SASL_PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT");
    all.setProperty("inter.broker.listener.name", "SASL_PLAINTEXT");
    all.setProperty("sasl.mechanism.inter.broker.protocol", "PLAIN");
    all.setProperty("sasl.enabled.mechanisms", "PLAIN");
    all.setProperty(
        "listener.name.sasl_plaintext.plain.sasl.jaas.config",
        users.entrySet().stream()
            .map(user -> " user_%s=\"%s\"".formatted(user.getKey(), user.getValue()))
            .collect(
                Collectors.joining(
                    "", MODULE + login("admin", users.get("admin")).replace(";", ""), ";")));
    all.setProperty(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    all.setProperty("super.users", "User:admin;User:ANONYMOUS");
    server = new KafkaRaftServer(KafkaConfig.fromProps(all, false), Time.SYSTEM);
    server.startup();
  }

  private static String login(String user, String password) {
    return " username=\"%s\" password=\"%s\";".formatted(user, password);
  }

  /** What a user's file of client properties says, but for the servers. */
  public static Map<String, String> client(String user, String password) {
    return Map.of(
        "security.protocol", "SASL_PLAINTEXT",
        "sasl.mechanism", "PLAIN",
        "sasl.jaas.config", MODULE + login(user, password));
  }

  public String bootstrap() {
    return bootstrap;
  }

  /** Lets a user do things with a topic. */
  public void allow(String password, String user, String topic, AclOperation... operations)
      throws Exception {
    List<AclBinding> acls =
        Arrays.stream(operations)
            .map(
                operation ->
                    new AclBinding(
                        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                        new AccessControlEntry(
                            "User:" + user, "*", operation, AclPermissionType.ALLOW)))
            .toList();
    try (Admin admin = admin(password)) {
      admin.createAcls(acls).all().get();
    }
  }

  /** How many partitions a topic has. */
  public int partitions(String password, String topic) throws Exception {
    try (Admin admin = admin(password)) {
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get()
          .get(topic)
          .partitions()
          .size();
    }
  }

  private Admin admin(String password) {
    return Admin.create(
        Stream.concat(
                client("admin", password).entrySet().stream(),
                Stream.of(Map.entry("bootstrap.servers", bootstrap)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
