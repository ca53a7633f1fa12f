package edgewise.ui.form;

import edgewise.export.document.Logo;
import edgewise.text.Message;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.text.Trouble;
import edgewise.work.Pictures;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A picture: it is shown, chosen from a file, and taken away.
final class PictureEditor implements Editor {
  private static final double WIDE = 180;
  private static final double HIGH = 60;
  private static final String RASTER = "data:image/(png|jpeg);base64,.*";

  private final Desk desk;
  private final Entry entry;
  private final Texts texts;
  private final ImageView shown = new ImageView();
  private final Label words = new Label();
  private final Button choose = new Button();
  private final Button remove = new Button();
  private final VBox node = new VBox(6);

  PictureEditor(Desk desk, String id, Entry entry) {
    this.desk = desk;
    this.entry = entry;
    texts = desk.texts();
    shown.setPreserveRatio(true);
    shown.setFitWidth(WIDE);
    shown.setFitHeight(HIGH);
    choose.setText(texts.say("picture.choose"));
    choose.setOnAction(_ -> choose());
    remove.setText(texts.say("picture.remove"));
    remove.setId("remove-" + id);
    remove.setOnAction(
        _ -> {
          entry.apply(Optional.empty());
          entry.done();
        });
    node.getChildren().setAll(words, shown, new HBox(6, choose, remove));
  }

  private void choose() {
    desk.dialogs()
        .flatMap(d -> d.pictureToOpen(choose.getScene().getWindow()))
        .ifPresent(
            file ->
                desk.session()
                    .work(
                        "picture",
                        Message.of("job.picture"),
                        _ -> Pictures.logo(file),
                        this::take));
  }

  private void take(Outcome<Logo> read) {
    switch (read) {
      case Outcome.Ok<Logo>(Logo logo, List<Trouble> _) -> {
        entry.fits(Optional.of(logo.address()));
        entry.apply(Optional.of(logo.address()));
        entry.done();
      }
      case Outcome.Refused<Logo>(List<Trouble> why) -> entry.refuse(why.getFirst().message(), "");
    }
  }

  @Override
  public Node node() {
    return node;
  }

  @Override
  public Control control() {
    return choose;
  }

  @Override
  public void setOpen(boolean open) {
    choose.setDisable(!open);
    remove.setDisable(!open);
  }

  @Override
  public void show(Object value, boolean several) {
    String address = ((Optional<?>) value).map(Object::toString).orElse("");
    boolean raster = address.matches(RASTER);
    shown.setImage(raster ? image(address) : null);
    shown.setVisible(raster);
    shown.setManaged(raster);
    words.setText(address.isEmpty() ? texts.say("entry.none") : texts.say("picture.vector"));
    words.setVisible(!raster);
    words.setManaged(!raster);
    remove.setVisible(!address.isEmpty());
    remove.setManaged(!address.isEmpty());
  }

  private static Image image(String address) {
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(address.substring(address.indexOf(',') + 1));
    } catch (IllegalArgumentException _) {
      return null;
    }
    return new Image(new ByteArrayInputStream(bytes), WIDE * 2, HIGH * 2, true, true);
  }
}
