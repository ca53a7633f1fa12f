package edgewise.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How a constant is written in files and text keys: lower case with hyphens, a leading `V` before
/// a year dropped (`V2013` is `2013`).
public final class Words {
  private Words() {}

  /// The word for a constant.
  public static String of(Enum<?> constant) {
    String name = constant.name();
    if (name.length() > 1 && name.charAt(0) == 'V' && Character.isDigit(name.charAt(1))) {
      return name.substring(1);
    }
    if (constant == Release.SE) {
      return "SE";
    }
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static final ClassValue<Map<String, Object>> CONSTANTS =
      new ClassValue<>() {
        @Override
        protected Map<String, Object> computeValue(Class<?> type) {
          Map<String, Object> words = new LinkedHashMap<>();
          for (Object constant : type.getEnumConstants()) {
            words.put(of((Enum<?>) constant), constant);
          }
          return Collections.unmodifiableMap(words);
        }
      };

  /// The constants of an enumeration by their words, in order.
  public static Map<String, Object> constants(Class<?> type) {
    return CONSTANTS.get(type);
  }

  /// The value of a scalar type written as text, as in a file without quotes; empty when the text
  /// does not stand for one. Names and addresses are taken as they are, valid or not.
  public static Optional<Object> parse(Class<?> type, String text) {
    try {
      return Optional.ofNullable(parsed(type, text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Object parsed(Class<?> type, String text) {
    if (type == String.class) {
      return text;
    } else if (type == int.class || type == Integer.class) {
      return Integer.valueOf(text);
    } else if (type == double.class || type == Double.class) {
      return Double.valueOf(text);
    } else if (type == boolean.class || type == Boolean.class) {
      return text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
    } else if (type == Fqdn.class) {
      return Fqdn.of(text);
    } else if (type == Address.class) {
      return Address.of(text);
    } else if (type == Cidr.class) {
      return Cidr.of(text);
    } else if (type == PortRange.class) {
      return PortRange.parse(text);
    } else if (type == ElementId.class) {
      return ElementId.of(text);
    } else if (type == KindId.class) {
      return KindId.of(text);
    }
    return constants(type).get(text);
  }
}
