package dev.sweepline.deploy.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes bytes between its clients and a port of this machine, until it is cut. Thread-safe. */
final class Proxy implements AutoCloseable {
  private static final InetAddress LOCAL = InetAddress.getLoopbackAddress();

  private final ServerSocket door;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  private Proxy(ServerSocket door, int target) {
    this.door = door;
    this.target = target;
  }

  static Proxy to(int target) {
    try {
      ServerSocket door = new ServerSocket();
      door.setReuseAddress(true);
      door.bind(new InetSocketAddress(LOCAL, 0));
      Proxy proxy = new Proxy(door, target);
      daemon(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  /** Cuts every connection, and new ones as soon as they come. */
  void cut() {
    cut = true;
    open.forEach(Proxy::drop);
  }

  void mend() {
    cut = false;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        if (cut) {
          drop(client);
        } else {
          connect(client);
        }
      }
    } catch (IOException e) {
      open.forEach(Proxy::drop); // closed
    }
  }

  private void connect(Socket client) {
    try {
      Socket server = new Socket(LOCAL, target);
      open.add(client);
      open.add(server);
      daemon(() -> pump(client, server));
      daemon(() -> pump(server, client));
      if (cut) {
        cut();
      }
    } catch (IOException e) {
      drop(client);
    }
  }

  private void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // cut, or one side has died: the other hears it below
    } finally {
      drop(from);
      drop(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private static void drop(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    cut();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
