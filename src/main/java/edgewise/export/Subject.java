package edgewise.export;

import edgewise.model.Organization;
import edgewise.model.RequestSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The subject of a certificate request, part by part, from the country to the common name. A part
/// that its grammar cannot hold is left out or shortened: a country is two letters, a common name
/// and an organization have at most 64 characters (RFC 5280, appendix A).
///
/// @param parts each with its short name: `C`, `ST`, `L`, `O`, `OU`, `CN`
record Subject(List<Part> parts) {
  private static final int LONGEST = 64;
  private static final int LONGEST_PLACE = 128;

  /// One part.
  record Part(String key, String value) {}

  static Subject of(Organization organization, String commonName) {
    RequestSettings settings = organization.requests();
    List<Part> parts = new ArrayList<>();
    settings
        .country()
        .map(c -> c.strip().toUpperCase(Locale.ROOT))
        .filter(c -> c.matches("[A-Z]{2}"))
        .ifPresent(c -> parts.add(new Part("C", c)));
    add(parts, "ST", settings.state(), LONGEST_PLACE);
    add(parts, "L", settings.city(), LONGEST_PLACE);
    add(parts, "O", Optional.of(organization.name()), LONGEST);
    add(parts, "OU", settings.department(), LONGEST);
    parts.add(new Part("CN", Plain.line(commonName)));
    return new Subject(List.copyOf(parts));
  }

  private static void add(List<Part> parts, String key, Optional<String> value, int longest) {
    value
        .map(v -> Plain.line(v).strip())
        .filter(v -> !v.isEmpty())
        .map(v -> Plain.cut(v, longest).strip())
        .ifPresent(v -> parts.add(new Part(key, v)));
  }
}
