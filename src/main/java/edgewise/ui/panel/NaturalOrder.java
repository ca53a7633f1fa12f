package edgewise.ui.panel;

import java.util.Comparator;

/// Order in which a person expects texts with numbers: `10.0.0.9` before `10.0.0.10`, port `443`
/// before `5061`, case does not matter.
public final class NaturalOrder implements Comparator<String> {
  /// The order.
  public static final NaturalOrder INSTANCE = new NaturalOrder();

  private NaturalOrder() {}

  @Override
  public int compare(String a, String b) {
    int i = 0;
    int k = 0;
    while (i < a.length() && k < b.length()) {
      char x = a.charAt(i);
      char y = b.charAt(k);
      if (isDigit(x) && isDigit(y)) {
        int endA = digits(a, i);
        int endB = digits(b, k);
        int order = number(a, i, endA, b, k, endB);
        if (order != 0) {
          return order;
        }
        i = endA;
        k = endB;
      } else {
        int order = Character.compare(Character.toLowerCase(x), Character.toLowerCase(y));
        if (order != 0) {
          return order;
        }
        i++;
        k++;
      }
    }
    int rest = Integer.compare(a.length() - i, b.length() - k);
    return rest != 0 ? rest : a.compareTo(b);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int digits(String s, int from) {
    int end = from;
    while (end < s.length() && isDigit(s.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int number(String a, int startA, int endA, String b, int startB, int endB) {
    int i = startA;
    int k = startB;
    while (i < endA - 1 && a.charAt(i) == '0') {
      i++;
    }
    while (k < endB - 1 && b.charAt(k) == '0') {
      k++;
    }
    int length = Integer.compare(endA - i, endB - k);
    if (length != 0) {
      return length;
    }
    while (i < endA) {
      int order = Character.compare(a.charAt(i++), b.charAt(k++));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
