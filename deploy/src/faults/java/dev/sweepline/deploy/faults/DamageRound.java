package dev.sweepline.deploy.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A round of damage to the log of a home that nothing runs on. */
final class DamageRound {
  private static final int REFUSED = 2;

  private final Ground ground;
  private final Journey journey;

  DamageRound(Ground ground, Journey journey) {
    this.ground = ground;
    this.journey = journey;
  }

  /** Each damage that costs something must be told; at last comes one that does not. */
  void tellAll(Random random) {
    Path whole = ground.folder().resolve("whole");
    Path mark = ground.home().resolve("log.json");
    try {
      String known = Files.readString(mark);
      copy(ground.home().resolve("kafka"), whole);
      for (LogDamage damage : LogDamage.values()) {
        if (damage.told(0).isPresent()) {
          damage.harm(ground.home());
          expectTold(damage);
          delete(ground.home().resolve("kafka"));
          copy(whole, ground.home().resolve("kafka"));
          Files.writeString(mark, known);
        }
      }
      List<LogDamage> harmless =
          Stream.of(LogDamage.values()).filter(damage -> damage.told(0).isEmpty()).toList();
      LogDamage last = harmless.get(random.nextInt(harmless.size()));
      journey.tell("goes on after " + last);
      last.harm(ground.home());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void expectTold(LogDamage damage) {
    Program list = ground.list();
    String wanted = damage.told(0).orElseThrow().replace("0 records", "\\d+ records");
    boolean told =
        Pattern.compile(wanted.replace("were 0", "were \\d+")).matcher(list.lastLine()).find();
    if (list.isAlive() || list.code() != REFUSED || !told) {
      journey.problem(damage + " is answered with code " + list.code() + ": " + list.lastLine());
    } else {
      journey.tell(damage + " is told: " + list.lastLine());
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
