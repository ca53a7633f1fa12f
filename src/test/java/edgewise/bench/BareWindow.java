package edgewise.bench;

import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToolBar;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

/// The least a window of this kind needs: menu bar, tool bar and an empty table. It closes at the
/// third pulse and is the yardstick for the first frame.
public final class BareWindow extends Application {
  @Override
  public void start(Stage stage) {
    TableView<String> table = new TableView<>();
    for (int i = 0; i < 6; i++) {
      table.getColumns().add(new TableColumn<>("Column " + i));
    }
    MenuBar menus = new MenuBar(new Menu("File"), new Menu("Edit"), new Menu("Help"));
    ToolBar tools = new ToolBar(new Button("Run"), new TextField("text"));
    stage.setScene(
        new Scene(new BorderPane(table, menus, null, tools, new Label("left")), 1280, 800));
    stage.show();
    new AnimationTimer() {
      private int pulses;

      @Override
      public void handle(long now) {
        if (++pulses == 3) {
          stop();
          Platform.exit();
        }
      }
    }.start();
  }

  /// Opens the window and ends with it.
  public static void main(String[] args) {
    launch(args);
  }
}
