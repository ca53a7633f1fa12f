package edgewise.ui.action;

import edgewise.model.ElementId;
import edgewise.model.Partner;
import edgewise.ui.canvas.Overlay;
import edgewise.ui.theme.Theme;
import edgewise.work.PartnerNeeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;

/// How the design is looked at.
final class ViewActions {
  private static final int MOST_PARTNERS = 20;

  private ViewActions() {}

  static void add(Actions all, Desk desk) {
    Parts parts = desk.parts();
    all.add("zoom-out", Place.VIEW_ZOOM)
        .icon("zoom-out")
        .keys("Shortcut+MINUS", "Shortcut+SUBTRACT", "MINUS", "SUBTRACT")
        .when(desk.design)
        .toolbar()
        .run(parts::zoomOut);
    all.add("zoom-in", Place.VIEW_ZOOM)
        .icon("zoom-in")
        .keys("Shortcut+PLUS", "Shortcut+EQUALS", "Shortcut+ADD", "PLUS", "EQUALS", "ADD")
        .when(desk.design)
        .toolbar()
        .run(parts::zoomIn);
    all.add("zoom-fit", Place.VIEW_ZOOM)
        .icon("zoom-fit")
        .keys("Shortcut+0", "0", "Numpad 0")
        .when(desk.design)
        .on(Target.GROUND)
        .toolbar()
        .run(parts::zoomFit);
    all.add("zoom-100", Place.VIEW_ZOOM)
        .icon("zoom-100")
        .keys("Shortcut+1", "1", "Numpad 1")
        .when(desk.design)
        .on(Target.GROUND)
        .toolbar()
        .run(parts::zoomActual);
    all.add("zoom-selection", Place.VIEW_ZOOM)
        .keys("Shortcut+2", "2", "Numpad 2", "Enter")
        .when(desk.shown)
        .on(Target.ELEMENT, Target.SITE, Target.SEVERAL, Target.NOTE, Target.ROW)
        .run(parts::zoomSelection);
    all.add("next-element", Place.VIEW_GO)
        .keys("Tab")
        .onDrawing()
        .when(desk.next)
        .run(() -> parts.goThrough(1));
    all.add("previous-element", Place.VIEW_GO)
        .keys("Shift+Tab")
        .onDrawing()
        .when(desk.previous)
        .run(() -> parts.goThrough(-1));
    for (Direction to : Direction.values()) {
      all.add("go-" + to.id(), Place.VIEW_GO)
          .keys("Alt+" + to.key())
          .onDrawing()
          .when(desk.design)
          .run(() -> parts.goToNeighbour(to.dx(), to.dy()));
    }
    for (Direction to : Direction.values()) {
      all.add("pan-" + to.id(), Place.VIEW_GO)
          .keys("Shortcut+" + to.key())
          .onDrawing()
          .when(desk.design)
          .run(() -> parts.pan(to.dx(), to.dy()));
    }
    int digit = 1;
    for (String panel : List.of("outline", "inspector", "tables", "minimap")) {
      all.add("show-" + panel, Place.VIEW_PANELS)
          .keys("Shortcut+Alt+" + digit++)
          .when(desk.design)
          .checked(parts.shows(panel))
          .run(() -> parts.toggle(panel));
    }
    int key = 0;
    for (Overlay overlay :
        List.of(Overlay.NONE, Overlay.ADDRESSES, Overlay.PORTS, Overlay.PROBLEMS)) {
      all.add("overlay-" + overlay.name().toLowerCase(Locale.ROOT), Place.VIEW_OVERLAYS)
          .keys("Alt+Shift+" + key++)
          .when(desk.design)
          .checked(parts.overlays(overlay))
          .run(() -> parts.overlay(overlay));
    }
    all.add("overlay-heat", Place.VIEW_OVERLAYS)
        .keys("Alt+Shift+5")
        .when(desk.design)
        .checked(parts.overlays(Overlay.HEAT))
        .run(() -> parts.overlay(Overlay.HEAT));
    all.add("overlay-partner", Place.VIEW_OVERLAYS)
        .keys("Alt+Shift+4")
        .when(desk.partner)
        .checked(parts.overlays(Overlay.PARTNER))
        .run(() -> parts.partnerOverlay(Optional.empty()));
    all.moving(Place.VIEW_OVERLAYS, () -> partners(desk));
    all.add("presentation", Place.VIEW_SCREEN)
        .icon("presentation")
        .keys("F5")
        .when(desk.design)
        .on(Target.GROUND)
        .run(parts::present);
    all.add("full-screen", Place.VIEW_SCREEN).keys("F11").run(parts::fullScreen);
    digit = 1;
    for (String table : List.of("firewall", "dns", "certificates", "problems")) {
      all.add("table-" + table, Place.VIEW_TABLES)
          .keys("Alt+" + digit++)
          .when(desk.design)
          .run(() -> parts.openTable(table));
    }
    all.add("table-changes", Place.VIEW_TABLES)
        .icon("compare")
        .keys("Alt+" + digit)
        .when(desk.design)
        .run(parts::openChanges);
    all.add("ports-between", Place.VIEW_TABLES)
        .icon("ports-between")
        .keys("Shortcut+Shift+B")
        .when(desk.design)
        .on(Target.ELEMENT, Target.SITE, Target.SEVERAL, Target.LINE, Target.ROW)
        .run(parts::portsBetween);
    all.add("partner-needs", Place.VIEW_TABLES)
        .icon("partner-needs")
        .keys("Shortcut+Shift+G")
        .when(desk.partner)
        .on(Target.ELEMENT)
        .run(parts::partnerNeeds);
    all.add("rows-of-selection", Place.VIEW_TABLES)
        .icon("filter")
        .keys("Alt+R")
        .when(desk.selected)
        .on(Target.ELEMENT, Target.SITE, Target.SEVERAL)
        .run(parts::rowsOfSelection);
    all.add("table-columns", Place.VIEW_TABLES)
        .icon("columns")
        .keys("Alt+C")
        .when(desk.design)
        .run(parts::tableColumns);
    Theme theme = desk.theme();
    for (Theme.Choice choice :
        List.of(Theme.Choice.SYSTEM, Theme.Choice.LIGHT, Theme.Choice.DARK)) {
      String id = choice.name().toLowerCase(Locale.ROOT);
      all.add("theme-" + id, Place.THEME)
          .checked(theme.choiceProperty().isEqualTo(choice))
          .run(() -> theme.choiceProperty().set(choice));
    }
    all.add("theme-switch", Place.VIEW_COLOURS)
        .icon(
            Bindings.createStringBinding(
                () -> theme.darkProperty().get() ? "theme-light" : "theme-dark",
                theme.darkProperty()))
        .keys("Shortcut+Shift+D")
        .toolbar()
        .run(
            () ->
                theme
                    .choiceProperty()
                    .set(theme.darkProperty().get() ? Theme.Choice.LIGHT : Theme.Choice.DARK));
  }

