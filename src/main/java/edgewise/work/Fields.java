package edgewise.work;

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

/// The values of a record of the model by path, such as `servers[edge01].internal`, in the order of
/// the components. Absent values are left out.
final class Fields {
  private final Map<String, String> values = new LinkedHashMap<>();

  private Fields() {}

  static Map<String, String> of(Record record) {
    Fields fields = new Fields();
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
      case Fqdn _, Address _, Cidr _, ElementId _, KindId _, PortRange _ ->
          values.put(path, value.toString());
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
    Fields parts = new Fields();
    for (int i = 0; i < list.size(); i++) {
      parts.put(Integer.toString(i), list.get(i));
    }
    values.put(path, String.join(", ", parts.values.values()));
  }

  private static boolean isPlain(Object value) {
    return value instanceof ElementId || value instanceof KindId || value instanceof PortRange;
  }

  private static String key(Record record, int index) {
    return switch (record) {
      case EdgeServer server -> server.id().value();
      case Server server -> server.id().value();
      case SipDomain domain -> domain.name().lower();
      case MeetUrl url -> url.sipDomain().lower();
      default -> Integer.toString(index);
    };
  }
}
