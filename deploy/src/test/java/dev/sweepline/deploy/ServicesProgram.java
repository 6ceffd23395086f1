package dev.sweepline.deploy;

import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.services.ServicesRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;

/** A services with a page on any free port, kept open until the input ends. */
final class ServicesProgram {
  private ServicesProgram() {}

  public static void main(String[] args) throws IOException {
    boolean page = Boolean.parseBoolean(args[1]);
    OptionalInt port = args.length > 2 ? OptionalInt.of(0) : OptionalInt.empty();
    ServicesRequest request =
        new ServicesRequest(
            Path.of(args[0]),
            Optional.empty(),
            page ? Optional.of(ServicesRequest.Page.here(port)) : Optional.empty());
    int end;
    try (Services services =
        new LocalServicesOpener(Clock.systemUTC(), System.out::println, home -> {}).open(request)) {
      System.out.println(services.log().servers());
      System.out.println(services.page().map(Object::toString).orElse("no page"));
      end = System.in.read();
    }
    System.out.println("closed");
    System.exit(end < 0 ? 0 : 1);
  }
}
