package dev.autogen.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.file.CheckedFile;
import dev.autogen.schema.Column;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was read from entities before is taken as long as nothing has changed. */
class EntityCacheTest {

  @TempDir private Path folder;

  private static final String ITEM =
      """
      @Entity
      public class Item {
        @Id @GeneratedValue Long id;
        @Column(nullable = false, columnDefinition = "varchar(20) default 'x'") String name;
        @ManyToOne Item parent;
        @Enumerated(EnumType.STRING) Kind kind;
        @Column(check = {}) @Min(3) int amount;
        public enum Kind { SMALL, BIG }
      }
      """;

  private EntitySettings settings(String source) {
    return EntitySettings.of(Models.CACHE, Models.write(folder.resolve("src"), source));
  }

  private EntityModel read(EntitySettings settings) {
    return EntityReader.cachingIn(folder.resolve("cache")).read(settings);
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
      return files.filter(file -> file.toString().endsWith(".model")).sorted().toList();
    }
  }

  @Test
  void whatWasReadOnceIsReadFromTheCache() throws IOException {
    EntitySettings settings = settings(ITEM);
    EntityModel first = read(settings);
    assertThat(entries()).hasSize(1);
    EntityModel other =
        new EntityModel(
            Schema.of(Table.of("from_the_cache", Column.of("id", "bigint"))),
            Collections.emptySortedMap(),
            List.of(),
            Collections.emptySortedMap(),
            Collections.emptySortedSet(),
            List.of(),
            Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            List.of(),
            List.of(),
            List.of(),
            "");

    assertThat(read(settings)).isEqualTo(first).isEqualTo(new EntityReader().read(settings));

    CheckedFile.write(entries().get(0), ModelFormat.bytes(other));
    assertThat(read(settings)).isEqualTo(other);
    assertThat(new EntityReader().read(settings)).isEqualTo(first);
  }

  @Test
  void aChangedSourceIsReadAnew() throws IOException {
    read(settings(ITEM));
    EntityModel second = read(settings(ITEM.replace("int amount", "long amount")));
    assertThat(second.schema().existing("Item").column("amount").orElseThrow().type())
        .isEqualTo("bigint");
    assertThat(entries()).hasSize(2);
  }

  @Tag("nightly")
  @Test
  void everyServerVersionHasItsOwn() throws IOException {
    EntitySettings settings = settings(ITEM);
    read(settings.withServerVersion("8.0.15"));
    read(settings.withServerVersion("9.7.0"));
    assertThat(entries()).hasSize(2);
  }

  @Test
  void aDamagedEntryIsReadAnewAndMended() throws IOException {
    EntitySettings settings = settings(ITEM);
    EntityModel first = read(settings);
    Path entry = entries().get(0);
    byte[] whole = Files.readAllBytes(entry);
    byte[] flipped = whole.clone();
    flipped[whole.length / 2] ^= 4;
    for (byte[] damaged : List.of(flipped, java.util.Arrays.copyOf(whole, 50), new byte[0])) {
      Files.write(entry, damaged);
      assertThat(read(settings)).isEqualTo(first);
      assertThat(Files.readAllBytes(entry)).isEqualTo(whole);
    }
  }

  @Tag("nightly")
  @Test
  void aDamagedMemoryOfFilesIsNoTrouble() throws IOException {
    EntitySettings settings = settings(ITEM);
    EntityModel first = read(settings);
    Files.write(folder.resolve("cache/files"), new byte[100]);
    assertThat(read(settings)).isEqualTo(first);
  }

  @Tag("nightly")
  @Test
  void aFolderThatCannotBeWrittenIsNoTrouble() throws IOException {
    Path file = Files.writeString(folder.resolve("no-folder"), "");
    EntitySettings settings = settings(ITEM);
    assertThat(EntityReader.cachingIn(file.resolve("cache")).read(settings))
        .isEqualTo(new EntityReader().read(settings));
  }

  @Tag("nightly")
  @Test
  void noMoreThanFiftyAreKeptAndTheOldestGo() throws IOException {
    EntityCache cache = new EntityCache(folder.resolve("cache"));
    EntityModel model = read(settings(ITEM));
    Path first = entries().get(0);
    Files.setLastModifiedTime(first, java.nio.file.attribute.FileTime.fromMillis(0));
    for (int i = 0; i < 60; i++) {
      cache.put("input" + i, "9.7.0", model);
    }
    assertThat(entries()).hasSize(50).doesNotContain(first);
    assertThat(cache.get("input59", "9.7.0")).contains(model);
  }
}
