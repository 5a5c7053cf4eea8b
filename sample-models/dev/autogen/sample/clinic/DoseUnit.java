package dev.autogen.sample.clinic;

/** The unit a dose is measured in. */
public enum DoseUnit {
  MILLIGRAM,
  MILLILITRE,
  TABLET,
  DROP
}
