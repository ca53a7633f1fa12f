package edgewise.check;

import edgewise.fixture.Designs;
import edgewise.model.View;
import edgewise.plan.DnsRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Publishes the planned records of a design as those of today, with a few changes.
final class TodaysDns {
  private final Designs design;
  private final View view;
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(
      String type, String name, String value, Optional<Integer> port, Optional<Integer> priority) {
    String json() {
      return "{\"type\":\"%s\",\"name\":\"%s\",\"value\":\"%s\"%s%s}"
          .formatted(
              type.toLowerCase(Locale.ROOT),
              name,
              value,
              port.map(p -> ",\"port\":" + p).orElse(""),
              priority.map(p -> ",\"priority\":" + p).orElse(""));
    }
  }

  private TodaysDns(Designs design, View view) {
    this.design = design;
    this.view = view;
    for (DnsRow row : design.plan().dns()) {
      if (row.zone() == view) {
        entries.add(
            new Entry(row.type().name(), row.name(), row.value(), row.port(), row.priority()));
      }
    }
  }

  /// What is planned for one view.
  static TodaysDns view(Designs design, View view) {
    return new TodaysDns(design, view);
  }

  /// Without the records of a type and name.
  TodaysDns without(String type, String name) {
    if (!entries.removeIf(e -> e.type().equals(type) && e.name().equals(name))) {
      throw new AssertionError("not planned: " + type + " " + name);
    }
    return this;
  }

  /// Without one record.
  TodaysDns without(String type, String name, String value) {
    if (!entries.removeIf(
        e -> e.type().equals(type) && e.name().equals(name) && e.value().equals(value))) {
      throw new AssertionError("not planned: " + type + " " + name + " " + value);
    }
    return this;
  }

  /// With one more record.
  TodaysDns with(String type, String name, String value) {
    entries.add(new Entry(type, name, value, Optional.empty(), Optional.empty()));
    return this;
  }

  /// With one more service record.
  TodaysDns with(String name, String target, int port, int priority) {
    entries.add(new Entry("SRV", name, target, Optional.of(port), Optional.of(priority)));
    return this;
  }

  /// The design with these records in the view.
  Designs publish() {
    String json = entries.stream().map(Entry::json).collect(Collectors.joining(",", "[", "]"));
    return design.set("dns-" + view.name().toLowerCase(Locale.ROOT) + "/records", json);
  }
}