  /// One entry for each partner; where there are too many for a menu, the panel has the choice.
  private static List<MenuItem> partners(Desk desk) {
    List<Partner> partners =
        desk.session().opened().stream()
            .flatMap(o -> PartnerNeeds.partners(o.analysis().design()).stream())
            .toList();
    Optional<ElementId> shown =
        desk.parts().overlays(Overlay.PARTNER).get()
            ? desk.parts().needs().map(PartnerNeeds::partner)
            : Optional.empty();
    List<MenuItem> items = new ArrayList<>();
    for (Partner partner : partners.subList(0, Math.min(MOST_PARTNERS, partners.size()))) {
      RadioMenuItem item = new RadioMenuItem(partner.name());
      item.setId("overlay-partner-" + partner.id().value());
      item.setMnemonicParsing(false);
      item.setSelected(shown.filter(partner.id()::equals).isPresent());
      item.setOnAction(_ -> desk.parts().partnerOverlay(Optional.of(partner.id())));
      items.add(item);
    }
    if (partners.size() > MOST_PARTNERS) {
      MenuItem more = new MenuItem(desk.texts().say("needs.more", partners.size()));
      more.setId("overlay-partner-more");
      more.setOnAction(
          _ -> {
            desk.parts().partnerOverlay(Optional.empty());
            desk.parts().partnerNeeds();
          });
      items.add(more);
    }
    return items;
  }
}
