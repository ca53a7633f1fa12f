package edgewise.sim;
import edgewise.fixture.Designs;
import edgewise.plan.*;
import java.util.*;
public class Probe {
  public static void main(String[] a) {
    Map<String,Set<String>> rows=new TreeMap<>(), recs=new TreeMap<>(), names=new TreeMap<>(), unmet=new TreeMap<>();
    for (String t : Designs.templateNames()) {
      Plan plan = Designs.template(t).plan();
      Simulator s = new Simulator(plan, SimSettings.STANDARD);
      Trace all = new Trace();
      for (Flow f : s.wanted()) { FlowResult r = s.run(f, List.of()); all.add(r.trace()); if (r.verdict()!=Verdict.DELIVERED) System.out.println(t+" "+f.key()+" "+r.reason()); }
      for (Need n : s.needs()) { NeedResult r = s.check(n, List.of()); all.add(r.trace()); if (!r.isMet()) unmet.computeIfAbsent(n.id().replaceAll("/.*",""), _->new TreeSet<>()).add(t+":"+n.id()+" "+r.reason()); }
      Impact im = new Impact(s);
      for (FirewallRow r : plan.firewall()) if (im.withoutRule(r.id()).isEmpty()) rows.computeIfAbsent(r.id().replaceAll("/.*","")+" "+r.source().role()+">"+r.destination().role(), _->new TreeSet<>()).add(t+":"+r.id().replaceAll("^[^/]*/",""));
      for (DnsRow r : plan.dns()) if (im.withoutRecord(r.id()).isEmpty()) recs.computeIfAbsent(r.id().replaceAll("/.*",""), _->new TreeSet<>()).add(t+":"+r.id());
      for (CertificateRow c : plan.certificates()) { Set<String> ns=new LinkedHashSet<>(); ns.add(c.subject()); c.sans().forEach(x->ns.add(x.name())); for (String n: ns) if (im.withoutName(c.id(),n).isEmpty()) names.computeIfAbsent(c.id().replaceAll("/.*",""),_->new TreeSet<>()).add(n+"@"+t); }
    }
    unmet.forEach((k,v)->System.out.println("UNMET "+k+" "+v.size()+" "+v.iterator().next()));
    rows.forEach((k,v)->System.out.println("RULE "+k+" "+v));
    recs.forEach((k,v)->System.out.println("DNS "+k+" "+v.size()+" "+v.iterator().next()));
    names.forEach((k,v)->System.out.println("NAME "+k+" "+v));
  }
}
