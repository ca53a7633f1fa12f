package edgewise.ui.action;

import edgewise.catalogue.Kind;
import edgewise.catalogue.Kinds;
import edgewise.model.KindId;
import edgewise.model.NoteKind;
import edgewise.model.Words;
import edgewise.text.Message;
import java.util.Locale;
import java.util.Map;

/// Adding elements: one action for each kind.
final class InsertActions {
  /// Letters that take up a kind while the drawing has the keyboard: its initial where it is free,
  /// else a letter that sounds through.
  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("central-site", "S"),
          Map.entry("branch-site", "B"),
          Map.entry("network", "N"),
          Map.entry("edge-server", "G"),
          Map.entry("edge-pool", "E"),
          Map.entry("reverse-proxy", "R"),
          Map.entry("outer-firewall", "O"),
          Map.entry("inner-firewall", "I"),
          Map.entry("hardware-load-balancer", "H"),
          Map.entry("dns-load-balancer", "L"),
          Map.entry("standard-edition", "A"),
          Map.entry("front-end-pool", "F"),
          Map.entry("director-pool", "D"),
          Map.entry("mediation-pool", "M"),
          Map.entry("persistent-chat-pool", "P"),
          Map.entry("pstn-gateway", "T"),
          Map.entry("office-web-apps", "W"),
          Map.entry("exchange-um", "X"),
          Map.entry("sql-server", "Q"),
          Map.entry("discovered-domain", "C"),
          Map.entry("allowed-domain", "Y"),
          Map.entry("public-im-provider", "K"),
          Map.entry("xmpp-partner", "J"),
          Map.entry("dns-view", "V"),
          Map.entry("user-group", "U"));

  private InsertActions() {}

  static void add(Actions all, Desk desk) {
    for (Kind kind : Kinds.standard().all()) {
      String id = kind.id().value();
      Actions.Adding adding =
          all.add("insert-" + id, place(kind))
              .kindIcon(id)
              .label(Message.of("kind." + id))
              .when(desk.design);
      if (LETTERS.containsKey(id)) {
        adding.keys(LETTERS.get(id));
      }
      adding.run(() -> desk.parts().insert(kind.id()));
    }
    notes(all, desk);
  }

  private static void notes(Actions all, Desk desk) {
    for (NoteKind kind : NoteKind.values()) {
      String id = Words.of(kind);
      all.add("insert-" + id, Place.INSERT_NOTES)
          .kindIcon(id)
          .label(Message.of("kind." + id))
          .when(desk.design)
          .run(() -> desk.parts().insert(KindId.of(id)));
    }
    all.add("find-kind", Place.INSERT_NOTES)
        .icon("search")
        .keys("Shortcut+Shift+I")
        .when(desk.design)
        .run(desk.parts()::findKind);
  }

  private static Place place(Kind kind) {
    return Place.valueOf("INSERT_" + kind.group().toUpperCase(Locale.ROOT));
  }
}
