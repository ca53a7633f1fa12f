package edgewise.ui.action;

import edgewise.export.ChangeRequest;
import edgewise.model.ElementId;
import edgewise.model.KindId;
import edgewise.ui.canvas.Overlay;
import edgewise.ui.simulate.Player;
import edgewise.ui.simulate.SimulationPanel;
import edgewise.work.PartnerNeeds;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;

/// The parts of the window that actions move or show.
public interface Parts {
  /// Enlarges the drawing.
  void zoomIn();

  /// Shrinks the drawing.
  void zoomOut();

  /// Shows the drawing at 100 %.
  void zoomActual();

  /// Shows the whole drawing.
  void zoomFit();

  /// Shows the selection.
  void zoomSelection();

  /// Moves the selection by the grid, or finely by one unit; without selection the view.
  void nudge(int dx, int dy, boolean finely);

  /// Goes to the next card in a direction.
  void goToNeighbour(int dx, int dy);

  /// Goes to the card after the selected one, or before it.
  void goThrough(int by);

  /// Selects the next of the lines that end at the selected element.
  void nextLine();

  /// Moves the view.
  void pan(int dx, int dy);

  /// Shows or hides a panel: `outline`, `inspector`, `tables` or `minimap`.
  void toggle(String panel);

  /// Whether a panel is shown.
  ObservableBooleanValue shows(String panel);

  /// Changes what the drawing shows on top of the cards.
  void overlay(Overlay overlay);

  /// Whether the drawing shows this on top of the cards.
  ObservableBooleanValue overlays(Overlay overlay);

  /// Gives the window the whole screen, or takes it back.
  void fullScreen();

  /// Shows the drawing to an audience, slide by slide, on the whole screen.
  void present();

  /// Hangs a new element on the pointer.
  void insert(KindId kind);

  /// Draws a line from the selected element by keys.
  void connect();

  /// Goes to what the documents of the design say about themselves.
  void documentSettings();

  /// Brings a table to the front.
  void openTable(String table);

  /// Shows what the selected partner needs.
  void partnerNeeds();

  /// What the partner that was chosen last needs, if one was.
  Optional<PartnerNeeds> needs();

  /// Lets everything on the drawing step back that a partner does not need.
  ///
  /// @param partner which; empty for the selected one, or else the one shown last
  void partnerOverlay(Optional<ElementId> partner);

  /// Asks which ports are needed between what is selected.
  void portsBetween();

  /// Repairs the chosen problem.
  void fixProblem();

  /// Goes to the field that the chosen problem is about.
  void goToProblem();

  /// Goes to the field that the next problem is about, or the one before.
  void nextProblem(int by);

  /// Narrows the table in front to rows about what is selected.
  void rowsOfSelection();

  /// Asks which columns of the table in front are shown, and in which order.
  void tableColumns();

  /// Brings a page of the simulation to the front.
  void simulate(String page);

  /// Takes what is selected out of service.
  void failSelected();

  /// Opens the list of what can be taken out of service.
  void addFault();

  /// Lets the message of the chosen flow walk over the drawing.
  Player player();

  /// Runs all traffic without the chosen row.
  void simulateWithoutRow();

  /// Shows the flows that use the chosen row.
  void flowsOfRow();

  /// Shows what breaks without the chosen row.
  void lossOfRow();

  /// Shows the flows that pass the selected elements or line.
  void flowsOfSelected();

  /// Keeps what the simulation looks at in the design.
  void saveScenario();

  /// Selects the rows that the chosen flow uses.
  void rowsUsed();

  /// Writes the sequence diagram of the chosen flow to a file, as its name ends.
  void exportDiagram(Path file);

  /// Simulated traffic.
  SimulationPanel simulation();

  /// Writes the results of the load to a file, as its name ends.
  void saveLoad(Path file);

  /// Writes the charts of the load to a file, as its name ends.
  void exportCharts(Path file);

  /// Goes to the search field of the palette of kinds.
  void findKind();

  /// The keys of the window.
  Keys keys();

  /// Goes to the search field of the outline.
  void findInOutline();

  /// Shows what the program is.
  void about();

  /// Shows what differs from what the design is compared with.
  void openChanges();

  /// Asks what the design is to be compared with.
  void compareWith();

  /// Compares the design with one in a file.
  void compareWith(Path file);

  /// The change request on show; empty while nothing differs, and then the person is told so.
  Optional<ChangeRequest> changes();

  /// Shows the former versions of the design.
  void versions();

  /// Shows what somebody changed in a spreadsheet of the design, to be taken or left.
  void spreadsheet(Path file);

  /// Asks what to print, or only how pages look.
  void print(boolean setupOnly);

  /// Ends the program.
  void quit();
}
