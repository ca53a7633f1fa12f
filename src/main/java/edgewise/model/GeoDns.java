package edgewise.model;

/// Names at a geographic DNS provider: `LABEL-int.ZONE` and `LABEL-ext.ZONE`.
public record GeoDns(String label, Fqdn zone) {}
