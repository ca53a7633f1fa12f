package edgewise.work;

import edgewise.compare.Comparison;
import edgewise.model.Document;
import edgewise.model.Partner;
import edgewise.plan.Plan;
import edgewise.plan.Plans;
import edgewise.text.Message;
import edgewise.text.Texts;
import java.util.List;

/// Compares designs.
public final class Comparing {
  private Comparing() {}

  /// What is different between two designs, with what partners have to be told.
  public static Comparison of(Planned before, Planned after, Texts texts) {
    return Comparison.of(
        before.document(), before.plan(), after.document(), after.plan(), Comparing::asks, texts);
  }

  /// The rows of a design, which are all that a comparison needs.
  public static Planned rows(Document document) {
    return new Planned(document, Plans.of(document.topology()), List.of(), List.of());
  }

  private static List<Message> asks(Plan plan, Partner partner) {
    return PartnerNeeds.of(plan, partner).needs().stream()
        .filter(PartnerNeeds.Asked.class::isInstance)
        .map(need -> ((PartnerNeeds.Asked) need).message())
        .toList();
  }
}
