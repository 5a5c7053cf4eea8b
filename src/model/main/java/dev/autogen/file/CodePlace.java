package dev.autogen.file;

import dev.autogen.error.AutogenException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Where classes of autogen's own are from. */
public final class CodePlace {

  private CodePlace() {}

  /** The jar or folder that {@code type} is from; empty where that is no file of its own. */
  public static Optional<Path> of(Class<?> type) {
    Optional<URL> url = url(type).filter(place -> place.getProtocol().equals("file"));
    try {
      return url.isPresent() ? Optional.of(Path.of(url.get().toURI())) : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * The jar or folder that {@code type} is from.
   *
   * @throws AutogenException when that is no file of its own, as in an application's executable jar
   */
  public static Path required(Class<?> type) {
    return of(type)
        .orElseThrow(
            () ->
                AutogenException.usage(
                    "the compiler cannot reach autogen's own classes: "
                        + url(type).map(URL::toString).orElse(type.getName()),
                    "run autogen from a plain jar or class directory"));
  }

  private static Optional<URL> url(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null ? Optional.empty() : Optional.ofNullable(source.getLocation());
  }
}
