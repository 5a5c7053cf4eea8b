package dev.autogen.file;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the file system says of a file, without a look into it; numbers, since a run asks for
 * thousands. The same stamp is the same content, unless the file was changed twice within one tick
 * of the file system's clock.
 *
 * @param modified when its content was last changed, in nanoseconds since 1970
 * @param changed when anything of it was, which no program can set back; {@link Long#MAX_VALUE}
 *     where the file system does not tell
 */
public record FileStamp(
    long device,
    long number,
    long size,
    long modified,
    long changed,
    boolean directory,
    boolean regular) {

  private static final String VIEW = "unix";
  private static final String ATTRIBUTES =
      VIEW + ":dev,ino,size,lastModifiedTime,ctime,isDirectory,isRegularFile";

  /** Whether file systems tell here when a file was last changed in any way. */
  private static final boolean CERTAIN =
      FileSystems.getDefault().supportedFileAttributeViews().contains(VIEW);

  public static FileStamp of(Path file) throws IOException {
    if (!CERTAIN) {
      return new FileStamp(
          0,
          0,
          Files.size(file),
          nanos(Files.getLastModifiedTime(file)),
          Long.MAX_VALUE,
          Files.isDirectory(file),
          Files.isRegularFile(file));
    }
    Map<String, Object> found = Files.readAttributes(file, ATTRIBUTES);
    return new FileStamp(
        (Long) found.get("dev"),
        (Long) found.get("ino"),
        (Long) found.get("size"),
        nanos((FileTime) found.get("lastModifiedTime")),
        nanos((FileTime) found.get("ctime")),
        (Boolean) found.get("isDirectory"),
        (Boolean) found.get("isRegularFile"));
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }

  /** The later of the two times. */
  public long newest() {
    return Math.max(changed, modified);
  }

  /** All of that but what kind of file it is. */
  public String text() {
    return device + " " + number + " " + size + " " + modified + " " + changed;
  }

  /** By hand: what Java makes of a record takes it 20 ms to link, which each run would pay. */
  @Override
  public boolean equals(Object other) {
    return other instanceof FileStamp stamp
        && device == stamp.device
        && number == stamp.number
        && size == stamp.size
        && modified == stamp.modified
        && changed == stamp.changed
        && directory == stamp.directory
        && regular == stamp.regular;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(number) * 31 + Long.hashCode(changed);
  }

  /** Writes it for {@link #readRegular}. */
  void write(DataOutput out) throws IOException {
    out.writeLong(device);
    out.writeLong(number);
    out.writeLong(size);
    out.writeLong(modified);
    out.writeLong(changed);
  }

  /** What was written of a regular file. */
  static FileStamp readRegular(DataInput in) throws IOException {
    return new FileStamp(
        in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong(), false, true);
  }
}
