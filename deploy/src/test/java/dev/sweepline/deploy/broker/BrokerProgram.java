package dev.sweepline.deploy.broker;

import java.io.IOException;
import java.nio.file.Path;

/** A broker in a process of its own, to be killed. */
final class BrokerProgram {
  private BrokerProgram() {}

  public static void main(String[] args) throws IOException {
    EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]));
    System.out.println(broker.bootstrap());
    int end = System.in.read();
    broker.close();
    System.exit(end < 0 ? 0 : 1);
  }
}
