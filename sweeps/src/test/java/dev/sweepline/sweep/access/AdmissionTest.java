package dev.sweepline.sweep.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final Admission BY_GROUP =
      new Admission("groups", Set.of("lab", "ann@x.org"), Set.of("ops", "Otto@x.org"));

  @Test
  void whoIsNotNamed_staysOut() {
    assertThat(BY_GROUP.role(Map.of("sub", "ops", "groups", List.of("others"))))
        .isEqualTo(Role.NONE);
    assertThat(BY_GROUP.role(Map.of("name", "ops", "preferred_username", "lab")))
        .isEqualTo(Role.NONE);
    assertThat(BY_GROUP.role(Map.of())).isEqualTo(Role.NONE);
  }

  @Test
  void aGroup_givesItsRole_andTheGreaterOfTwo() {
    assertThat(BY_GROUP.role(Map.of("groups", List.of("lab")))).isEqualTo(Role.VIEWER);
    assertThat(BY_GROUP.role(Map.of("groups", "lab"))).isEqualTo(Role.VIEWER);
    assertThat(BY_GROUP.role(Map.of("groups", List.of("lab", "ops")))).isEqualTo(Role.OPERATOR);
    assertThat(BY_GROUP.role(Map.of("groups", List.of("OPS")))).isEqualTo(Role.NONE);
  }

  @Test
  void anAddress_countsOnceTheProviderHasVerifiedIt() {
    assertThat(BY_GROUP.role(Map.of("email", "otto@X.org", "email_verified", true)))
        .isEqualTo(Role.OPERATOR);
    assertThat(BY_GROUP.role(Map.of("email", "ann@x.org", "email_verified", "true")))
        .isEqualTo(Role.VIEWER);
    assertThat(BY_GROUP.role(Map.of("email", "otto@x.org", "email_verified", false)))
        .isEqualTo(Role.NONE);
    assertThat(BY_GROUP.role(Map.of("email", "otto@x.org"))).isEqualTo(Role.NONE);
  }

  @Test
  void aClaim_mayLieInAnObject_orHaveDotsInItsName() {
    Admission nested = new Admission("realm_access.roles", Set.of(), Set.of("ops"));

    assertThat(nested.role(Map.of("realm_access", Map.of("roles", List.of("ops")))))
        .isEqualTo(Role.OPERATOR);
    assertThat(nested.role(Map.of("realm_access.roles", List.of("ops")))).isEqualTo(Role.OPERATOR);
    assertThat(nested.role(Map.of("realm_access", "ops"))).isEqualTo(Role.NONE);
  }

  @Test
  void anybody_isSaidInSoManyWords() {
    Admission open = new Admission("groups", Set.of(Admission.ANYBODY), Set.of("ops"));

    assertThat(open.role(Map.of("sub", "1"))).isEqualTo(Role.VIEWER);
    assertThat(open.role(Map.of("groups", List.of("ops")))).isEqualTo(Role.OPERATOR);
    assertThatThrownBy(() -> new Admission("groups", Set.of(), Set.of()))
        .hasMessage("nobody would be let in");
  }
}
