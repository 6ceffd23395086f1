package dev.sweepline.worker.data.hadoop;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * A flat column.
 *
 * @param meaning what its values are beyond their form, for example a date
 */
record ParquetColumn(String name, PrimitiveTypeName form, Optional<LogicalTypeAnnotation> meaning) {
  private static final double SECONDS_A_DAY = 86_400;

  /** The day number that Julius Caesar's calendar gives the first of 1970. */
  private static final int JULIAN_1970 = 2_440_588;

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

  /** Days, and times of day. */
  boolean isDate() {
    return form == PrimitiveTypeName.INT96
        || meaning
            .filter(
                type ->
                    type instanceof DateLogicalTypeAnnotation
                        || type instanceof TimestampLogicalTypeAnnotation)
            .isPresent();
  }

  /** Seconds since 1970 of the date at which the reader stands. */
  double seconds(ColumnReader reader) {
    if (form == PrimitiveTypeName.INT96) {
      ByteBuffer bytes = reader.getBinary().toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
      long nanos = bytes.getLong();
      return (bytes.getInt() - JULIAN_1970) * SECONDS_A_DAY + nanos / 1e9;
    }
    if (form == PrimitiveTypeName.INT32) {
      return reader.getInteger() * SECONDS_A_DAY;
    }
    return switch (((TimestampLogicalTypeAnnotation) meaning.orElseThrow()).getUnit()) {
      case MILLIS -> reader.getLong() / 1e3;
      case MICROS -> reader.getLong() / 1e6;
      case NANOS -> reader.getLong() / 1e9;
    };
  }

  /** What it is taken as where nobody says; nothing where it cannot be. */
  ParquetTake natural() {
    if (isNumber()) {
      return ParquetTake.NUMBER;
    }
    if (isDate()) {
      return ParquetTake.SECONDS;
    }
    return isText() ? ParquetTake.TEXT : ParquetTake.NOTHING;
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
