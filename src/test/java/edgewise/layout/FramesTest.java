package edgewise.layout;

import static org.assertj.core.api.Assertions.assertThat;

import edgewise.fixture.BigOrganization;
import edgewise.fixture.EditSequences;
import edgewise.model.Decisions;
import edgewise.model.Document;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Layout;
import edgewise.model.Placement;
import edgewise.model.Site;
import edgewise.model.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FramesTest {
  private final Topology topology = BigOrganization.of(5);
  private final Layout arranged = BandLayout.arrange(topology, Layout.empty());
  private final Random random = new Random(3);

  @Test
  void framesThatHoldTheirCardsStay() {
    assertThat(Frames.fit(topology, arranged)).isSameAs(arranged);
  }

  @Test
  void framesAroundWhatDiffersGrowAsAllWould() {
    Document was = new Document(topology, arranged, Decisions.none());
    int grown = 0;
    for (int round = 0; round < 200; round++) {
      EditSequences edits = new EditSequences(round);
      Document is = was;
      for (int i = 0; i < 1 + round % 3; i++) {
        is = round % 2 == 0 ? edits.drawing(is).on(is) : edits.any(is, is).on(is);
      }
      Layout all = Frames.fit(is.topology(), is.layout());
      assertThat(Frames.fit(was, is)).isEqualTo(all);
      grown += all.equals(is.layout()) ? 0 : 1;
    }
    assertThat(grown).isGreaterThan(5);
  }

  @Test
  void framesGrowAroundWhatMovedInAnyOrderOfPlacements() {
    for (int round = 0; round < 50; round++) {
      List<Placement> places = new ArrayList<>(arranged.placements());
      Map<ElementId, Placement> before = new HashMap<>();
      for (int i = 0; i < places.size(); i++) {
        Placement place = places.get(i);
        if (random.nextInt(20) == 0) {
          places.set(i, place.at(place.x() + random.nextInt(-900, 900), place.y() - 300));
        }
        before.put(place.element(), places.get(i));
      }
      Collections.shuffle(places, random);
      Layout fitted = Frames.fit(topology, arranged.withPlacements(places));
      Map<ElementId, Placement> after = new HashMap<>();
      fitted.placements().forEach(p -> after.put(p.element(), p));
      assertThat(after.keySet()).isEqualTo(before.keySet());
      Map<ElementId, Box> wanted = new HashMap<>();
      for (Element element : topology.elements()) {
        if (element instanceof Site) {
          wanted.put(element.id(), box(before.get(element.id())));
        } else {
          assertThat(after.get(element.id())).isEqualTo(before.get(element.id()));
        }
      }
      for (Element element : topology.elements()) {
        if (!(element instanceof Site) && element.siteId().isPresent()) {
          Box card = box(after.get(element.id()));
          wanted.merge(
              element.siteId().get(),
              Box.between(
                  card.x() - BandLayout.PADDING,
                  card.y() - BandLayout.TITLE,
                  card.right() + BandLayout.PADDING,
                  card.bottom() + BandLayout.PADDING),
              Box::union);
        }
      }
      wanted.forEach((site, box) -> assertThat(box(after.get(site))).isEqualTo(box));
    }
  }

  private static Box box(Placement p) {
    return new Box(p.x(), p.y(), p.width(), p.height());
  }
}
