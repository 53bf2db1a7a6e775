package io.networkruntime.conformance;

import java.nio.file.Path;
import java.util.Map;

/** The media types that wptserve gives to files (its constants.py). */
final class MediaTypes {
    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("css", "text/css"),
            Map.entry("csv", "text/csv"),
            Map.entry("gif", "image/gif"),
            Map.entry("htm", "text/html"),
            Map.entry("html", "text/html"),
            Map.entry("idl", "text/plain"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("js", "text/javascript"),
            Map.entry("json", "application/json"),
            Map.entry("mjs", "text/javascript"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("png", "image/png"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("txt", "text/plain"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("wav", "audio/x-wav"),
            Map.entry("webm", "video/webm"),
            Map.entry("xhtml", "application/xhtml+xml"),
            Map.entry("xml", "text/xml"));

    private MediaTypes() {}

    static String of(Path file) {
        String name = file.toString();
        return BY_EXTENSION.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }
}
