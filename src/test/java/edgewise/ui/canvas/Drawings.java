package edgewise.ui.canvas;

import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.Note;
import edgewise.model.Placement;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.ui.Selection;
import edgewise.ui.theme.Palette;
import edgewise.work.Analysis;
import edgewise.work.Job;
import edgewise.work.StoredDesigns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;

/// Designs and drawing surfaces for tests of the drawing.
final class Drawings {
  private Drawings() {}

  /// A starter design with every place filled in.
  static Document template(String id) {
    return switch (new StoredDesigns().template(id)) {
      case Outcome.Ok<Document>(Document document, var _) ->
          document.withLayout(analysis(document).layout());
      case Outcome.Refused<Document>(var why) -> throw new AssertionError(why);
    };
  }

  static Analysis analysis(Document document) {
    return Analysis.of(document, Job.UNWATCHED);
  }

  static Drawing drawing(Document document) {
    return Drawing.of(analysis(document), Texts.english());
  }

  /// The document with the placement of one element changed.
  static Document placed(Document document, String element, UnaryOperator<Placement> how) {
    Layout layout = document.layout();
    return document.withLayout(
        layout.withPlacements(
            layout.placements().stream()
                .map(p -> p.element().equals(ElementId.of(element)) ? how.apply(p) : p)
                .toList()));
  }

  static Document noted(Document document, Note... notes) {
    List<Note> all = new ArrayList<>(document.layout().notes());
    all.addAll(List.of(notes));
    return document.withLayout(document.layout().withNotes(all));
  }

  /// A drawing surface that is laid out but on no screen.
  static DiagramView view(double width, double height, Palette palette) {
    DiagramView view = new DiagramView(Texts.english(), new Selection());
    StackPane root = new StackPane(view);
    new Scene(root, width, height);
    root.applyCss();
    root.layout();
    view.setPalette(palette);
    return view;
  }

  static WritableImage picture(DiagramView view) {
    view.paint();
    SnapshotParameters how = new SnapshotParameters();
    how.setViewport(new Rectangle2D(0, 0, view.getWidth(), view.getHeight()));
    return view.snapshot(how, null);
  }
}
