package dev.autogen.project;

import java.util.Locale;

/** What settings and options are about, in the order of the help. */
public enum SettingGroup {
  CONNECTION,
  ENTITIES,
  MIGRATIONS,
  COMPARING,
  RUNNING,
  OUTPUT;

  /** Its title in small letters. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
