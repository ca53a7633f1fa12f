package edgewise.catalogue;

import edgewise.model.Negotiation;
import edgewise.model.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How an XMPP stream can be secured under each combination of settings. Source: `negotiation.csv`.
public final class XmppNegotiation {
  private static final XmppNegotiation STANDARD = new XmppNegotiation();

  private final List<Row> rows = new ArrayList<>();

  private XmppNegotiation() {
    for (Map<String, String> row : Csv.rows("negotiation.csv")) {
      Set<Method> methods = EnumSet.noneOf(Method.class);
      for (String word : Csv.parts(row.get("methods"))) {
        methods.add((Method) Words.parse(Method.class, word).orElseThrow());
      }
      rows.add(
          new Row(
              (Negotiation) Words.parse(Negotiation.class, row.get("tls")).orElseThrow(),
              (Negotiation) Words.parse(Negotiation.class, row.get("sasl")).orElseThrow(),
              row.get("dialback").equals("yes"),
              row.get("valid").equals("yes"),
              row.get("warning").equals("yes"),
              methods));
    }
  }

  /// A way to vouch for the other server, the best one first.
  public enum Method {
    SASL_TLS,
    DIALBACK_TLS,
    DIALBACK
  }

  /// One combination.
  ///
  /// @param valid whether a stream can come about at all
  /// @param warning whether the documentation warns of it
  public record Row(
      Negotiation tls,
      Negotiation sasl,
      boolean dialback,
      boolean valid,
      boolean warning,
      Set<Method> methods) {}

  /// The matrix of the product.
  public static XmppNegotiation standard() {
    return STANDARD;
  }

  /// All combinations, in file order.
  public List<Row> all() {
    return List.copyOf(rows);
  }

  /// The row of one side's settings.
  public Row row(Negotiation tls, Negotiation sasl, boolean dialback) {
    for (Row row : rows) {
      if (row.tls() == tls && row.sasl() == sasl && row.dialback() == dialback) {
        return row;
      }
    }
    throw new IllegalArgumentException(tls + "/" + sasl + "/" + dialback);
  }
}
