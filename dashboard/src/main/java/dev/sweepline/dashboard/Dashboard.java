package dev.sweepline.dashboard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;

/** Stub. */
public final class Dashboard implements AutoCloseable {
  private final ServerSocket socket;

  private Dashboard(ServerSocket socket) {
    this.socket = socket;
  }

  public static Dashboard start(DashboardConfig config) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.bind(new InetSocketAddress(InetAddress.getByName(config.host()), config.port()));
      return new Dashboard(socket);
    } catch (IOException e) {
      throw new IllegalArgumentException("port " + config.port() + " is in use", e);
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
