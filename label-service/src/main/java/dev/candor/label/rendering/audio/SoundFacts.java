package dev.candor.label.rendering.audio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.label.rendering.failure.MediaException;
import java.util.List;
import java.util.stream.StreamSupport;

/// What a recording is, as ffprobe tells it.
///
/// @param codec ffmpeg's name of its coding
/// @param rate samples a second
/// @param bits of a sample; 0 where the coding has none
/// @param bitRate bits a second; 0 where it is not told
/// @param seconds it runs, as its container claims
/// @param cover whether a picture lies in it
record SoundFacts(
        SoundFormat format,
        String codec,
        int rate,
        int channels,
        int bits,
        int bitRate,
        double seconds,
        boolean cover) {
    private static final int LOWEST_RATE = 8000;
    private static final int HIGHEST_RATE = 384_000;
    private static final int MOST_CHANNELS = 8;

    static SoundFacts of(JsonNode probed, SoundFormat format) throws MediaException {
        var streams = StreamSupport.stream(probed.path("streams").spliterator(), false).toList();
        var stream =
                streams.stream()
                        .filter(it -> it.path("codec_type").asText().equals("audio"))
                        .findFirst()
                        .orElseThrow(() -> new MediaException.Unreadable("A file without sound"));
        var facts =
                new SoundFacts(
                        format,
                        stream.path("codec_name").asText(),
                        stream.path("sample_rate").asInt(),
                        stream.path("channels").asInt(),
                        Math.max(
                                stream.path("bits_per_raw_sample").asInt(),
                                stream.path("bits_per_sample").asInt()),
                        stream.path("bit_rate").asInt(),
                        probed.path("format").path("duration").asDouble(),
                        streams.stream().anyMatch(SoundFacts::isCover));
        if (facts.rate < LOWEST_RATE
                || facts.rate > HIGHEST_RATE
                || facts.channels < 1
                || facts.channels > MOST_CHANNELS) {
            throw new MediaException.Unreadable(
                    "Sound of %d samples a second in %d channels"
                            .formatted(facts.rate, facts.channels));
        }
        return facts;
    }

    private static boolean isCover(JsonNode stream) {
        return stream.path("disposition").path("attached_pic").asInt() == 1;
    }

    /// How ffmpeg codes it again, as it was.
    List<String> coding() {
        return switch (codec) {
            case "mp3" -> coded("libmp3lame", Math.clamp(known(192_000), 64_000, 320_000));
            case "vorbis" -> List.of("-c:a", "libvorbis", "-q:a", "6");
            case "opus" -> coded("libopus", Math.clamp(known(128_000), 64_000, 510_000));
            case "aac" -> coded("aac", Math.clamp(known(192_000), 96_000, 512_000));
            case "alac" -> List.of("-c:a", "alac", "-sample_fmt", bits > 16 ? "s32p" : "s16p");
            case "flac" -> List.of("-c:a", "flac", "-sample_fmt", bits > 16 ? "s32" : "s16");
            case "pcm_s24le", "pcm_s32le", "pcm_f32le", "pcm_u8" ->
                    List.of("-c:a", codec, "-rf64", "auto");
            default ->
                    switch (format) {
                        case WAV -> List.of("-c:a", "pcm_s16le", "-rf64", "auto");
                        case MP3 -> coded("libmp3lame", 192_000);
                        case FLAC -> List.of("-c:a", "flac");
                        case OGG -> List.of("-c:a", "libvorbis", "-q:a", "6");
                        case M4A -> coded("aac", 192_000);
                    };
        };
    }

    private int known(int otherwise) {
        return bitRate > 0 ? bitRate : otherwise;
    }

    private static List<String> coded(String coder, int bitRate) {
        return List.of("-c:a", coder, "-b:a", String.valueOf(bitRate));
    }
}
