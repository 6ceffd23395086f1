package dev.sweepline.deploy.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Every object of {@code deploy/kubernetes} against the types that Kubernetes and Strimzi publish.
 */
class KubernetesRecipeTest {
  private static final Path FOLDER = Path.of("kubernetes");

  private static final Map<String, Class<?>> TYPES =
      Map.ofEntries(
          Map.entry("v1 Pod", Pod.class),
          Map.entry("v1 Service", Service.class),
          Map.entry("v1 ServiceAccount", ServiceAccount.class),
          Map.entry("apps/v1 Deployment", Deployment.class),
          Map.entry("networking.k8s.io/v1 Ingress", Ingress.class),
          Map.entry("rbac.authorization.k8s.io/v1 Role", Role.class),
          Map.entry("rbac.authorization.k8s.io/v1 RoleBinding", RoleBinding.class),
          Map.entry("kafka.strimzi.io/v1beta2 Kafka", Kafka.class),
          Map.entry("kafka.strimzi.io/v1beta2 KafkaNodePool", KafkaNodePool.class),
          Map.entry("kafka.strimzi.io/v1beta2 KafkaTopic", KafkaTopic.class),
          Map.entry("kafka.strimzi.io/v1beta2 KafkaUser", KafkaUser.class));

  /** The models take what they do not know aside; here that is an error. */
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .annotationIntrospector(
              new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated member) {
                  return false;
                }
              })
          .build();

  @Test
  void everyObject_isWhatItsKindAllows() throws IOException {
    List<String> kinds = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        for (Object document : yaml().loadAll(Files.readString(file))) {
          kinds.add(check(document));
        }
      }
    }
    assertThat(kinds).containsAll(TYPES.keySet());
  }

  @Test
  void misspeltField_isFound() throws IOException {
    String text = Files.readString(FOLDER.resolve("executor-pod.yaml"));
    Object pod = yaml().load(text.replace("volumeMounts", "volumeMount"));
    assertThatThrownBy(() -> check(pod))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("volumeMount");
  }

  @Test
  void compose_startsServicesThatItHas() throws IOException {
    Map<?, ?> compose = yaml().load(Files.readString(Path.of("compose.yaml")));
    Map<?, ?> services = (Map<?, ?>) compose.get("services");
    assertThat(services.keySet().stream().map(String::valueOf))
        .containsExactlyInAnyOrder("kafka", "dashboard", "sweep");
    services
        .values()
        .forEach(
            service -> {
              Object needs = ((Map<?, ?>) service).get("depends_on");
              if (needs instanceof Map<?, ?> others) {
                assertThat(services.keySet().containsAll(others.keySet())).isTrue();
              }
            });
  }

  /** Tokens would travel in clear text, so no recipe opens the page to others by itself. */
  @Test
  void page_isOpenToThisMachineOrClusterAlone() throws IOException {
    Map<?, ?> compose = yaml().load(Files.readString(Path.of("compose.yaml")));
    Map<?, ?> dashboard = (Map<?, ?>) ((Map<?, ?>) compose.get("services")).get("dashboard");
    assertThat((List<?>) dashboard.get("ports"))
        .allSatisfy(port -> assertThat(port.toString()).startsWith("127.0.0.1:"));
    assertThat(Files.readString(FOLDER.resolve("dashboard.yaml"))).doesNotContain("kind: Ingress");
  }

  /** Its version and kind. */
  private static String check(Object document) {
    Map<?, ?> object = (Map<?, ?>) document;
    String kind = object.get("apiVersion") + " " + object.get("kind");
    assertThat(TYPES).containsKey(kind);
    STRICT.convertValue(document, TYPES.get(kind));
    return kind;
  }

  private static Yaml yaml() {
    return new Yaml(new SafeConstructor(new LoaderOptions()));
  }
}
