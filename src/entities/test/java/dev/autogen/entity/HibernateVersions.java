package dev.autogen.entity;

import dev.autogen.testing.MavenClassPaths;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The class path of each Hibernate that is served, as a project that uses it has it. */
public final class HibernateVersions {

  /** One of each minor version, the latest or the most used. */
  public static final List<String> ALL =
      List.of("6.2.49", "6.4.10", "6.6.53", "7.0.9", "7.1.14", "7.2.19", "7.3.2", "7.4.1");

  /** One to come, whose Envers is not published; later ones are read with a warning. */
  public static final String NEXT = "8.0.0.Beta1";

  private HibernateVersions() {}

  /** The oldest and the newest, with which every change is tried. */
  public static List<String> ends() {
    return List.of(ALL.get(0), ALL.get(ALL.size() - 1));
  }

  /** Those between, with which every night's state is tried. */
  public static List<String> between() {
    return ALL.subList(1, ALL.size() - 1);
  }

  /** The next Hibernate and Bean Validation, with all they need. */
  public static List<Path> nextClassPath() {
    return new MavenClassPaths("next-hibernate")
        .of(
            Map.of(
                NEXT,
                List.of(
                    "org.hibernate.orm:hibernate-core:" + NEXT,
                    "org.hibernate.validator:hibernate-validator:9.1.6.Final")))
        .get(NEXT);
  }

  /** Hibernate, Envers and Bean Validation with all they need. */
  public static List<Path> classPath(String version) {
    Map<String, List<String>> projects = new TreeMap<>();
    for (String each : ALL) {
      String validator = each.startsWith("6.") ? "8.0.3.Final" : "9.1.6.Final";
      projects.put(
          each,
          List.of(
              "org.hibernate.orm:hibernate-core:" + each + ".Final",
              "org.hibernate.orm:hibernate-envers:" + each + ".Final",
              "org.hibernate.validator:hibernate-validator:" + validator));
    }
    return new MavenClassPaths("hibernate").of(projects).get(version);
  }
}
