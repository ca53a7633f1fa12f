package edgewise.ui.simulate;

import edgewise.model.Partner;
import edgewise.plan.Design;
import edgewise.sim.load.LoadSettings;
import edgewise.sim.load.PartnerFamily;
import edgewise.sim.load.PartnerLoad;
import edgewise.text.Texts;
import edgewise.work.LoadChart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Label;

/// What is assumed of each partner in a load run.
final class PartnersTable extends FigureTable<Partner> {
  private final Supplier<Optional<Design>> design;

  PartnersTable(Texts texts, Loading loading, Supplier<Optional<Design>> design) {
    super(texts, loading, "load-partners");
    this.design = design;
    table().setAccessibleText(texts.say("load.figures.partners"));
    table().setPlaceholder(new Label(texts.say("load.partners.none")));
    words("partner", 180, Partner::name);
    words("kind", 160, p -> texts.say("kind." + p.kind()));
    part("share", 130, PartnerLoad.Part.SHARE);
    numbers("percent", 100, this::percent);
    part("messages", 130, PartnerLoad.Part.MESSAGES);
    part("contacts", 140, PartnerLoad.Part.CONTACTS);
    part("invalid", 110, PartnerLoad.Part.INVALID);
    begin();
  }

  private void part(String name, double width, PartnerLoad.Part part) {
    figures(
        name,
        width,
        p ->
            settings()
                .valueOf(p, part)
                .map(FigureTable::text)
                .orElseGet(() -> texts().say("load.partners.follows")),
        p -> part.of(settings().partner(p.id())).isPresent(),
        (p, text) -> typed(p, part, text));
  }

  private Optional<LoadSettings> typed(Partner partner, PartnerLoad.Part part, String text) {
    Optional<Double> value = text.isEmpty() ? Optional.empty() : number(text);
    if (!text.isEmpty() && value.filter(part::takes).isEmpty()) {
      return Optional.empty();
    }
    PartnerLoad now = settings().partner(partner.id()).with(part, value);
    return Optional.of(settings().withPartner(partner.id(), now));
  }

  /// The part of the traffic with partners of its kind that it has.
  private String percent(Partner partner) {
    Design now = design.get().orElseThrow();
    double all = 0;
    for (Partner p : table().getItems()) {
      if (PartnerFamily.of(p, now).equals(PartnerFamily.of(partner, now))) {
        all += settings().valueOf(p, PartnerLoad.Part.SHARE).orElse(0.0);
      }
    }
    double own = settings().valueOf(partner, PartnerLoad.Part.SHARE).orElse(0.0);
    return all > 0 ? texts().say("load.unit.percent", LoadChart.number(100 * own / all)) : "";
  }

  @Override
  int changed() {
    return settings().partners().size();
  }

  @Override
  LoadSettings usual() {
    return settings().withPartners(Map.of());
  }

  @Override
  void show() {
    List<Partner> now =
        design
            .get()
            .map(
                d -> d.partners().stream().filter(p -> PartnerFamily.of(p, d).isPresent()).toList())
            .orElse(List.of());
    if (!table().getItems().equals(now)) {
      table().getItems().setAll(now);
    }
    super.show();
  }
}
