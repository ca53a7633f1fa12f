package edgewise.plan;

import java.util.List;

/// A subject alternative name and the ids of the DNS records it follows from (none for a name that is not in DNS, such as a bare XMPP domain).
public record San(String name, List<String> records) {}
