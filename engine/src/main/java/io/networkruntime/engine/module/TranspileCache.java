package io.networkruntime.engine.module;

import io.networkruntime.engine.module.ModuleContent.Format;
import io.networkruntime.engine.natives.CacheFolder;
import io.networkruntime.engine.natives.TextCache;
import java.util.Optional;

/** A transpiler that remembers, from run to run, what the one behind it made of a text. Failures are not remembered. */
public final class TranspileCache implements Transpiler {
    /** To be raised when swc or what is asked of it changes. */
    private static final String FOLDER = "transpiled-1";

    private final TypeScript transpiler;
    private final TextCache texts;

    public TranspileCache(CacheFolder cache, TypeScript transpiler) {
        this.transpiler = transpiler;
        texts = new TextCache(cache, FOLDER);
    }

    @Override
    public Transpiled transpile(String url, String text, Format format) {
        String key = TextCache.key(transpiler.settings(), format.name(), text);
        Optional<TextCache.Pair> known = texts.find(key);
        if (known.isPresent()) {
            return new Transpiled(known.get().first(), known.get().second());
        }
        Transpiled made = transpiler.transpile(url, text, format);
        texts.keep(key, new TextCache.Pair(made.text(), made.sourceMap()));
        return made;
    }
}
