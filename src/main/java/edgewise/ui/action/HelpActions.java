package edgewise.ui.action;

/// Help.
final class HelpActions {
  private HelpActions() {}

  static void add(Actions all, Desk desk) {
    all.add("commands", Place.HELP)
        .icon("commands")
        .keys("Shortcut+K", "Shortcut+Shift+P")
        .toolbar()
        .run(new CommandPalette(all, desk)::show);
    ShortcutHelp help = new ShortcutHelp(all, desk);
    all.add("shortcuts", Place.HELP).icon("help").keys("F1").toolbar().run(help::show);
    all.add("about", Place.HELP).icon("info").run(desk.parts()::about);
  }
}
