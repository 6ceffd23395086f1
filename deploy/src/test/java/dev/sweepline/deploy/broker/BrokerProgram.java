package dev.sweepline.deploy.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A broker in a process of its own, to be killed; on given ports, to come back there. */
final class BrokerProgram {
  private BrokerProgram() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    EmbeddedBroker broker =
        args.length == 1
            ? EmbeddedBroker.start(folder)
            : EmbeddedBroker.start(
                folder,
                () -> new int[] {Integer.parseInt(args[1]), Integer.parseInt(args[2])},
                Optional.empty());
    System.out.println(broker.bootstrap());
    int end = System.in.read();
    broker.close();
    System.exit(end < 0 ? 0 : 1);
  }
}
