package dev.sweepline.deploy.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** What runs on this machine. Stateless. */
final class Processes {
  private static final String EXECUTOR = "CoarseGrainedExecutorBackend";

  private Processes() {}

  /** The arguments of a process; empty when it has ended. Java's own view of them is cut short. */
  static String commandLine(long pid) {
    try {
      byte[] all = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline"));
      return new String(all, StandardCharsets.UTF_8).replace('\0', ' ');
    } catch (IOException e) {
      return "";
    }
  }

  /** Processes whose arguments contain a text, but for this one. */
  static List<ProcessHandle> mentioning(String text) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .filter(process -> commandLine(process.pid()).contains(text))
        .toList();
  }

  /** The executors that a worker of a Spark cluster has started, oldest first. */
  static List<ProcessHandle> executorsOf(ProcessHandle worker) {
    return worker
        .descendants()
        .filter(process -> commandLine(process.pid()).contains(EXECUTOR))
        .sorted(Comparator.comparingLong(ProcessHandle::pid))
        .toList();
  }
}
