package dev.sweepline.worker.data.hadoop;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * A flat column.
 *
 * @param meaning what its values are beyond their form, for example a date
 */
record ParquetColumn(String name, PrimitiveTypeName form, Optional<LogicalTypeAnnotation> meaning) {

  static ParquetColumn of(ColumnDescriptor column) {
    PrimitiveType type = column.getPrimitiveType();
    return new ParquetColumn(
        type.getName(),
        type.getPrimitiveTypeName(),
        Optional.ofNullable(type.getLogicalTypeAnnotation()));
  }

  boolean isNumber() {
    return switch (form) {
      case BOOLEAN, FLOAT, DOUBLE -> true;
      case INT32, INT64 -> meaning.isEmpty() || isInteger() || decimal().isPresent();
      case BINARY, FIXED_LEN_BYTE_ARRAY -> decimal().isPresent();
      case INT96 -> false;
    };
  }

  /** Bytes without a meaning are taken for text: old writers give none. */
  boolean isText() {
    return form == PrimitiveTypeName.BINARY
        && (meaning.isEmpty()
            || meaning.get() instanceof StringLogicalTypeAnnotation
            || meaning.get() instanceof EnumLogicalTypeAnnotation);
  }

  /** For a person, for example {@code DOUBLE} or {@code DATE}. */
  String kind() {
    return meaning.map(LogicalTypeAnnotation::toString).orElse(form.name());
  }

  /** The value at which the reader stands, as text that reads as a number where it is one. */
  String text(ColumnReader reader) {
    return switch (form) {
      case BOOLEAN -> String.valueOf(reader.getBoolean());
      case INT32, INT64 -> decimal().isPresent() ? plain(number(reader)) : integer(reader);
      case FLOAT -> plain(reader.getFloat());
      case DOUBLE -> plain(reader.getDouble());
      case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 ->
          decimal().isPresent() ? plain(number(reader)) : reader.getBinary().toStringUsingUTF8();
    };
  }

  /** The value at which the reader stands. */
  double number(ColumnReader reader) {
    return switch (form) {
      case BOOLEAN -> reader.getBoolean() ? 1 : 0;
      case INT32, INT64 ->
          decimal().isPresent()
              ? new BigDecimal(integer(reader))
                  .movePointLeft(decimal().get().getScale())
                  .doubleValue()
              : whole(reader);
      case FLOAT -> reader.getFloat();
      case DOUBLE -> reader.getDouble();
      case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 ->
          new BigDecimal(
                  new BigInteger(reader.getBinary().getBytes()), decimal().orElseThrow().getScale())
              .doubleValue();
    };
  }

  private String integer(ColumnReader reader) {
    if (form == PrimitiveTypeName.INT32) {
      return isUnsigned()
          ? Integer.toUnsignedString(reader.getInteger())
          : String.valueOf(reader.getInteger());
    }
    return isUnsigned()
        ? Long.toUnsignedString(reader.getLong())
        : String.valueOf(reader.getLong());
  }

  private double whole(ColumnReader reader) {
    if (isUnsigned()) {
      return Double.parseDouble(integer(reader));
    }
    return form == PrimitiveTypeName.INT32 ? reader.getInteger() : reader.getLong();
  }

  private boolean isInteger() {
    return meaning.filter(IntLogicalTypeAnnotation.class::isInstance).isPresent();
  }

  private boolean isUnsigned() {
    return meaning
        .filter(IntLogicalTypeAnnotation.class::isInstance)
        .map(IntLogicalTypeAnnotation.class::cast)
        .filter(integer -> !integer.isSigned())
        .isPresent();
  }

  private Optional<DecimalLogicalTypeAnnotation> decimal() {
    return meaning
        .filter(DecimalLogicalTypeAnnotation.class::isInstance)
        .map(DecimalLogicalTypeAnnotation.class::cast);
  }

  /** A whole number without its point: a class of 1.0 is the class 1. */
  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.valueOf((long) number)
        : String.valueOf(number);
  }
}
