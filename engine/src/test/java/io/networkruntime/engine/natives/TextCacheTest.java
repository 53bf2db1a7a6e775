package io.networkruntime.engine.natives;

import static org.assertj.core.api.Assertions.assertThat;

import io.networkruntime.engine.natives.TextCache.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextCacheTest {
    private static final String KEY = TextCache.key("options", "text");

    @TempDir
    private Path folder;

    private TextCache cache() {
        return new TextCache(new CacheFolder(folder.resolve("cache")), "texts");
    }

    @Test
    void whatIsKeptIsFoundByTheNextProcess() {
        Pair texts = new Pair("line 1\nline 2 \ud83d\ude00", "{\"mappings\": \"\"}");
        cache().keep(KEY, texts);
        assertThat(cache().find(KEY)).contains(texts);
        assertThat(cache().find(TextCache.key("optionst", "ext"))).isEmpty();
    }

    @Test
    void aBrokenFileIsNotFound() throws IOException {
        cache().keep(KEY, new Pair("first", "second"));
        for (String broken : new String[] {"", "5", "99\nshort", "x\nfirstsecond"}) {
            Files.writeString(folder.resolve("cache/texts").resolve(KEY), broken);
            assertThat(cache().find(KEY)).as(broken).isEmpty();
        }
    }

    @Test
    void aFolderThatOthersMayWriteIsNotTrusted() throws IOException {
        cache().keep(KEY, new Pair("first", "second"));
        Path texts = folder.resolve("cache/texts");
        Files.setPosixFilePermissions(texts, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(cache().find(KEY)).isEmpty();
    }

    @Test
    void aFolderThatCannotBeMadeIsNoFailure() throws IOException {
        Files.writeString(folder.resolve("cache"), "a file");
        cache().keep(KEY, new Pair("first", "second"));
        assertThat(cache().find(KEY)).isEmpty();
    }
}
