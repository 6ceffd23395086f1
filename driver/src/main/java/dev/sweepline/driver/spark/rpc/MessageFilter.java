package dev.sweepline.driver.spark.rpc;

import java.io.ObjectInputFilter;
import java.util.Map;
import java.util.Set;

/**
 * A filter of what messages between slots and driver may hold: our own records and enums, and the
 * JDK's numbers, text, times and plain collections. Records are made by their constructors, so none
 * is read that could not have been written. Stateless.
 */
final class MessageFilter implements ObjectInputFilter {
  private static final String OURS = "dev.sweepline.";
  private static final Set<String> JDK =
      Set.of(
          "java.lang.Boolean",
          "java.lang.Double",
          "java.lang.Enum",
          "java.lang.Float",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Number",
          "java.lang.Object",
          "java.lang.String",
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "java.time.Duration",
          "java.time.Ser",
          "java.util.ArrayList",
          "java.util.Arrays$ArrayList",
          "java.util.CollSer",
          "java.util.Collections$EmptyList",
          "java.util.Collections$EmptyMap",
          "java.util.Collections$SingletonList",
          "java.util.Collections$SingletonMap",
          "java.util.Collections$UnmodifiableCollection",
          "java.util.Collections$UnmodifiableList",
          "java.util.Collections$UnmodifiableMap",
          "java.util.Collections$UnmodifiableRandomAccessList",
          "java.util.Collections$UnmodifiableSortedMap",
          "java.util.HashMap",
          "java.util.ImmutableCollections$List12",
          "java.util.ImmutableCollections$ListN",
          "java.util.ImmutableCollections$Map1",
          "java.util.ImmutableCollections$MapN",
          "java.util.LinkedHashMap",
          "java.util.TreeMap",
          Map.Entry.class.getName());

  static final int DEPTH = 200;
  static final int ARRAY = 1 << 20;
  static final int REFERENCES = 1 << 22;

  /** As much as Spark lets pass by default. */
  static final int BYTES = 128 << 20;

  @Override
  public Status checkInput(FilterInfo info) {
    boolean fits =
        info.depth() <= DEPTH
            && info.arrayLength() <= ARRAY
            && info.references() <= REFERENCES
            && info.streamBytes() <= BYTES;
    if (!fits) {
      return Status.REJECTED;
    }
    Class<?> type = info.serialClass();
    return type == null || isAllowed(type) ? Status.ALLOWED : Status.REJECTED;
  }

  private static boolean isAllowed(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element.isPrimitive() || JDK.contains(element.getName()) || isOurs(element);
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith(OURS)
        && (type.isRecord() || Enum.class.isAssignableFrom(type));
  }
}
