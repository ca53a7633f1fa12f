package edgewise.check;

import edgewise.model.ElementId;
import edgewise.text.Message;
import java.util.List;
import java.util.Optional;

/// A problem of a design.
///
/// @param id check id and element, stable across runs
/// @param check id in the catalogue
/// @param element the element to mend; empty for the organization
/// @param elementName its name as drawn
/// @param topics published topics behind the check
public record Finding(
    String id,
    Severity severity,
    String check,
    Optional<ElementId> element,
    String elementName,
    Message message,
    Message remedy,
    List<String> topics) {}
