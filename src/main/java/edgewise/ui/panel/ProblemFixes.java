package edgewise.ui.panel;

import atlantafx.base.theme.Styles;
import edgewise.check.Finding;
import edgewise.edit.Command;
import edgewise.edit.Fixes;
import edgewise.edit.Repair;
import edgewise.model.Document;
import edgewise.text.Message;
import edgewise.text.Texts;
import edgewise.ui.Session;
import edgewise.ui.theme.Icon;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;

/// Offers the repairs of problems: one click where there is one way, a menu where there are
/// several.
final class ProblemFixes {
  private final Session session;
  private final Texts texts;
  private final Map<String, List<Repair>> known = new HashMap<>();
  private Optional<Document> of = Optional.empty();

  ProblemFixes(Session session) {
    this.session = session;
    this.texts = session.texts();
  }

  /// The ways to repair a finding in a document.
  static List<Repair> of(Document document, Finding finding) {
    List<Object> args = finding.message().args();
    return Fixes.of(
        document,
        finding.check(),
        finding.element(),
        args.isEmpty() ? List.of() : args.subList(1, args.size()));
  }

  /// The ways to repair a finding in the design in front; found out once for each document.
  // Documents are told apart by identity: comparing two of them by value costs more than a repair.
  @SuppressWarnings("ReferenceEquality")
  List<Repair> of(Finding finding) {
    Optional<Document> now = session.documentProperty().get();
    if (now.isEmpty()) {
      return List.of();
    }
    if (of.isEmpty() || of.get() != now.get()) {
      of = now;
      known.clear();
    }
    return known.computeIfAbsent(finding.id(), _ -> of(now.get(), finding));
  }

  /// Repairs a finding, or asks how beside a node.
  ///
  /// @return whether there is a way
  boolean fix(Finding finding, Node beside) {
    List<Repair> ways = of(finding);
    if (ways.size() == 1) {
      session.edit(ways.getFirst());
    } else if (!ways.isEmpty()) {
      ContextMenu menu = new ContextMenu();
      menu.setId("fix-choice");
      menu.getItems().setAll(items(ways));
      menu.show(beside, Side.BOTTOM, 0, 0);
    }
    return !ways.isEmpty();
  }

  private List<MenuItem> items(List<Repair> ways) {
    List<MenuItem> items = new ArrayList<>();
    for (Repair way : ways) {
      MenuItem item = new MenuItem(texts.say(way.label()));
      item.setId("fix-way-" + items.size());
      item.setMnemonicParsing(false);
      item.setOnAction(_ -> session.edit(way));
      items.add(item);
    }
    return items;
  }

  /// Items of a menu for a finding: its repairs, and one for all problems of its kind.
  ///
  /// @param findings all findings of the design
  List<MenuItem> items(Finding finding, List<Finding> findings) {
    List<MenuItem> items = items(of(finding));
    List<Finding> alike = findings.stream().filter(f -> f.check().equals(finding.check())).toList();
    if (items.size() == 1 && alike.size() > 1) {
      MenuItem all = new MenuItem(texts.say("fix.all", finding.check(), alike.size()));
      all.setId("fix-all");
      all.setMnemonicParsing(false);
      all.setOnAction(_ -> all(finding.check(), alike));
      items.add(all);
    }
    return items;
  }

  /// Repairs all problems of a kind that have one way only, as one step. Finding the ways is work
  /// for the background.
  private void all(String check, List<Finding> alike) {
    Document before = session.documentProperty().get().orElseThrow();
    session.work(
        "fix-all",
        Message.of("fix.job"),
        job -> {
          List<Command> all = new ArrayList<>();
          Document now = before;
          for (Finding finding : alike) {
            job.on(finding.id());
            // Each builds on those before it, so that two do not take the same address or list.
            List<Repair> ways = of(now, finding);
            if (ways.size() == 1) {
              all.add(ways.getFirst());
              now = ways.getFirst().on(now);
            }
          }
          return all;
        },
        all -> session.edit(new Repair(Message.of("fix.all", check, all.size()), all)));
  }

  /// A button that repairs a finding; empty when nobody can do it with a click.
  Optional<Button> button(Finding finding) {
    List<Repair> ways = of(finding);
    if (ways.isEmpty()) {
      return Optional.empty();
    }
    boolean one = ways.size() == 1;
    Button button =
        new Button(texts.say(one ? "fix.one" : "fix.several"), Icon.ofAction("fix").node(12));
    String what = one ? texts.say(ways.getFirst().label()) : texts.say("fix.ways", ways.size());
    button.setTooltip(new Tooltip(what));
    button.setAccessibleText(texts.say("fix.accessible", what));
    button.getStyleClass().addAll(Styles.SMALL, "fix-button");
    button.setMinWidth(Button.USE_PREF_SIZE);
    button.setFocusTraversable(false);
    button.setOnAction(_ -> fix(finding, button));
    return Optional.of(button);
  }
}
