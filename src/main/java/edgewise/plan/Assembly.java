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
import java.util.Comparator;
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
/// else replaces the content of a few places; where elements come or go, the rows of the others
/// find their new places.
///
/// Firewall rows: by site, firewall, element. Certificates: by site, element. DNS records: by band,
/// element.
final class Assembly {
  private static final int BANDS = 4;

  /// How many ends may wait to be exchanged.
  private static final int MOST_MOVED = 64;

  private static final FirewallSide[] SIDES = FirewallSide.values();

  /// By position of the element.
  private final Slot[] slots;

  private final int dnsUnits;

  /// The elements that have a record, by document order; almost always one.
  private final Map<DnsDerivation.Key, Slot[]> owners;

  private final Set<Slot> staleDns = new LinkedHashSet<>();

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

  /// The rows of one element and its places in the tables, -1 where it has none.
  private static final class Slot {
    private int position;
    private int firewallPlace = -1;
    private int firewallStep;
    private int certificatePlace = -1;
    private int dnsPlace = -1;
    private List<FirewallRow> firewall = List.of();

    /// The firewall rows by side.
    private List<List<FirewallRow>> sides = List.of();

    private List<CertificateRow> certificates = List.of();

    /// All records that lead here.
    private List<DnsRow> dns = List.of();

    /// Those of them that are written here.
    private List<DnsRow> written = List.of();

    /// Those by band.
    private List<List<DnsRow>> bands = List.of();

    int firewallPlace(int side) {
      return firewallPlace + side * firewallStep;
    }
  }

  Assembly(Design design) {
    this(design, null, null);
  }

  /// The tables after elements came or went, with the rows of those that stay.
  ///
  /// @param before no longer to be used
  /// @param origins for each element its position before, -1 for one that is new
  Assembly(Design design, Assembly before, int[] origins) {
    List<Element> elements = design.elements();
    slots = new Slot[elements.size()];
    Map<ElementId, List<Slot>> bySite = new LinkedHashMap<>();
    for (Site site : design.sites()) {
      bySite.put(site.id(), new ArrayList<>());
    }
    List<Slot> elsewhere = new ArrayList<>();
    int records = 0;
    boolean[] stays = new boolean[before == null ? 0 : before.slots.length];
    for (int i = 0; i < slots.length; i++) {
      Element e = elements.get(i);
      boolean isNew = before == null || origins[i] < 0;
      Slot slot = isNew ? new Slot() : before.slots[origins[i]];
      slots[i] = slot;
      if (!isNew) {
        stays[origins[i]] = true;
      }
      slot.position = i;
      if (e instanceof Site || e instanceof Host || e instanceof ReverseProxy) {
        ElementId site = e instanceof Site s ? s.id() : e.siteId().orElse(null);
        bySite.getOrDefault(site, elsewhere).add(slot);
      }
      if (e instanceof Host || e instanceof ReverseProxy || e instanceof DnsView) {
        slot.dnsPlace = records++;
      }
    }
    dnsUnits = records;
    List<List<Slot>> groups = new ArrayList<>(bySite.values());
    groups.add(elsewhere);
    int rows = 0;
    int requests = 0;
    for (List<Slot> group : groups) {
      for (Slot slot : group) {
        slot.firewallPlace = rows++;
        slot.firewallStep = group.size();
        slot.certificatePlace = requests++;
      }
      rows += (SIDES.length - 1) * group.size();
    }
    firewall = new Table<>(rows);
    dns = new Table<>(records * BANDS);
    certificates = new Table<>(requests);
    if (before == null) {
      owners = HashMap.newHashMap(records * 8);
      return;
    }
    owners = before.owners;
    moved = before.moved;
    staleDns.addAll(before.staleDns);
    List<Slot> gone = new ArrayList<>();
    for (int i = 0; i < stays.length; i++) {
      if (!stays[i]) {
        gone.add(before.slots[i]);
      }
    }
    for (Slot slot : gone) {
      slot.dns.forEach(row -> own(row, slot, false));
    }
    gone.forEach(staleDns::remove);
    for (Slot slot : slots) {
      placeSides(slot);
      if (slot.certificatePlace >= 0) {
        certificates.put(slot.certificatePlace, slot.certificates);
      }
      placeBands(slot);
    }
  }

  /// The firewall rows of an element.
  List<FirewallRow> firewall(int element) {
    return slots[element].firewall;
  }

