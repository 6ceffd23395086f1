package dev.sweepline.worker.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What jars of users are compiled against: {@link UserNetwork} and the types of ours that it
 * mentions. A line of {@code user-api.txt} that is no longer true breaks jars that run today. A new
 * line is added there when it breaks none: a method of UserNetwork needs a default body.
 */
class UserApiTest {
  private static final String OURS = "dev.sweepline.";

  @Test
  void userNetwork_isWhatItsUsersCompiledAgainst() {
    assertThat(signatures(UserNetwork.class)).isEqualTo(recorded());
  }

  private static Set<String> signatures(Class<?> root) {
    Set<String> lines = new TreeSet<>();
    Set<Class<?>> seen = new HashSet<>(List.of(root));
    Deque<Class<?>> left = new ArrayDeque<>(seen);
    while (!left.isEmpty()) {
      Class<?> type = left.pop();
      lines.add(header(type));
      List<Class<?>> mentioned = new ArrayList<>(List.of(type.getClasses()));
      mentioned.addAll(List.of(type.getInterfaces()));
      for (Member member : members(type)) {
        lines.add(line(member));
        mentioned.addAll(types(member));
      }
      mentioned.stream()
          .filter(other -> other.getName().startsWith(OURS) && seen.add(other))
          .forEach(left::push);
    }
    return lines;
  }

  private static String header(Class<?> type) {
    String parents =
        Arrays.stream(type.getGenericInterfaces())
            .map(Type::getTypeName)
            .collect(Collectors.joining(", "));
    return type.toGenericString() + (parents.isEmpty() ? "" : " is " + parents);
  }

  private static List<Member> members(Class<?> type) {
    return Stream.<Member[]>of(
            type.getDeclaredConstructors(), type.getDeclaredFields(), type.getDeclaredMethods())
        .flatMap(Arrays::stream)
        .filter(member -> isOpen(member) && !member.isSynthetic())
        .toList();
  }

  private static boolean isOpen(Member member) {
    return Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers());
  }

  private static String line(Member member) {
    if (member instanceof Method method) {
      return method.toGenericString();
    }
    return member instanceof Field field
        ? field.toGenericString()
        : ((Constructor<?>) member).toGenericString();
  }

  private static List<Class<?>> types(Member member) {
    if (member instanceof Field field) {
      return List.of(field.getType());
    }
    List<Class<?>> types = new ArrayList<>();
    if (member instanceof Method method) {
      types.add(method.getReturnType());
      types.addAll(List.of(method.getParameterTypes()));
    } else {
      types.addAll(List.of(((Constructor<?>) member).getParameterTypes()));
    }
    return types;
  }

  private static Set<String> recorded() {
    try (InputStream in = UserApiTest.class.getResourceAsStream("user-api.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
