package dev.autogen.sample.clinic;

import java.util.Arrays;

/** An ABO and Rh(D) blood group, known to the outside by its short code. */
public enum BloodType {
  A_POSITIVE("A+"),
  A_NEGATIVE("A-"),
  B_POSITIVE("B+"),
  B_NEGATIVE("B-"),
  AB_POSITIVE("AB+"),
  AB_NEGATIVE("AB-"),
  O_POSITIVE("O+"),
  O_NEGATIVE("O-");

  private final String code;

  BloodType(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static BloodType ofCode(String code) {
    return Arrays.stream(values())
        .filter(type -> type.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no blood type " + code));
  }
}
