package edgewise.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// All kinds of certificate, in catalogue order. Source: `certificates.csv`; sentences under
/// `certificate.ID.note`.
public final class CertificateKinds {
  private static final CertificateKinds STANDARD = new CertificateKinds();

  private final List<CertificateKind> kinds = new ArrayList<>();

  private CertificateKinds() {
    for (Map<String, String> row : Csv.rows("certificates.csv")) {
      kinds.add(
          new CertificateKind(
              row.get("id"),
              kinds.size(),
              row.get("each"),
              row.get("when"),
              Csv.parts(row.get("assigned_to")),
              row.get("issuer").equals("public"),
              row.get("subject"),
              Csv.parts(row.get("sans")),
              row.get("exportable"),
              row.get("shared").equals("yes"),
              Kinds.releases(row.get("releases")),
              Csv.parts(row.get("decisions")),
              Csv.parts(row.get("topics"))));
    }
  }

  /// The certificate kinds of the product.
  public static CertificateKinds standard() {
    return STANDARD;
  }

  /// All kinds, ordered.
  public List<CertificateKind> all() {
    return kinds;
  }
}
