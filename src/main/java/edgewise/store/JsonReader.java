package edgewise.store;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// Reads bytes into a tree and refuses what is no JSON, with its place.
final class JsonReader {
  /// Objects and lists in each other. A design needs seven; foreign keys may need more.
  static final int DEPTH = 100;

  /// Values in one file. A design of 50,000 elements has some three million.
  private static final long TOKENS = 20_000_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH + 10)
                  .maxTokenCount(TOKENS)
                  .build())
          .build();

  private final Source source;
  private final int start;
  private JsonParser parser;
  private int depth;

  JsonReader(byte[] bytes, String name) {
    this.source = new Source(bytes, name);
    this.start = source.hasByteOrderMark() ? 3 : 0;
  }

  Source source() {
    return source;
  }

  /// The only value of the text, of any type.
  Json value() {
    return read(false);
  }

  /// The only value of the text, which must be an object.
  Json.Obj object() {
    return (Json.Obj) read(true);
  }

  private Json read(boolean object) {
    byte[] bytes = source.bytes();
    requireText();
    try (JsonParser p =
        FACTORY.createParser(ObjectReadContext.empty(), bytes, start, bytes.length - start)) {
      parser = p;
      int first = start;
      while (first < bytes.length
          && (bytes[first] == ' '
              || bytes[first] == '\t'
              || bytes[first] == '\n'
              || bytes[first] == '\r')) {
        first++;
      }
      if (first == bytes.length) {
        throw source.refusal(-1, "store.empty");
      }
      if (object && bytes[first] != '{') {
        throw source.refusal(first, "store.not-a-design");
      }
      p.nextToken();
      Json value = value(p.currentToken());
      if (p.nextToken() != null) {
        throw source.refusal(at(), "store.trailing");
      }
      return value;
    } catch (UnexpectedEndOfInputException e) {
      throw source.refusal(bytes.length, "store.truncated");
    } catch (StreamConstraintsException e) {
      throw source.refusal(-1, "store.too-large");
    } catch (JacksonException e) {
      long at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
      throw source.refusal(at < 0 ? -1 : start + (int) at, "store.not-json");
    }
  }

  /// Refuses bytes that are no UTF-8 text before the parser guesses another encoding from them.
  private void requireText() {
    byte[] bytes = source.bytes();
    if (bytes.length == 0) {
      throw source.refusal(-1, "store.empty");
    }
    for (byte b : bytes) {
      if (b == 0) {
        throw source.refusal(-1, "store.binary");
      }
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(8192);
    CoderResult result;
    do {
      out.clear();
      result = decoder.decode(in, out, true);
    } while (result.isOverflow());
    if (result.isError()) {
      throw source.refusal(in.position(), "store.not-utf8");
    }
  }

  private int at() {
    return start + (int) parser.currentTokenLocation().getByteOffset();
  }

  private Json value(JsonToken token) {
    int at = at();
    return switch (token) {
      case START_OBJECT -> members(at);
      case START_ARRAY -> items(at);
      case VALUE_STRING -> new Json.Str(parser.getString(), at);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getString(), at);
      case VALUE_TRUE -> new Json.Bool(true, at);
      case VALUE_FALSE -> new Json.Bool(false, at);
      default -> new Json.Null(at);
    };
  }

  private Json members(int at) {
    enter(at);
    Map<String, Json> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      int keyAt = at();
      if (members.put(key, value(parser.nextToken())) != null) {
        throw source.refusal(keyAt, "store.duplicate-key", key);
      }
    }
    depth--;
    return new Json.Obj(members, at);
  }

  private Json items(int at) {
    enter(at);
    List<Json> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(value(token));
    }
    depth--;
    return new Json.Arr(items, at);
  }

  private void enter(int at) {
    if (++depth > DEPTH) {
      throw source.refusal(at, "store.too-deep", DEPTH);
    }
  }
}
