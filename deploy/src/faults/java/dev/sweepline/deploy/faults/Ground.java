package dev.sweepline.deploy.faults;

import dev.sweepline.sweep.event.LogAddress;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What a sweep stands on: a home, a process with the broker, one with a page. In a proxied run the
 * broker is an outside one; else it is {@code serve}'s, and the page's process is its guest. One
 * thread uses it.
 */
final class Ground implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Distribution distribution;
  private final Optional<SparkCluster> cluster;
  private final Surroundings surroundings;
  private final Path folder;
  private final Path home;
  private final Optional<SmallDisk> disk;
  private final Optional<Proxy> proxy;
  private final int[] ports = {Ports.free(), Ports.free()};
  private final int brokerPage = Ports.free();
  private final int ownPage = Ports.free();
  private Program broker;
  private Program page;

  /** Lays the ground of a run and starts its processes. */
  Ground(Distribution distribution, Path folder, RunPlan plan, Optional<SparkCluster> cluster) {
    this.distribution = distribution;
    this.cluster = cluster;
    this.surroundings = plan.surroundings();
    this.folder = folder;
    this.home = folder.resolve("home");
    try {
      Files.createDirectories(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.disk = plan.needsDisk() ? Optional.of(SmallDisk.on(home)) : Optional.empty();
    this.proxy = plan.proxied() ? Optional.of(Proxy.to(ports[0])) : Optional.empty();
    startBroker();
    startPage();
    page.awaitText("page: ", PATIENCE);
  }

  private void startBroker() {
    if (proxy.isPresent()) {
      Path log = folder.resolve("kafka");
      ProcessBuilder builder = distribution.broker(log, ports[0], ports[1], proxy.get().port());
      broker = Program.start("broker", builder, folder);
    } else {
      broker = serve("broker", brokerPage);
    }
    broker.awaitText("broker: ", PATIENCE);
  }

  private void startPage() {
    page = serve("page", ownPage);
  }

  private Program serve(String name, int port) {
    List<String> arguments = new ArrayList<>(List.of("serve", "--port", Integer.toString(port)));
    arguments.addAll(place());
    return Program.start(name, sweep(arguments), folder);
  }

  private ProcessBuilder sweep(List<String> arguments) {
    ProcessBuilder builder = distribution.sweep(home, arguments);
    surroundings.apply(builder);
    return builder;
  }

  /** Runs {@code list} to its end. */
  Program list() {
    Program list = Program.start("list", sweep(List.of("list", "--home", home.toString())), folder);
    if (!list.awaitEnd(PATIENCE)) {
      list.kill();
    }
    return list;
  }

  private List<String> place() {
    return proxy
        .map(p -> List.of("--home", home.toString(), "--kafka", "127.0.0.1:" + p.port()))
        .orElse(List.of("--home", home.toString()));
  }

  /** Starts again what has died. */
  void restart() {
    if (!broker.isAlive()) {
      startBroker();
    }
    if (!page.isAlive()) {
      startPage();
    }
  }

  /** Starts a driver: {@code run FILE} or {@code resume SWEEP}, and options. */
  Program driver(String... verb) {
    List<String> arguments = new ArrayList<>(List.of(verb));
    arguments.addAll(List.of("--exit", "--slots", "2"));
    // The broker's process may have become the page's guest, with a page of its own on its port.
    arguments.addAll(List.of("--port", "0"));
    arguments.addAll(place());
    ProcessBuilder builder = sweep(arguments);
    cluster.ifPresent(c -> builder.environment().put("JDK_JAVA_OPTIONS", c.driverOptions()));
    return Program.start("driver", builder, folder);
  }

  /** Where the harness itself reads the log. */
  LogAddress kafka() {
    if (proxy.isPresent()) {
      return LogAddress.of("127.0.0.1:" + ports[0]);
    }
    Properties all = new Properties();
    try (Reader file = Files.newBufferedReader(home.resolve("kafka.properties"))) {
      all.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> client = new HashMap<>();
    all.stringPropertyNames().forEach(name -> client.put(name, all.getProperty(name)));
    return new LogAddress(client.remove("bootstrap.servers"), client);
  }

  List<URI> pages() {
    List<URI> pages = new ArrayList<>();
    if (proxy.isEmpty()) {
      pages.add(URI.create("http://127.0.0.1:" + brokerPage));
    }
    pages.add(URI.create("http://127.0.0.1:" + ownPage));
    return pages;
  }

  Path home() {
    return home;
  }

  Path folder() {
    return folder;
  }

  Program broker() {
    return broker;
  }

  Program page() {
    return page;
  }

  Proxy proxy() {
    return proxy.orElseThrow();
  }

  SmallDisk disk() {
    return disk.orElseThrow();
  }

  List<ProcessHandle> executors() {
    return cluster.map(SparkCluster::executors).orElse(List.of());
  }

  /** Ends page and broker as a user would; false when one does not end. */
  boolean end() {
    // Whichever of them owns the broker waits for the other.
    page.handle().destroy();
    broker.handle().destroy();
    boolean pageEnded = page.awaitEnd(PATIENCE);
    return broker.awaitEnd(PATIENCE) && pageEnded;
  }

  /** Leaves nothing running. */
  @Override
  public void close() {
    page.kill();
    broker.kill();
    proxy.ifPresent(Proxy::close);
    Processes.mentioning(folder.toString()).forEach(ProcessHandle::destroyForcibly);
    disk.ifPresent(SmallDisk::close);
  }
}
