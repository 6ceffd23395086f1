package dev.sweepline.worker.network.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** If a call were missed, this JVM would be gone. */
class ExitCallRewriterTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "0, called System.exit(3)",
    "1, called Runtime.exit(3)",
    "2, called Runtime.halt(3)",
    "3, called System.exit(3)",
    "4, called Runtime.halt(3)"
  })
  void callsOfAUsersClass_throw(int way, String message) throws Exception {
    IntConsumer leaver = load();

    assertThatThrownBy(() -> leaver.accept(way))
        .isInstanceOf(CalledExitException.class)
        .hasMessage(message);
  }

  @Test
  void usersClass_knowsItsJarAndDoesTheRest() throws Exception {
    IntConsumer leaver = load();

    leaver.accept(9);

    assertThat(leaver).hasToString("did 9");
    assertThat(leaver.getClass().getProtectionDomain().getCodeSource().getLocation())
        .isEqualTo(folder.resolve("leaver.jar").toUri().toURL());
    assertThat(leaver.getClass()).isNotEqualTo(Leaver.class);
  }

  @Test
  void replaced_leavesToTheJvmWhatIsNoClass() {
    byte[] nonsense = new byte[20];
    assertThat(ExitCallRewriter.replaced(nonsense)).isEqualTo(nonsense);
  }

  private IntConsumer load() throws Exception {
    Path jar = folder.resolve("leaver.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(Leaver.class.getName().replace('.', '/') + ".class"));
      out.write(bytes());
    }
    ClassLoader loader =
        new UserClassLoader(List.of(jar.toUri().toURL()).toArray(URL[]::new), hiding());
    return Class.forName(Leaver.class.getName(), true, loader)
        .asSubclass(IntConsumer.class)
        .getDeclaredConstructor()
        .newInstance();
  }

  private static byte[] bytes() throws IOException {
    try (InputStream in = Leaver.class.getResourceAsStream("ExitCallRewriterTest$Leaver.class")) {
      return in.readAllBytes();
    }
  }

  /** All that this test sees but the class that is to come from the jar. */
  private static ClassLoader hiding() {
    return new ClassLoader(ExitCallRewriterTest.class.getClassLoader()) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.equals(Leaver.class.getName())) {
          throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
      }
    };
  }

  /** Ends the JVM in as many ways as there are. */
  public static final class Leaver implements IntConsumer {
    private String done = "nothing";

    @Override
    public void accept(int way) {
      IntConsumer quietly = System::exit;
      IntConsumer atOnce = Runtime.getRuntime()::halt;
      switch (way) {
        case 0 -> System.exit(3);
        case 1 -> Runtime.getRuntime().exit(3);
        case 2 -> Runtime.getRuntime().halt(3);
        case 3 -> quietly.accept(3);
        case 4 -> atOnce.accept(3);
        default -> done = "did " + way;
      }
    }

    @Override
    public String toString() {
      return done;
    }
  }
}
