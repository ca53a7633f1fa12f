package edgewise.store.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An element of an XML file and the place of its `<`.
final class XmlElement {
  private final String namespace;
  private final String name;
  private final Map<String, String> attributes;
  private final int line;
  private final int column;
  private final List<XmlElement> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  XmlElement(String namespace, String name, Map<String, String> attributes, int line, int column) {
    this.namespace = namespace;
    this.name = name;
    this.attributes = attributes;
    this.line = line;
    this.column = column;
  }

  void add(XmlElement child) {
    children.add(child);
  }

  void addText(String part, int limit) {
    text.append(part, 0, Math.min(part.length(), Math.max(0, limit - text.length())));
  }

  String namespace() {
    return namespace;
  }

  String name() {
    return name;
  }

  int line() {
    return line;
  }

  int column() {
    return column;
  }

  /// Attributes without a namespace, in file order.
  Map<String, String> attributes() {
    return attributes;
  }

  /// Value of an attribute without surrounding blanks; empty text when it is not there.
  String get(String attribute) {
    return attributes.getOrDefault(attribute, "").strip();
  }

  boolean isTrue(String attribute) {
    String value = get(attribute);
    return value.equalsIgnoreCase("true") || value.equals("1");
  }

  /// Value of a whole-numbered attribute; -1 when it is not there or not such a number.
  int number(String attribute) {
    String value = get(attribute);
    if (value.isEmpty()
        || value.length() > 9
        || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    return Integer.parseInt(value);
  }

  List<XmlElement> children() {
    return children;
  }

  List<XmlElement> children(String childName) {
    return children.stream().filter(c -> c.name.equals(childName)).toList();
  }

  Optional<XmlElement> child(String childName) {
    return children.stream().filter(c -> c.name.equals(childName)).findFirst();
  }

  /// The children of this name of all children of that name: `all("Services", "Service")`.
  List<XmlElement> all(String parentName, String childName) {
    return children.stream()
        .filter(c -> c.name.equals(parentName))
        .flatMap(c -> c.children(childName).stream())
        .toList();
  }

  /// Text directly inside, without surrounding blanks.
  String text() {
    return text.toString().strip();
  }
}
