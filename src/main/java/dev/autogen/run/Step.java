package dev.autogen.run;

import dev.autogen.mysql.Ddl;
import dev.autogen.operation.AlterPartitions;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.CreateOrReplace;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.CreateTableIfAbsent;
import dev.autogen.operation.DropStoredObject;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.DropTableIfExists;
import dev.autogen.operation.Operation;
import dev.autogen.operation.RenameTable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One statement of a migration. MySQL commits at every DDL statement, so a step is the unit that
 * happens or does not.
 *
 * @param number from 1
 * @param sql the statement
 * @param ddl whether MySQL commits it by itself
 */
public record Step(int number, String sql, boolean ddl) {

  /** The steps of {@code operations}, in order. */
  public static List<Step> of(List<Operation> operations) {
    List<Step> steps = new ArrayList<>();
    for (Operation operation : operations) {
      boolean ddl =
          operation instanceof CreateTable
              || operation instanceof CreateTableIfAbsent
              || operation instanceof DropTable
              || operation instanceof DropTableIfExists
              || operation instanceof AlterPartitions
              || operation instanceof CreateOrReplace
              || operation instanceof DropStoredObject
              || operation instanceof RenameTable
              || operation instanceof AlterTable;
      for (String sql : Ddl.statements(operation)) {
        steps.add(new Step(steps.size() + 1, sql, ddl));
      }
    }
    return List.copyOf(steps);
  }

  /** A fingerprint of the statement, 64 hexadecimal digits. */
  public String hash() {
    return sha256(sql);
  }

  /** A fingerprint of all of {@code steps}, 64 hexadecimal digits. */
  public static String checksum(List<Step> steps) {
    return sha256(String.join("\n", steps.stream().map(Step::hash).toList()));
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
