package edgewise.plan;

/// A subject alternative name. The DNS records it follows from are found by [Plan#records(San)].
public record San(String name) {}
