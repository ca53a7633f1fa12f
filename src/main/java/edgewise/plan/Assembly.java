package edgewise.plan;

import edgewise.model.DnsView;
import edgewise.model.Element;
import edgewise.model.ElementId;
import edgewise.model.Host;
import edgewise.model.ReverseProxy;
import edgewise.model.Site;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The tables of a design, each a sequence of places that hold the rows of one element. Which
/// places there are depends on the elements, their kinds and sites only, so an edit of anything
/// else replaces the content of a few places.
///
/// Firewall rows: by site, firewall, element. Certificates: by site, element. DNS records: by band,
/// element.
final class Assembly {
  private static final int BANDS = 4;

  /// How many ends may wait to be exchanged.
  private static final int MOST_MOVED = 64;

  private static final FirewallSide[] SIDES = FirewallSide.values();

  /// Place of each element in the firewall table by side, and in that of certificates; -1 where it
  /// has none.
  private final int[][] firewallPlaces = new int[SIDES.length][];

  private final int[] certificatePlaces;
  private final int[] dnsPlaces;
  private final int dnsUnits;

  private final List<FirewallRow>[] firewallRows;
  private final List<DnsRow>[] dnsRows;

  /// The elements that have a record, by document order; almost always one.
  private final Map<DnsDerivation.Key, int[]> owners;

  private final Set<Integer> staleDns = new LinkedHashSet<>();

  /// Shared ends that rows still hold, each with what stands in its place now; by identity, never
  /// changed once a plan has it.
  private IdentityHashMap<Endpoint, Endpoint> moved = new IdentityHashMap<>();

  private final Table<FirewallRow> firewall;
  private final Table<DnsRow> dns;
  private final Table<CertificateRow> certificates;

  /// A table under construction: filled place by place at first, then changed at a few places at a
  /// time.
  private static final class Table<R> {
    private List<List<R>> filling;
    private Chunks<R> rows;
    private final SortedMap<Integer, List<R>> changed = new TreeMap<>();

    Table(int places) {
      filling = new ArrayList<>(Collections.nCopies(places, List.of()));
    }

    void put(int place, List<R> part) {
      if (filling != null) {
        filling.set(place, part);
      } else {
        changed.put(place, part);
      }
    }

