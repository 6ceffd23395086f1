package dev.sweepline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeRightsTest {
  @TempDir Path folder;
  private final List<String> told = new ArrayList<>();
  private Path home;

  @BeforeEach
  void name() {
    home = folder.resolve("home");
  }

  @Test
  void newHome_isItsOwnersAlone() throws IOException {
    HomeRights.ensure(home, told::add);
    assertThat(rights(home)).isEqualTo("rwx------");
    assertThat(told).isEmpty();
  }

  @Test
  void homeThatHoldsNothingYet_isClosedWithoutAWord() throws IOException {
    Files.createDirectories(home.resolve("logs"));
    open(home, "rwxr-xr-x");
    HomeRights.ensure(home, told::add);
    assertThat(rights(home)).isEqualTo("rwx------");
    assertThat(told).isEmpty();
  }

  @Test
  void openHome_isClosedAndSaidSoOnce() throws IOException {
    Files.createDirectories(home.resolve("kafka"));
    Files.createDirectories(home.resolve("models"));
    open(home, "rwxr-xr-x");
    HomeRights.ensure(home, told::add);
    HomeRights.ensure(home, told::add);
    assertThat(rights(home)).isEqualTo("rwx------");
    assertThat(told)
        .containsExactly(home + " was open to other users of this machine; it is now yours alone");
  }

  @Test
  void folderThatHoldsWhatIsNotOurs_staysAsItIs() throws IOException {
    Path theirs = Files.createDirectories(home.resolve("photos"));
    Path ours = Files.createDirectories(home.resolve("kafka"));
    Path file = Files.createFile(home.resolve("station.json"));
    open(home, "rwxrwxrwx");
    open(theirs, "rwxr-xr-x");
    open(ours, "rwxr-xr-x");
    open(file, "rw-r--r--");
    HomeRights.ensure(home, told::add);
    HomeRights.ensure(home, told::add);
    assertThat(rights(home)).isEqualTo("rwxrwxrwx");
    assertThat(rights(theirs)).isEqualTo("rwxr-xr-x");
    assertThat(rights(ours)).isEqualTo("rwx------");
    assertThat(rights(file)).isEqualTo("rw-------");
    assertThat(told)
        .containsExactly(
            home
                + " was open to other users of this machine; what Sweepline keeps there is now"
                + " yours alone");
  }

  @Test
  void filesOfTheHome_areTheirOwnersAlone() throws IOException {
    HomeRights.ensure(home, told::add);
    new ServicesFile(7, "127.0.0.1:1", Optional.of(URI.create("http://127.0.0.1:2/")))
        .write(home.resolve("station.json"));
    new HomeLocks(home).close();
    for (String name : List.of("station.json", "gate.lock", "station.lock", "guests.lock")) {
      assertThat(rights(home.resolve(name))).as(name).isEqualTo("rw-------");
    }
  }

  private static void open(Path path, String rights) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
