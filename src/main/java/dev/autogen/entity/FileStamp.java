package dev.autogen.entity;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the file system says of a file, without a look into it: its device and number, its size, the
 * time of the last change of its content and that of the last change of anything, which no program
 * can set back.
 *
 * @param text all of that; the same text is the same content, unless the file was changed twice
 *     within one tick of the file system's clock
 * @param newest the later of the two times, in nanoseconds since 1970
 */
record FileStamp(String text, long newest, boolean directory, boolean regular) {

  private static final String VIEW = "unix";
  private static final String ATTRIBUTES =
      VIEW + ":dev,ino,size,lastModifiedTime,ctime,isDirectory,isRegularFile";

  /** Whether file systems tell here when a file was last changed in any way. */
  static boolean areCertain() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains(VIEW);
  }

  static FileStamp of(Path file) throws IOException {
    if (!areCertain()) {
      return new FileStamp(
          Files.size(file) + " " + Files.getLastModifiedTime(file),
          Long.MAX_VALUE,
          Files.isDirectory(file),
          Files.isRegularFile(file));
    }
    Map<String, Object> found = Files.readAttributes(file, ATTRIBUTES);
    long changed = ((FileTime) found.get("ctime")).to(TimeUnit.NANOSECONDS);
    long modified = ((FileTime) found.get("lastModifiedTime")).to(TimeUnit.NANOSECONDS);
    return new FileStamp(
        found.get("dev")
            + " "
            + found.get("ino")
            + " "
            + found.get("size")
            + " "
            + modified
            + " "
            + changed,
        Math.max(changed, modified),
        (Boolean) found.get("isDirectory"),
        (Boolean) found.get("isRegularFile"));
  }
}
