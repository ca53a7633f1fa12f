package edgewise.model;

import java.util.Locale;

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
}
