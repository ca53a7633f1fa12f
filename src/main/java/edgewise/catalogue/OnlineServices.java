package edgewise.catalogue;

import edgewise.model.Fqdn;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Services on the Internet that designs federate with. Source: `services.csv`.
public final class OnlineServices {
  private static final OnlineServices STANDARD = new OnlineServices();

  private final Map<String, OnlineService> services = new LinkedHashMap<>();

  private OnlineServices() {
    for (Map<String, String> row : Csv.rows("services.csv")) {
      String edge = row.get("edge");
      String ended = row.get("ended");
      services.put(
          row.get("id"),
          new OnlineService(
              row.get("id"),
              Csv.parts(row.get("domains")).stream().map(Fqdn::of).toList(),
              edge.isEmpty() ? Optional.empty() : Optional.of(Fqdn.of(edge)),
              ended.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(ended)),
              Csv.parts(row.get("topics"))));
    }
  }

  /// The services known to the product.
  public static OnlineServices standard() {
    return STANDARD;
  }

  /// All services, in file order.
  public Collection<OnlineService> all() {
    return services.values();
  }

  /// The service with this id; throws when there is none.
  public OnlineService service(String id) {
    OnlineService service = services.get(id);
    if (service == null) {
      throw new IllegalArgumentException("no service " + id);
    }
    return service;
  }
}
