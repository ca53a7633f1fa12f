package edgewise.model;

import java.util.List;
import java.util.Optional;

/// The simple URLs: `https://host[/path]`.
///
/// @param meet one for each SIP domain
/// @param scheduler only where meetings are scheduled on the web
public record SimpleUrls(
    @Default("host-per-url") UrlNaming naming,
    List<MeetUrl> meet,
    Optional<String> dialin,
    Optional<String> admin,
    Optional<String> scheduler) {
  public SimpleUrls {
    meet = List.copyOf(meet);
  }

  /// Host part of a simple URL; empty text when there is none.
  public static Fqdn host(String url) {
    String rest = url.strip();
    int scheme = rest.indexOf("://");
    rest = scheme < 0 ? rest : rest.substring(scheme + 3);
    int end = 0;
    while (end < rest.length() && "/:?#".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    return Fqdn.of(rest.substring(0, end));
  }
}
