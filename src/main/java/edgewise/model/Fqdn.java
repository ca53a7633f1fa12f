package edgewise.model;

import java.util.Locale;
import java.util.Objects;

/// A DNS name as it was typed, compared without regard to case. It may be invalid: a design in
/// progress can hold words where a name belongs.
public final class Fqdn implements Comparable<Fqdn> {
  private final String text;
  private final String lower;

  private Fqdn(String text) {
    this.text = text;
    this.lower = text.toLowerCase(Locale.ROOT);
  }

  /// The name with this text; surrounding blanks and one final dot are dropped.
  public static Fqdn of(String text) {
    String t = Objects.requireNonNull(text).strip();
    int last = t.length() - 1;
    // After two dots or a blank the dot stays: what is left must read as itself again.
    char before = last > 0 ? t.charAt(last - 1) : 'a';
    boolean drop = t.endsWith(".") && before != '.' && !Character.isWhitespace(before);
    return new Fqdn(drop ? t.substring(0, last) : t);
  }

  /// The name as typed, without final dot.
  public String text() {
    return text;
  }

  /// The name in lower case, the form in which names are written to tables.
  public String lower() {
    return lower;
  }

  /// True when nothing was typed.
  public boolean isBlank() {
    return text.isEmpty();
  }

  /// True for at least two labels of letters, digits and hyphens, 63 characters a label and 253 in
  /// all, no hyphen at either end of a label.
  public boolean isValid() {
    return text.indexOf('.') > 0 && hasValidLabels();
  }

  /// True when every label is one that a host name may have; a single label passes.
  public boolean hasValidLabels() {
    if (text.isEmpty() || text.length() > 253) {
      return false;
    }
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '.') {
        int length = i - start;
        if (length == 0 || length > 63 || text.charAt(start) == '-' || text.charAt(i - 1) == '-') {
          return false;
        }
        start = i + 1;
      } else {
        char c = text.charAt(i);
        if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-')) {
          return false;
        }
      }
    }
    return true;
  }

  /// The first label, lower case.
  public String host() {
    int dot = lower.indexOf('.');
    return dot < 0 ? lower : lower.substring(0, dot);
  }

  /// The domain above the first label, lower case; empty when there is none.
  public String parent() {
    int dot = lower.indexOf('.');
    return dot < 0 ? "" : lower.substring(dot + 1);
  }

  /// True when this name equals the domain or lies below it.
  public boolean isIn(Fqdn domain) {
    int rest = lower.length() - domain.lower.length();
    return rest >= 0
        && lower.endsWith(domain.lower)
        && (rest == 0 || lower.charAt(rest - 1) == '.');
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Fqdn f && f.lower.equals(lower);
  }

  @Override
  public int hashCode() {
    return lower.hashCode();
  }

  @Override
  public int compareTo(Fqdn o) {
    return lower.compareTo(o.lower);
  }

  @Override
  public String toString() {
    return text;
  }
}
