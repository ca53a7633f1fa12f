package edgewise.plan;

import edgewise.model.ElementId;
import edgewise.text.Texts;
import java.util.List;

/// One end of a firewall row.
///
/// @param role word of the port vocabulary, such as `access-edge`
/// @param name element names as drawn, joined by `;`; empty for an end that is not drawn, whose
///   name is the text of its role
/// @param elements the elements behind it; empty for ends that are not drawn, such as the Internet
/// @param addresses what the firewall sees before translation
/// @param translated the addresses after translation; empty when nothing translates
public record Endpoint(
    String role,
    String name,
    List<ElementId> elements,
    AddressSet addresses,
    AddressSet translated) {
  /// The end in words.
  public String text(Texts texts) {
    return name.isEmpty() ? texts.say("role." + role) : name;
  }
}
