package edgewise.work;

import edgewise.edit.Command;
import edgewise.edit.History;
import edgewise.edit.Linking;
import edgewise.edit.Move;
import edgewise.edit.Proposal;
import edgewise.edit.Proposals;
import edgewise.edit.Remove;
import edgewise.edit.Rename;
import edgewise.edit.SetProperty;
import edgewise.edit.Unlink;
import edgewise.model.Address;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.KindId;
import edgewise.model.LinkKind;
import edgewise.model.Pool;
import edgewise.model.Site;
import edgewise.text.Outcome;
import edgewise.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Steps that are made ahead and thrown away. Code takes several times as long while it is new, and
/// in a large design the first steps of a person would be the ones to wait for it.
public final class Rehearsal {
  private static final int ROUNDS = 16;
  private static final List<KindId> PLACED =
      List.of(KindId.of("front-end-pool"), KindId.of("allowed-domain"));

  private Rehearsal() {}

  /// Makes steps of every sort on a document, at one site after the other. The document stays as it
  /// is.
  ///
  /// @return how many steps there were
  public static int of(Document document, Texts texts, Job job) {
    List<ElementId> sites =
        document.topology().elements().stream()
            .filter(Site.class::isInstance)
            .map(Element::id)
            .toList();
    int steps = 0;
    for (int round = 0; round < ROUNDS && !sites.isEmpty(); round++) {
      // Those that come last are the ones that take longest to find.
      ElementId site = sites.get(sites.size() - 1 - round % sites.size());
      job.done((double) round / ROUNDS);
      for (Command step : steps(document, site, round, texts)) {
        job.on("");
        if (new History(document).apply(step)) {
          steps++;
        }
      }
    }
    return steps;
  }

  private static List<Command> steps(Document document, ElementId site, int round, Texts texts) {
    List<Command> steps = new ArrayList<>();
    for (KindId kind : PLACED) {
      if (Proposals.place(document, kind, Optional.of(site), Optional.empty(), texts)
          instanceof Outcome.Ok<Proposal> ok) {
        steps.add(FitFrames.after(ok.value().command()));
      }
    }
    List<Element> here =
        document.topology().elements().stream()
            .filter(e -> !(e instanceof Site) && e.siteId().equals(Optional.of(site)))
            .toList();
    if (here.isEmpty()) {
      return steps;
    }
    ElementId one = here.get(round % here.size()).id();
    steps.add(FitFrames.after(new Move(Set.of(one), 8, 8, document.layout(), Optional.empty())));
    steps.add(new Rename(one, "rehearsed" + round));
    steps.add(new Remove(Set.of(one)));
    if (Linking.between(document, one, here.getLast().id())
            instanceof Outcome.Ok<List<Linking.Option>> ok
        && !ok.value().isEmpty()) {
      steps.add(ok.value().getFirst().command());
    }
    for (Element element : here) {
      if (element instanceof Pool pool) {
        pool.edge().ifPresent(edge -> steps.add(new Unlink(LinkKind.MEDIA, pool.id(), edge)));
        pool.servers()
            .forEach(s -> steps.add(SetProperty.of(s.id(), "addresses", List.<Address>of())));
      }
    }
    return steps;
  }
}
