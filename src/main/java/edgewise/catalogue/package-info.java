/// Published facts as rows: kinds, ports, DNS records, certificates, checks, their sources and the
/// decisions taken where sources disagree.
///
/// Rows live in `edgewise/catalogue/*.csv`; their sentences in the text bundles. A row names its
/// condition; the condition itself is a tested predicate in `edgewise.plan` or `edgewise.check`.
package edgewise.catalogue;
