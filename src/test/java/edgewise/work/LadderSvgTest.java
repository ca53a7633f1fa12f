package edgewise.work;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.Designs;
import edgewise.model.Direction;
import edgewise.model.ElementId;
import edgewise.model.Traffic;
import edgewise.model.Verdict;
import edgewise.plan.Plan;
import edgewise.sim.Flow;
import edgewise.sim.FlowResult;
import edgewise.sim.Hop;
import edgewise.sim.Reason;
import edgewise.sim.Trace;
import edgewise.text.Texts;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class LadderSvgTest {
  private static final Plan PLAN = Designs.blank().plan();

  private static Hop hop(int n, String from, String to, String rule) {
    boolean sent = !from.equals(to);
    return new Hop(
        n,
        from,
        to,
        sent ? "SIP" : "",
        sent ? "TCP" : "",
        sent ? 5061 : 0,
        "policy",
        "",
        rule,
        Hop.Result.OK,
        Reason.NONE);
  }

  private static Ladder ladder(String partner, String rule) {
    Flow flow =
        new Flow(
            Traffic.IM,
            Optional.of(ElementId.of("p")),
            partner,
            Direction.IN,
            ElementId.of("u"),
            "Users",
            true);
    FlowResult result =
        new FlowResult(
            flow,
            Verdict.DELIVERED,
            Reason.NONE,
            List.of(
                hop(1, partner, "edge", rule),
                hop(2, "edge", "edge", ""),
                hop(3, "edge", "fe", "")),
            new Trace());
    return Ladder.of(result, PLAN, Machines.of(PLAN.design()), Texts.english(), _ -> true);
  }

  @Test
  void lifelinesStandInTheOrderOfPlayAndDecisionsOnTheirMachine() {
    Ladder ladder = ladder("partner", "r1;r2");
    assertThat(ladder.lifelines())
        .extracting(Ladder.Lifeline::name)
        .containsExactly("partner", "edge", "fe");
    assertThat(ladder.steps().get(1).isDecision()).isTrue();
    assertThat(ladder.steps().get(1).from()).isEqualTo(1);
    assertThat(ladder.steps().get(1).label()).isEqualTo("External access policy allows it");
    assertThat(ladder.steps().getFirst().lines().getFirst())
        .extracting(Ladder.Part::target)
        .containsExactly("r1");
  }

  @Test
  void whatPeopleTypedStaysTextWhateverItIs() throws Exception {
    String nasty = "</text><script>alert('x')</script>&\u0007\"";
    String svg = LadderSvg.of(ladder(nasty, nasty.replace(";", "")), nasty, nasty);
    assertThat(svg).doesNotContain("<script");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Document xml = factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    assertThat(xml.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("</text><script>alert('x')</script>&\"");
  }
}
