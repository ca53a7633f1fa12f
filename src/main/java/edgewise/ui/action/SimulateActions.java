package edgewise.ui.action;

import edgewise.ui.simulate.Loading;
import edgewise.ui.simulate.Simulating;

/// Trying the design out.
final class SimulateActions {
  private SimulateActions() {}

  static void add(Actions all, Desk desk) {
    Parts parts = desk.parts();
    Simulating simulating = desk.session().simulating();
    all.add("simulate", Place.SIMULATE_RUN)
        .icon("simulate")
        .keys("F9")
        .when(desk.design)
        .toolbar()
        .run(() -> parts.simulate("matrix"));
    all.add("simulate-run", Place.SIMULATE_RUN)
        .icon("play")
        .keys("Shortcut+F9")
        .when(desk.design)
        .run(simulating::run);
    all.add("simulate-live", Place.SIMULATE_RUN)
        .when(desk.design)
        .checked(simulating.liveProperty())
        .run(() -> simulating.liveProperty().set(!simulating.liveProperty().get()));
    all.add("simulate-weak", Place.SIMULATE_RUN)
        .icon("weak-points")
        .keys("Shortcut+Shift+F9")
        .when(desk.design)
        .run(() -> parts.simulate("weak"));
    all.add("simulate-scenarios", Place.SIMULATE_RUN)
        .when(desk.design)
        .run(() -> parts.simulate("scenarios"));
    all.add("simulate-save", Place.SIMULATE_RUN)
        .icon("save")
        .when(desk.design)
        .run(parts::saveScenario);
    all.add("simulate-run-scenarios", Place.SIMULATE_RUN)
        .when(
            Desk.when(
                "why.scenario",
                () -> !simulating.scenarios().isEmpty(),
                desk.session().documentProperty()))
        .run(
            () -> {
              parts.simulate("scenarios");
              simulating.runScenarios(simulating.scenarios());
            });
    all.add("simulate-fail", Place.SIMULATE_FAIL)
        .icon("fail")
        .keys("Shortcut+Shift+X")
        .when(desk.deletable)
        .on(Target.ELEMENT, Target.SITE, Target.SEVERAL, Target.LINE)
        .run(parts::failSelected);
    all.add("simulate-element-flows", Place.SIMULATE_FAIL)
        .when(desk.deletable)
        .on(Target.ELEMENT, Target.SITE, Target.SEVERAL, Target.LINE)
        .run(parts::flowsOfSelected);
    Condition row =
        Desk.when(
            "why.planned-row",
            () -> simulating.rowProperty().get().isPresent(),
            simulating.rowProperty());
    all.add("simulate-row-loss", Place.SIMULATE_FAIL)
        .when(row)
        .on(Target.PLANNED_ROW)
        .run(parts::lossOfRow);
    all.add("simulate-without-row", Place.SIMULATE_FAIL)
        .when(row)
        .on(Target.PLANNED_ROW)
        .run(parts::simulateWithoutRow);
    all.add("simulate-row-flows", Place.SIMULATE_FAIL)
        .when(row)
        .on(Target.PLANNED_ROW)
        .run(parts::flowsOfRow);
    all.add("simulate-add-fault", Place.SIMULATE_FAIL).when(desk.design).run(parts::addFault);
    all.add("simulate-restore", Place.SIMULATE_FAIL)
        .when(Desk.when("why.fault", () -> !simulating.faults().isEmpty(), simulating.faults()))
        .run(() -> simulating.faults().clear());
    Condition flow =
        Desk.when(
            "why.flow",
            () -> simulating.chosenProperty().get().isPresent(),
            simulating.chosenProperty());
    all.add("simulate-play", Place.SIMULATE_PLAY)
        .icon("play")
        .keys("F6")
        .when(flow)
        .run(() -> parts.player().toggle());
    all.add("simulate-forward", Place.SIMULATE_PLAY)
        .icon("step-forward")
        .keys("F7")
        .when(flow)
        .run(() -> parts.player().walk(1));
    all.add("simulate-back", Place.SIMULATE_PLAY)
        .icon("step-back")
        .keys("Shift+F7")
        .when(flow)
        .run(() -> parts.player().walk(-1));
    all.add("simulate-stop", Place.SIMULATE_PLAY).when(flow).run(() -> parts.player().stop());
    all.add("simulate-used", Place.SIMULATE_EXPORT).when(flow).run(parts::rowsUsed);
    all.add("simulate-export", Place.SIMULATE_EXPORT)
        .icon("export")
        .when(flow)
        .run(
            () ->
                desk.dialogs()
                    .diagramToSave(desk.owner(), "flow.svg")
                    .ifPresent(parts::exportDiagram));
    load(all, desk);
  }

  private static void load(Actions all, Desk desk) {
    Parts parts = desk.parts();
    Loading loading = desk.session().simulating().loading();
    Condition shown =
        Desk.when("why.load", () -> loading.shown().isPresent(), loading.shownProperty());
    all.add("simulate-load", Place.SIMULATE_LOAD)
        .icon("load")
        .keys("Shift+F9")
        .when(desk.design)
        .run(() -> parts.simulate("load"));
    all.add("load-run", Place.SIMULATE_LOAD)
        .icon("play")
        .keys("Alt+F9")
        .when(desk.design)
        .run(
            () -> {
              parts.simulate("load");
              parts.simulation().runLoad();
            });
    all.add("load-play", Place.SIMULATE_LOAD)
        .keys("Shift+F6")
        .when(shown)
        .run(() -> parts.simulation().playLoad());
    all.add("load-forward", Place.SIMULATE_LOAD)
        .keys("Alt+F7")
        .when(shown)
        .run(() -> parts.simulation().stepLoad(1));
    all.add("load-back", Place.SIMULATE_LOAD)
        .keys("Alt+Shift+F7")
        .when(shown)
        .run(() -> parts.simulation().stepLoad(-1));
    all.add("load-compare", Place.SIMULATE_LOAD)
        .when(shown)
        .run(() -> parts.simulation().compareLoad());
    all.add("load-copy", Place.SIMULATE_LOAD)
        .icon("copy")
        .when(shown)
        .run(() -> parts.simulation().copyLoad());
    all.add("load-save", Place.SIMULATE_LOAD)
        .icon("save")
        .when(shown)
        .run(
            () ->
                desk.dialogs().resultsToSave(desk.owner(), "load.csv").ifPresent(parts::saveLoad));
    all.add("load-charts", Place.SIMULATE_LOAD)
        .icon("export")
        .when(shown)
        .run(
            () ->
                desk.dialogs()
                    .diagramToSave(desk.owner(), "load.svg")
                    .ifPresent(parts::exportCharts));
  }
}
