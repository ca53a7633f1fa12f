package edgewise.plan;

import edgewise.model.Element;
import java.util.Optional;

/// A possible flow between two ends of a design, put to the condition of a port rule.
///
/// @param source the drawn element that sends; empty when the source is not drawn (the Internet) or
///   stands for many (corporate networks)
/// @param destination the drawn element that listens; likewise
record Flow(Scope scope, Optional<Element> source, Optional<Element> destination) {
  /// The drawn end of the given type, the destination first.
  <T extends Element> Optional<T> end(Class<T> type) {
    if (destination.isPresent() && type.isInstance(destination.get())) {
      return destination.map(type::cast);
    }
    return source.filter(type::isInstance).map(type::cast);
  }

  Design design() {
    return scope.design();
  }
}
