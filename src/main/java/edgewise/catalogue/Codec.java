package edgewise.catalogue;

/// Bandwidth of a codec in one use, one way and with control traffic.
///
/// @param use `audio-peer`, `audio-conference`, `audio-pstn`, `video-peer` or `video-conference`
/// @param typicalKbps on average; not meant for dimensioning
/// @param maxKbps greatest
/// @param maxFecKbps greatest with forward error correction
/// @param source published topic
public record Codec(
    String id, String use, double typicalKbps, double maxKbps, double maxFecKbps, String source) {}
