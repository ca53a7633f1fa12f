package edgewise.model;

import java.util.List;
import java.util.Optional;

/// What the documents of a design say about themselves.
///
/// @param company who hands the documents over; without it the organization's own name stands there
/// @param logo a picture as a `data:` address with base64, PNG, JPEG or SVG
/// @param classification who may read the documents, such as `Internal`
/// @param version of the documents
/// @param authors in the order of the cover
public record DocumentSettings(
    Optional<String> company,
    Optional<String> logo,
    Optional<String> classification,
    Optional<String> version,
    List<String> authors) {
  /// Nothing said.
  public static final DocumentSettings NONE =
      new DocumentSettings(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  public DocumentSettings {
    authors = List.copyOf(authors);
  }
}
