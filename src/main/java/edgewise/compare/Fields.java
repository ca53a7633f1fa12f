package edgewise.compare;

import edgewise.model.Address;
import edgewise.model.Cidr;
import edgewise.model.EdgeServer;
import edgewise.model.ElementId;
import edgewise.model.Fqdn;
import edgewise.model.KindId;
import edgewise.model.MeetUrl;
import edgewise.model.PortRange;
import edgewise.model.Server;
import edgewise.model.SipDomain;
import edgewise.model.Words;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The values of a record of the model by path, such as `servers[edge01].internal`, in the order of
/// the components. Absent values are left out.
final class Fields {
  private final Map<String, String> values = new LinkedHashMap<>();
  private final UnaryOperator<String> ids;

  private Fields(UnaryOperator<String> ids) {
    this.ids = ids;
  }

  /// The values of a record.
  ///
  /// @param ids what an id is called in the other design
  static Map<String, String> of(Record record, UnaryOperator<String> ids) {
    Fields fields = new Fields(ids);
    fields.record("", record);
    return fields.values;
  }

  private void record(String prefix, Record record) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      put(prefix + component.getName(), value(component, record));
    }
  }

  private static Object value(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private void put(String path, Object value) {
    switch (value) {
      case Optional<?> maybe -> maybe.ifPresent(v -> put(path, v));
      case List<?> list -> list(path, list);
      case Enum<?> word -> values.put(path, Words.of(word));
      case ElementId id -> values.put(path, ids.apply(id.value()));
      case Fqdn _, Address _, Cidr _, KindId _, PortRange _ -> values.put(path, value.toString());
      case Record nested -> record(path + ".", nested);
      default -> values.put(path, value.toString());
    }
  }

  /// Records of a list are told apart by their id or name, so that inserting one does not change
  /// the rest; other values are one text.
  private void list(String path, List<?> list) {
    if (list.isEmpty()) {
      return;
    }
    if (list.getFirst() instanceof Record && !isPlain(list.getFirst())) {
      for (int i = 0; i < list.size(); i++) {
        record(path + "[" + key((Record) list.get(i), i) + "].", (Record) list.get(i));
      }
      return;
    }
    Fields parts = new Fields(ids);
    for (int i = 0; i < list.size(); i++) {
      parts.put(Integer.toString(i), list.get(i));
    }
    values.put(path, String.join(", ", parts.values.values()));
  }

  private static boolean isPlain(Object value) {
    return value instanceof ElementId || value instanceof KindId || value instanceof PortRange;
  }

  private String key(Record record, int index) {
    return switch (record) {
      case EdgeServer server -> ids.apply(server.id().value());
      case Server server -> ids.apply(server.id().value());
      case SipDomain domain -> domain.name().lower();
      case MeetUrl url -> url.sipDomain().lower();
      default -> Integer.toString(index);
    };
  }
}