    List<R> rows() {
      rows = filling == null ? rows.with(changed) : Chunks.of(filling);
      filling = null;
      changed.clear();
      return rows;
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  Assembly(Design design) {
    List<Element> elements = design.elements();
    firewallRows = new List[elements.size()];
    dnsRows = new List[elements.size()];
    for (int s = 0; s < SIDES.length; s++) {
      firewallPlaces[s] = none(elements.size());
    }
    certificatePlaces = none(elements.size());
    dnsPlaces = none(elements.size());
    Map<ElementId, List<Integer>> bySite = new LinkedHashMap<>();
    for (Site site : design.sites()) {
      bySite.put(site.id(), new ArrayList<>());
    }
    List<Integer> elsewhere = new ArrayList<>();
    int records = 0;
    for (int i = 0; i < elements.size(); i++) {
      Element e = elements.get(i);
      if (e instanceof Site || e instanceof Host || e instanceof ReverseProxy) {
        ElementId site = e instanceof Site s ? s.id() : e.siteId().orElse(null);
        bySite.getOrDefault(site, elsewhere).add(i);
      }
      if (e instanceof Host || e instanceof ReverseProxy || e instanceof DnsView) {
        dnsPlaces[i] = records++;
      }
    }
    dnsUnits = records;
    List<List<Integer>> groups = new ArrayList<>(bySite.values());
    groups.add(elsewhere);
    int rows = 0;
    int requests = 0;
    for (List<Integer> group : groups) {
      for (int[] places : firewallPlaces) {
        for (int i : group) {
          places[i] = rows++;
        }
      }
      for (int i : group) {
        certificatePlaces[i] = requests++;
      }
    }
    firewall = new Table<>(rows);
    dns = new Table<>(records * BANDS);
    certificates = new Table<>(requests);
    owners = HashMap.newHashMap(records * 8);
  }

  private static int[] none(int size) {
    int[] places = new int[size];
    Arrays.fill(places, -1);
    return places;
  }

  /// The firewall rows of an element.
  List<FirewallRow> firewall(int element) {
    return firewallRows[element] == null ? List.of() : firewallRows[element];
  }

  /// Sets the rows of an element, the ones of each table in their order.
  void put(
      int element,
      List<FirewallRow> ofFirewall,
      List<DnsRow> ofDns,
      List<CertificateRow> ofCertificates) {
    putFirewall(element, ofFirewall);
    if (certificatePlaces[element] >= 0) {
      certificates.put(certificatePlaces[element], ofCertificates);
    }
    if (dnsPlaces[element] >= 0) {
      putDns(element, ofDns);
    }
  }

  /// Sets the firewall rows of an element.
  void putFirewall(int element, List<FirewallRow> rows) {
    if (firewallPlaces[0][element] < 0) {
      return;
    }
    firewallRows[element] = rows;
    int from = 0;
    for (int s = 0; s < SIDES.length; s++) {
      int to = from;
      while (to < rows.size() && rows.get(to).firewall() == SIDES[s]) {
        to++;
      }
      firewall.put(firewallPlaces[s][element], slice(rows, from, to));
      from = to;
    }
  }

  private static <R> List<R> slice(List<R> rows, int from, int to) {
    return from == to ? List.of() : from == 0 && to == rows.size() ? rows : rows.subList(from, to);
  }

  private void putDns(int element, List<DnsRow> rows) {
    List<DnsRow> before = dnsRows[element];
    dnsRows[element] = rows;
    staleDns.add(element);
    if (before != null) {
      for (DnsRow row : before) {
        own(row, element, false);
      }
    }
    for (DnsRow row : rows) {
      own(row, element, true);
    }
  }

  /// Notes that an element has a record, or has it no longer. All others that have it too will be
  /// looked at again.
  private void own(DnsRow row, int element, boolean has) {
    DnsDerivation.Key key = DnsDerivation.Key.of(row);
    int[] before = owners.get(key);
    if (before == null) {
      if (has) {
        owners.put(key, new int[] {element});
      }
      return;
    }
    for (int other : before) {
      staleDns.add(other);
    }
    int[] after = Arrays.stream(before).filter(o -> o != element).toArray();
    if (has) {
      after = Arrays.copyOf(after, after.length + 1);
      after[after.length - 1] = element;
      Arrays.sort(after);
    }
    if (after.length == 0) {
      owners.remove(key);
    } else {
      owners.put(key, after);
    }
  }

  /// Puts other ends in the place of shared ones, in all rows. That is done for each row when it is
  /// read, because a table is seldom read from end to end between two edits.
  void exchange(IdentityHashMap<Endpoint, Endpoint> more) {
    if (moved.size() > MOST_MOVED) {
      for (int i = 0; i < firewallRows.length; i++) {
        if (firewallRows[i] != null) {
          putFirewall(i, exchanged(firewallRows[i], moved));
        }
      }
      moved = new IdentityHashMap<>();
    }
    IdentityHashMap<Endpoint, Endpoint> all = new IdentityHashMap<>();
    moved.forEach((old, now) -> all.put(old, more.getOrDefault(now, now)));
    all.putAll(more);
    moved = all;
  }

  @SuppressWarnings("ReferenceEquality")
  private static List<FirewallRow> exchanged(
      List<FirewallRow> rows, IdentityHashMap<Endpoint, Endpoint> moved) {
    FirewallRow[] copy = null;
    for (int i = 0; i < rows.size(); i++) {
      FirewallRow row = exchanged(rows.get(i), moved);
      if (row != rows.get(i)) {
        if (copy == null) {
          copy = rows.toArray(FirewallRow[]::new);
        }
        copy[i] = row;
      }
    }
    return copy == null ? rows : List.of(copy);
  }

  private static FirewallRow exchanged(FirewallRow row, IdentityHashMap<Endpoint, Endpoint> moved) {
    Endpoint source = moved.get(row.source());
    Endpoint destination = moved.get(row.destination());
    return source == null && destination == null
        ? row
        : row.between(
            source == null ? row.source() : source,
            destination == null ? row.destination() : destination);
  }

  /// Rows of which some have ends that are exchanged when they are read.
  private static final class Exchanged extends AbstractList<FirewallRow> implements RandomAccess {
    private final List<FirewallRow> rows;
    private final IdentityHashMap<Endpoint, Endpoint> moved;

    Exchanged(List<FirewallRow> rows, IdentityHashMap<Endpoint, Endpoint> moved) {
      this.rows = rows;
      this.moved = moved;
    }

    @Override
    public FirewallRow get(int index) {
      return exchanged(rows.get(index), moved);
    }

    @Override
    public int size() {
      return rows.size();
    }

    @Override
    public Iterator<FirewallRow> iterator() {
      Iterator<FirewallRow> all = rows.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return all.hasNext();
        }

        @Override
        public FirewallRow next() {
          return exchanged(all.next(), moved);
        }
      };
    }
  }

  /// The tables as they stand now.
  Plan plan(Design design) {
    for (int element : staleDns) {
      placeDns(element);
    }
    staleDns.clear();
    List<FirewallRow> rows = firewall.rows();
    return new Plan(
        design,
        moved.isEmpty() ? rows : new Exchanged(rows, moved),
        dns.rows(),
        certificates.rows());
  }

  /// Records that several elements share (one name given to two pools, say) are written once, at
  /// the first of them.
  private void placeDns(int element) {
    List<DnsRow> rows = dnsRows[element];
    List<DnsRow> written = null;
    for (int i = 0; i < rows.size(); i++) {
      DnsRow row = rows.get(i);
      DnsDerivation.Key key = DnsDerivation.Key.of(row);
      int[] sharing = owners.get(key);
      if (sharing.length > 1 && written == null) {
        written = new ArrayList<>(rows.subList(0, i));
      }
      if (written != null && sharing[0] == element) {
        written.add(sharing.length == 1 ? row : joined(row, key, sharing));
      }
    }
    List<DnsRow> all = written == null ? rows : List.copyOf(written);
    int from = 0;
    for (int band = 0; band < BANDS; band++) {
      int to = from;
      while (to < all.size() && DnsDerivation.band(all.get(to)) == band) {
        to++;
      }
      dns.put(band * dnsUnits + dnsPlaces[element], slice(all, from, to));
      from = to;
    }
  }

  private DnsRow joined(DnsRow row, DnsDerivation.Key key, int[] sharing) {
    DnsRow joined = row;
    for (int i = 1; i < sharing.length; i++) {
      for (DnsRow other : dnsRows[sharing[i]]) {
        if (DnsDerivation.Key.of(other).equals(key)) {
          joined = DnsDerivation.joined(joined, other.reasons());
        }
      }
    }
    return joined;
  }
}
