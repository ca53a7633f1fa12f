package edgewise.export;

import java.util.EnumSet;
import java.util.Set;

/// A choice of chapters of the planning document, for one team or for everybody.
enum Booklet {
  /// Everything.
  ALL(Audience.PROJECT, EnumSet.allOf(Chapter.class)),
  /// For those who run firewalls.
  FIREWALL(
      Audience.FIREWALL,
      EnumSet.of(
          Chapter.SCOPE,
          Chapter.DRAWING,
          Chapter.ADDRESSES,
          Chapter.FIREWALL,
          Chapter.PROBLEMS,
          Chapter.CHECKLIST,
          Chapter.SIGN_OFF)),
  /// For those who run name servers.
  DNS(
      Audience.DNS,
      EnumSet.of(
          Chapter.SCOPE,
          Chapter.DRAWING,
          Chapter.ADDRESSES,
          Chapter.DNS,
          Chapter.PROBLEMS,
          Chapter.CHECKLIST,
          Chapter.SIGN_OFF)),
  /// For those who issue certificates.
  PKI(
      Audience.PKI,
      EnumSet.of(
          Chapter.SCOPE,
          Chapter.DRAWING,
          Chapter.CERTIFICATES,
          Chapter.PROBLEMS,
          Chapter.CHECKLIST,
          Chapter.SIGN_OFF)),
  /// For those who lead the project.
  PROJECT(
      Audience.PROJECT,
      EnumSet.of(
          Chapter.SCOPE,
          Chapter.DRAWING,
          Chapter.ASSUMPTIONS,
          Chapter.SIMULATION,
          Chapter.PROBLEMS,
          Chapter.CHECKLIST,
          Chapter.SIGN_OFF));

  /// A chapter of the document.
  enum Chapter {
    SCOPE,
    DRAWING,
    ASSUMPTIONS,
    ELEMENTS,
    ADDRESSES,
    FIREWALL,
    DNS,
    CERTIFICATES,
    SIMULATION,
    PROBLEMS,
    CHECKLIST,
    SIGN_OFF
  }

  private final Audience audience;

  // Nobody changes the set.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Chapter> chapters;

  Booklet(Audience audience, Set<Chapter> chapters) {
    this.audience = audience;
    this.chapters = chapters;
  }

  /// Who it is for.
  Audience audience() {
    return audience;
  }

  /// The team as text keys and file names have it; empty for the whole document.
  String team() {
    return this == ALL ? "" : audience.id();
  }

  boolean has(Chapter chapter) {
    return chapters.contains(chapter);
  }

  /// Whether work of a team belongs into it.
  boolean concerns(String other) {
    return this == ALL || this == PROJECT || team().equals(other);
  }
}
