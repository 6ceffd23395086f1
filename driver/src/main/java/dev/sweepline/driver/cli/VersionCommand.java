package dev.sweepline.driver.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.driver.environment.Versions;
import dev.sweepline.driver.session.SessionContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code version}. */
@Command(
    name = "version",
    description = "Says what this is made of: versions, machine code, processor.",
    mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer> {
  private final SessionContext context;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  VersionCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (json) {
      ObjectNode node = new ObjectMapper().createObjectNode();
      Versions.all().forEach(node::put);
      context.console().json(node.toPrettyString());
    } else {
      Versions.all()
          .forEach((name, version) -> context.console().line("%-10s %s".formatted(name, version)));
    }
    return 0;
  }
}
