package dev.autogen.sample.clinic;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a blood type as its code, such as {@code AB-}. */
@Converter(autoApply = true)
public class BloodTypeConverter implements AttributeConverter<BloodType, String> {

  @Override
  public String convertToDatabaseColumn(BloodType type) {
    return type == null ? null : type.code();
  }

  @Override
  public BloodType convertToEntityAttribute(String code) {
    return code == null ? null : BloodType.ofCode(code);
  }
}
