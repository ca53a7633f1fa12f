package edgewise.ui.canvas;

import edgewise.model.Document;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.Note;
import edgewise.model.Placement;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import edgewise.ui.HeadlessScreen;
import edgewise.ui.MainWindow;
import edgewise.ui.Selection;
import edgewise.ui.theme.Palette;
import edgewise.work.Analysis;
import edgewise.work.Job;
import edgewise.work.StoredDesigns;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
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
    return view(width, height, palette, new Selection());
  }

  static DiagramView view(double width, double height, Palette palette, Selection selection) {
    DiagramView view = new DiagramView(Texts.english(), selection);
    StackPane root = new StackPane(view);
    root.getStylesheets().add(MainWindow.class.getResource("edgewise.css").toExternalForm());
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

  /// Runs on JavaFX's thread and waits.
  static <T> T onFx(Callable<T> work) {
    try {
      HeadlessScreen.start();
      FutureTask<T> task = new FutureTask<>(work);
      Platform.runLater(task);
      return task.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The pixels of a picture, row by row.
  static int[] pixels(WritableImage image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return pixels;
  }
}
