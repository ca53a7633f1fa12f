package edgewise.model;

import java.util.Optional;

/// A kind of traffic that can be sent through a design. The word of each is its name in lower case.
public enum Traffic {
  /// A two-party instant message.
  IM,
  /// A presence subscription and its notices.
  PRESENCE,
  /// A call.
  AUDIO,
  /// A call with video.
  VIDEO,
  /// Desktop or application sharing.
  SHARING,
  /// A meeting with shared content.
  WEBCONF,
  /// A file sent from one person to another.
  FILE,
  /// Sign-in of a user outside.
  SIGNIN,
  /// A notice to a mobile device.
  PUSH;

  /// The word used in files and options.
  public String id() {
    return Words.of(this);
  }

  /// The traffic that carries a modality.
  public static Traffic of(Modality modality) {
    return switch (modality) {
      case IM -> IM;
      case PRESENCE -> PRESENCE;
      case AUDIO -> AUDIO;
      case VIDEO -> VIDEO;
      case SHARING -> SHARING;
      case WEBCONF -> WEBCONF;
      case FILE -> FILE;
    };
  }

  /// The modality it carries; none for sign-in and push.
  public Optional<Modality> modality() {
    return switch (this) {
      case SIGNIN, PUSH -> Optional.empty();
      default -> Optional.of(Modality.valueOf(name()));
    };
  }
}
