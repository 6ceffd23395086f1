package dev.sweepline.sweep.text;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/**
 * The reason why a file could not be used, in words: the messages of Java's own exceptions are
 * mostly the file's name once more. Stateless.
 */
public final class IoReason {
  private IoReason() {}

  /** One line, without the file's name where Java tells more than that. */
  public static String of(Throwable thrown) {
    if (thrown instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (thrown instanceof NoSuchFileException) {
      return "no such file";
    }
    if (thrown instanceof FileAlreadyExistsException) {
      return "it exists already";
    }
    if (thrown instanceof NotDirectoryException) {
      return "not a folder";
    }
    if (thrown instanceof DirectoryNotEmptyException) {
      return "the folder is not empty";
    }
    String told = thrown instanceof FileSystemException of ? of.getReason() : thrown.getMessage();
    String name = thrown.getClass().getSimpleName();
    return Objects.requireNonNullElse(told, name).lines().findFirst().orElse(name);
  }
}
