package edgewise.ui.form;

import atlantafx.base.controls.ToggleSwitch;
import edgewise.catalogue.PropertyRow;
import edgewise.check.Finding;
import edgewise.edit.Property;
import edgewise.model.Document;
import edgewise.model.Shape;
import edgewise.text.Message;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Whether a part that may be missing is there: a switch beside its name.
final class Presence extends FieldLine implements Form.Part {
  private final Property place;
  private final ToggleSwitch toggle = new ToggleSwitch();
  private boolean showing;

  Presence(Desk desk, Subject subject, Property place, PropertyRow row, Shape.Rec part) {
    this.place = place;
    String words = desk.texts().say("property." + row.name());
    toggle.setId("field-" + Editors.id(place));
    toggle.setAccessibleText(words);
    toggle.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.SPACE || e.getCode() == KeyCode.ENTER) {
            toggle.fire();
            e.consume();
          }
        });
    toggle
        .selectedProperty()
        .addListener(
            (_, _, now) -> {
              if (showing) {
                return;
              }
              Optional<Record> there =
                  now ? Blanks.of(part, desk.document(), subject) : Optional.empty();
              desk.session()
                  .edit(
                      subject.enter(
                          place, there, Message.of("property." + row.name()), desk.document()));
              desk.session().seal();
            });
    javafx.scene.Node label = FieldLabel.of(desk, row, words);
    label.getStyleClass().add("nested-title");
    arrange(label, toggle, false);
  }

  @Override
  public void show(Document document, List<Record> records) {
    showing = true;
    toggle.setSelected(
        records.stream()
            .allMatch(
                r ->
                    place.in(r).orElse(Optional.empty()) instanceof Optional<?> o
                        && o.isPresent()));
    showing = false;
  }

  @Override
  public void findings(List<Finding> all) {
    // They stand below the part.
  }
}
