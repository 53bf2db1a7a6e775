package io.networkruntime.engine.module;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** File URLs as Deno prints them ({@code file:///home/me/a.js}) and the paths they name. */
public final class FileUrls {
    private FileUrls() {}

    /** The URL of an absolute, normal path, with what a URL may not hold percent-encoded. */
    public static String url(Path path) {
        try {
            return "file://"
                    + new URI(null, null, path.toAbsolutePath().normalize().toString(), null).getRawPath();
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException("not a path of a URL: " + path, impossible);
        }
    }

    /** The path that a file URL names, without its query and fragment; empty for other URLs. */
    public static Optional<Path> path(String url) {
        if (!url.startsWith("file:///")) {
            return Optional.empty();
        }
        try {
            String path = new URI(withoutQuery(url)).getPath();
            return Optional.of(Path.of(path));
        } catch (URISyntaxException | InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    static String withoutQuery(String url) {
        int query = url.indexOf('?');
        int fragment = url.indexOf('#');
        int end = query < 0 ? fragment : fragment < 0 ? query : Math.min(query, fragment);
        return end < 0 ? url : url.substring(0, end);
    }
}
