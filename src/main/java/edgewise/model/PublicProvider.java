package edgewise.model;

/// A public instant messaging service.
public enum PublicProvider {
  /// AOL.
  AOL,
  /// Yahoo.
  YAHOO,
  /// Windows Live Messenger.
  MESSENGER,
  /// Skype with a Microsoft account.
  SKYPE,
  /// Another provider.
  OTHER
}
