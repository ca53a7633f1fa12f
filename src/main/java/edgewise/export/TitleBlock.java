package edgewise.export;

import edgewise.model.DocumentSettings;
import edgewise.model.Organization;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What every printed page says of itself. Empty texts are left out.
///
/// @param title what the pages show
/// @param customer whom it is made for
/// @param date ISO date
public record TitleBlock(
    String title, String customer, String version, String date, String classification) {
  /// The title block of a design.
  public static TitleBlock of(String title, Organization organization, Optional<LocalDate> date) {
    DocumentSettings settings = organization.document();
    return new TitleBlock(
        title,
        organization.name(),
        settings.version().orElse(""),
        date.map(LocalDate::toString).orElse(""),
        settings.classification().orElse(""));
  }

  /// The texts beside the title, in their order.
  List<String> facts() {
    List<String> facts = new ArrayList<>();
    for (String fact : List.of(customer, version, date, classification)) {
      if (!fact.isBlank()) {
        facts.add(fact);
      }
    }
    return facts;
  }
}
