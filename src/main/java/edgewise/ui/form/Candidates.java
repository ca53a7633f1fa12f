package edgewise.ui.form;

import edgewise.catalogue.PropertyRow;
import edgewise.edit.Elements;
import edgewise.model.Certificate;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.KindId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The elements that a property may refer to; for the server of a certificate the machines of the
/// element it is assigned to.
record Candidates(PropertyRow row, Subject subject) {
  /// Something to refer to.
  ///
  /// @param kind of the element, or of the pool the machine is in
  record Candidate(ElementId id, String name, KindId kind) {}

  /// Those of a document, by name.
  List<Candidate> of(Document document) {
    List<Candidate> found = new ArrayList<>();
    if (row.kinds().contains(PropertyRow.SERVERS_OF_ON)) {
      for (Record record : subject.records(document)) {
        if (record instanceof Certificate c) {
          Elements.find(document, c.on()).ifPresent(pool -> servers(pool, found));
        }
      }
      return found;
    }
    fitting(document)
        .sorted(Comparator.comparing(Element::name, String.CASE_INSENSITIVE_ORDER))
        .forEach(e -> found.add(new Candidate(e.id(), Saying.name(document, e.id()), e.kind())));
    return found;
  }

  private static void servers(Element pool, List<Candidate> found) {
    for (Record server : Elements.servers(pool)) {
      found.add(
          new Candidate(
              Elements.serverId(server), Elements.serverFqdn(server).text(), pool.kind()));
    }
  }

  /// The first of them in the order of the document.
  Optional<ElementId> first(Document document) {
    return fitting(document).map(Element::id).findFirst();
  }

  private java.util.stream.Stream<Element> fitting(Document document) {
    Set<KindId> kinds = new HashSet<>(row.kinds());
    Set<ElementId> except =
        subject instanceof Subject.Of(List<ElementId> ids) ? Set.copyOf(ids) : Set.of();
    return document.topology().elements().stream()
        .filter(e -> kinds.contains(e.kind()) && !except.contains(e.id()));
  }
}
