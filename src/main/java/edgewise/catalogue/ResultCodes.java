package edgewise.catalogue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The closed list of what a simulated flow can end in. Source: `results.csv`.
public final class ResultCodes {
  private static final ResultCodes STANDARD = new ResultCodes();

  private final Map<String, ResultCode> all = new LinkedHashMap<>();

  private ResultCodes() {
    for (Map<String, String> row : Csv.rows("results.csv")) {
      all.put(
          row.get("id"),
          new ResultCode(
              row.get("id"),
              row.get("verdict"),
              row.get("sip"),
              row.get("reason"),
              row.get("xmpp"),
              Csv.parts(row.get("topics"))));
    }
  }

  /// One way in which a flow ends.
  ///
  /// @param verdict word of the verdict it leads to
  /// @param sip SIP status, or empty
  /// @param reason number in the diagnostics header, or empty
  /// @param xmpp stanza or stream error, or empty
  /// @param topics published topics; `std` marks a public standard and `model` what is our choice
  public record ResultCode(
      String id, String verdict, String sip, String reason, String xmpp, List<String> topics) {
    /// True when the outcome is a modelling choice rather than documented.
    public boolean isModelled() {
      return topics.contains("model");
    }
  }

  /// The codes of the product.
  public static ResultCodes standard() {
    return STANDARD;
  }

  /// All of them, in file order.
  public Collection<ResultCode> all() {
    return all.values();
  }

  /// The code with this id; throws when there is none.
  public ResultCode code(String id) {
    ResultCode code = all.get(id);
    if (code == null) {
      throw new IllegalArgumentException("no result " + id);
    }
    return code;
  }
}
