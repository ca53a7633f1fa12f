package edgewise.sim.load;

import edgewise.model.Words;
import edgewise.text.Message;

/// What people do in a load simulation, and what traffic comes of it. Each starts with SIP (or
/// XMPP) signalling; calls, conferences, sharing and files go on as media.
public enum Activity {
  /// Signing in.
  SIGN_IN,
  /// Instant messages, with typing notices and answers.
  MESSAGE,
  /// Presence: polls, publications, subscriptions, searches, notices to contacts outside.
  PRESENCE,
  /// Calls of two people and calls to telephones.
  CALL,
  /// Joining a conference.
  CONFERENCE,
  /// Sharing a desktop or application with one person.
  SHARING,
  /// Files to one person.
  FILE;

  /// Its name for a reader.
  public Message label() {
    return Message.of("load.traffic." + Words.of(this));
  }

  /// Its place in arrays by kind of traffic. Never stored; arrays are read faster than maps.
  @SuppressWarnings("EnumOrdinal")
  int at() {
    return ordinal();
  }
}
