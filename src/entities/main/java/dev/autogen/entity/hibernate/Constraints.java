package dev.autogen.entity.hibernate;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether Bean Validation can have anything to say of classes. To ask a validator takes a tenth of
 * the time a model takes, most of it for the start of the validator; where no class file can hold a
 * constraint, there is nothing to ask. Whatever cannot be told counts as a constraint.
 *
 * <p>A validator finds constraints in the annotations of a class, of what it extends and of what it
 * implements, in {@code META-INF/validation.xml} and what that names, and, unless it is
 * Hibernate's, wherever it likes. Into the class of a property it goes only by way of
 * {@code @Valid}. The type of each annotation, of one within another too, is a constant of the
 * class file.
 */
final class Constraints {

  private static final String HIBERNATE_VALIDATOR = "org.hibernate.validator.HibernateValidator";
  private static final String SERVICES = "META-INF/services/";

  private static final List<String> CONSTRAINING =
      List.of("jakarta/validation/", "org/hibernate/validator/");

  /** Hold no constraints: they know nothing of Bean Validation's annotations. */
  private static final List<String> PLAIN =
      List.of("java/", "jakarta/persistence/", "org/hibernate/annotations/");

  private final ClassLoader loader;
  private final Set<String> seen = new HashSet<>();

  private Constraints(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Whether there may be one.
   *
   * @param classes binary names
   */
  static boolean mayBeOn(Collection<String> classes, ClassLoader loader) {
    Constraints constraints = new Constraints(loader);
    try {
      return constraints.areConfigured() || constraints.areInHierarchyOf(classes);
    } catch (IOException e) {
      return true;
    }
  }

  private boolean areConfigured() throws IOException {
    if (loader.getResource("META-INF/validation.xml") != null
        || loader.getResource(
                SERVICES + "org.hibernate.validator.spi.cfg.ConstraintMappingContributor")
            != null) {
      return true;
    }
    for (URL url :
        Collections.list(
            loader.getResources(SERVICES + "jakarta.validation.spi.ValidationProvider"))) {
      URLConnection connection = url.openConnection();
      connection.setUseCaches(false);
      try (InputStream stream = connection.getInputStream()) {
        boolean isHibernate =
            new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .allMatch(line -> line.isEmpty() || line.equals(HIBERNATE_VALIDATOR));
        if (!isHibernate) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean areInHierarchyOf(Collection<String> classes) throws IOException {
    Deque<String> left = new ArrayDeque<>();
    classes.forEach(name -> left.add(name.replace('.', '/')));
    Set<String> added = new HashSet<>(left);
    while (!left.isEmpty()) {
      Optional<ClassFile> file = read(left.remove());
      if (file.isEmpty() || anyConstrains(file.get().types())) {
        return true;
      }
      for (String above : file.get().above()) {
        if (!above.startsWith("java/") && added.add(above)) {
          left.add(above);
        }
      }
    }
    return false;
  }

  private boolean anyConstrains(List<String> types) throws IOException {
    for (String type : types) {
      if (constrains(type)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a type is an annotation with anything of Bean Validation on it, however far away. */
  private boolean constrains(String type) throws IOException {
    if (CONSTRAINING.stream().anyMatch(type::startsWith)) {
      return true;
    }
    if (PLAIN.stream().anyMatch(type::startsWith) || !seen.add(type)) {
      return false;
    }
    Optional<ClassFile> file = read(type);
    return file.isEmpty() || (file.get().annotation() && anyConstrains(file.get().types()));
  }

  private Optional<ClassFile> read(String type) throws IOException {
    try (InputStream stream = loader.getResourceAsStream(type + ".class")) {
      return stream == null
          ? Optional.empty()
          : Optional.of(ClassFile.of(new DataInputStream(new BufferedInputStream(stream))));
    }
  }

  /**
   * What a class file says of other types, which are named as in {@code java/lang/Object}.
   *
   * @param annotation whether it is the type of an annotation
   * @param above what it extends and what it implements
   * @param types those of its annotations, among others
   */
  private record ClassFile(boolean annotation, List<String> above, List<String> types) {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int ANNOTATION = 0x2000;

    /** The constants of a class file have these tags (JVM specification, 4.4). */
    static ClassFile of(DataInputStream in) throws IOException {
      if (in.readInt() != MAGIC) {
        throw new IOException("no class file");
      }
      in.readInt(); // its version
      int count = in.readUnsignedShort();
      String[] texts = new String[count];
      int[] classes = new int[count];
      for (int i = 1; i < count; i++) {
        int tag = in.readUnsignedByte();
        switch (tag) {
          case 1 -> texts[i] = in.readUTF();
          case 7 -> classes[i] = in.readUnsignedShort();
          case 8, 16, 19, 20 -> in.skipNBytes(2);
          case 15 -> in.skipNBytes(3);
          case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
          case 5, 6 -> {
            in.skipNBytes(8);
            i++; // takes two places
          }
          default -> throw new IOException("constant " + tag);
        }
      }
      boolean isAnnotation = (in.readUnsignedShort() & ANNOTATION) != 0;
      in.readUnsignedShort(); // itself
      List<String> above = new ArrayList<>();
      add(above, texts[classes[in.readUnsignedShort()]]);
      for (int i = in.readUnsignedShort(); i > 0; i--) {
        add(above, texts[classes[in.readUnsignedShort()]]);
      }
      List<String> types = new ArrayList<>();
      for (String text : texts) {
        if (text != null && text.startsWith("L") && text.endsWith(";") && text.indexOf('<') < 0) {
          types.add(text.substring(1, text.length() - 1));
        }
      }
      return new ClassFile(isAnnotation, above, types);
    }

    private static void add(List<String> names, String name) {
      if (name != null) {
        names.add(name);
      }
    }
  }
}
