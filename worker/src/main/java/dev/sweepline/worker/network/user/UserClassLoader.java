package dev.sweepline.worker.network.user;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.security.CodeSource;
import java.security.cert.Certificate;

/** Loader of users' classes, which cannot end the JVM then. Thread-safe. */
final class UserClassLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  UserClassLoader(URL[] jars, ClassLoader parent) {
    super(jars, parent);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    URL url = findResource(name.replace('.', '/') + ".class");
    if (url == null) {
      throw new ClassNotFoundException(name);
    }
    try {
      URLConnection connection = url.openConnection();
      byte[] bytes;
      try (InputStream in = connection.getInputStream()) {
        bytes = ExitCallRewriter.replaced(in.readAllBytes());
      }
      return defineClass(name, bytes, 0, bytes.length, source(connection));
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private static CodeSource source(URLConnection connection) {
    URL place =
        connection instanceof JarURLConnection jar ? jar.getJarFileURL() : connection.getURL();
    return new CodeSource(place, (Certificate[]) null);
  }
}
