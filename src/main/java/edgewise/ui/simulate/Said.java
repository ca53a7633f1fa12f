package edgewise.ui.simulate;

import edgewise.model.Direction;
import edgewise.model.Traffic;
import edgewise.model.Verdict;
import edgewise.sim.Flow;
import edgewise.sim.FlowResult;
import edgewise.text.Texts;
import edgewise.ui.theme.Icon;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// How results are named and marked: each verdict by sign, colour and word.
final class Said {
  private Said() {}

  static String verdict(Verdict verdict, Texts texts) {
    return texts.say("sim.verdict." + verdict.id());
  }

  static String traffic(Traffic traffic, Texts texts) {
    return texts.say("sim.traffic." + traffic.id());
  }

  /// What a flow is, such as “Audio to litware.com”.
  static String flow(Flow flow, Texts texts) {
    String traffic = traffic(flow.traffic(), texts);
    if (flow.partner().isEmpty()) {
      return traffic;
    }
    return texts.say("simulation.flow." + flow.direction().id(), traffic, flow.partnerName());
  }

  static String partner(String name, Texts texts) {
    return name.isEmpty() ? texts.say("simulation.remote-users") : name;
  }

  static String arrow(Direction direction) {
    return direction == Direction.OUT ? "→" : "←";
  }

  /// What came of a flow in one sentence.
  static String outcome(FlowResult result, Texts texts) {
    return result.reason().isNone()
        ? texts.say("sim.symptom.none")
        : texts.say(result.reason().message());
  }

  static Node sign(Verdict verdict, double size) {
    Node sign = Icon.ofAction("verdict-" + verdict.id()).node(size);
    sign.getStyleClass().add("verdict-" + verdict.id());
    return sign;
  }

  static Label word(Verdict verdict, Texts texts) {
    Label label = new Label(verdict(verdict, texts), sign(verdict, 13));
    label.getStyleClass().addAll("verdict-word", "verdict-" + verdict.id());
    return label;
  }
}