  /// Sets the rows of an element, the ones of each table in their order.
  void put(
      int element,
      List<FirewallRow> ofFirewall,
      List<DnsRow> ofDns,
      List<CertificateRow> ofCertificates) {
    putFirewall(element, ofFirewall);
    Slot slot = slots[element];
    if (slot.certificatePlace >= 0) {
      slot.certificates = ofCertificates;
      certificates.put(slot.certificatePlace, ofCertificates);
    }
    putDns(element, ofDns);
  }

  /// Sets the firewall rows of an element.
  void putFirewall(int element, List<FirewallRow> rows) {
    putFirewall(slots[element], rows);
  }

  private void putFirewall(Slot slot, List<FirewallRow> rows) {
    if (slot.firewallPlace < 0) {
      return;
    }
    slot.firewall = rows;
    List<List<FirewallRow>> sides = new ArrayList<>(SIDES.length);
    int from = 0;
    for (FirewallSide side : SIDES) {
      int to = from;
      while (to < rows.size() && rows.get(to).firewall() == side) {
        to++;
      }
      sides.add(slice(rows, from, to));
      from = to;
    }
    slot.sides = sides;
    placeSides(slot);
  }

  private void placeSides(Slot slot) {
    for (int s = 0; s < slot.sides.size(); s++) {
      firewall.put(slot.firewallPlace(s), slot.sides.get(s));
    }
  }

  private static <R> List<R> slice(List<R> rows, int from, int to) {
    return from == to ? List.of() : from == 0 && to == rows.size() ? rows : rows.subList(from, to);
  }

  /// Sets the DNS records that lead to an element.
  void putDns(int element, List<DnsRow> rows) {
    Slot slot = slots[element];
    if (slot.dnsPlace < 0) {
      return;
    }
    List<DnsRow> before = slot.dns;
    slot.dns = rows;
    staleDns.add(slot);
    for (DnsRow row : before) {
      own(row, slot, false);
    }
    for (DnsRow row : rows) {
      own(row, slot, true);
    }
  }

  /// Notes that an element has a record, or has it no longer. All others that have it too will be
  /// looked at again.
  @SuppressWarnings("ReferenceEquality")
  private void own(DnsRow row, Slot slot, boolean has) {
    DnsDerivation.Key key = DnsDerivation.Key.of(row);
    Slot[] before = owners.get(key);
    if (before == null) {
      if (has) {
        owners.put(key, new Slot[] {slot});
      }
      return;
    }
    staleDns.addAll(Arrays.asList(before));
    Slot[] after = Arrays.stream(before).filter(o -> o != slot).toArray(Slot[]::new);
    if (has) {
      after = Arrays.copyOf(after, after.length + 1);
      after[after.length - 1] = slot;
      Arrays.sort(after, Comparator.comparingInt(o -> o.position));
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
      for (Slot slot : slots) {
        putFirewall(slot, exchanged(slot.firewall, moved));
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
    staleDns.forEach(this::placeDns);
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
  @SuppressWarnings("ReferenceEquality")
  private void placeDns(Slot slot) {
    List<DnsRow> rows = slot.dns;
    List<DnsRow> written = null;
    for (int i = 0; i < rows.size(); i++) {
      DnsRow row = rows.get(i);
      DnsDerivation.Key key = DnsDerivation.Key.of(row);
      Slot[] sharing = owners.get(key);
      if (sharing.length > 1 && written == null) {
        written = new ArrayList<>(rows.subList(0, i));
      }
      if (written != null && sharing[0] == slot) {
        written.add(sharing.length == 1 ? row : joined(row, key, sharing));
      }
    }
    slot.written = written == null ? rows : List.copyOf(written);
    putBands(slot);
  }

  private void putBands(Slot slot) {
    List<DnsRow> all = slot.written;
    List<List<DnsRow>> bands = new ArrayList<>(BANDS);
    int from = 0;
    for (int band = 0; band < BANDS; band++) {
      int to = from;
      while (to < all.size() && DnsDerivation.band(all.get(to)) == band) {
        to++;
      }
      bands.add(slice(all, from, to));
      from = to;
    }
    slot.bands = bands;
    placeBands(slot);
  }

  private void placeBands(Slot slot) {
    for (int band = 0; band < slot.bands.size(); band++) {
      dns.put(band * dnsUnits + slot.dnsPlace, slot.bands.get(band));
    }
  }

  private DnsRow joined(DnsRow row, DnsDerivation.Key key, Slot[] sharing) {
    DnsRow joined = row;
    for (int i = 1; i < sharing.length; i++) {
      for (DnsRow other : sharing[i].dns) {
        if (DnsDerivation.Key.of(other).equals(key)) {
          joined = DnsDerivation.joined(joined, other.reasons());
        }
      }
    }
    return joined;
  }
}
