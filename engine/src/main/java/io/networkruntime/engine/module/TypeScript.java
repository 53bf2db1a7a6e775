package io.networkruntime.engine.module;

import com.caoccao.javet.swc4j.Swc4j;
import com.caoccao.javet.swc4j.Swc4jLibLoader;
import com.caoccao.javet.swc4j.enums.Swc4jMediaType;
import com.caoccao.javet.swc4j.enums.Swc4jParseMode;
import com.caoccao.javet.swc4j.enums.Swc4jSourceMapOption;
import com.caoccao.javet.swc4j.exceptions.Swc4jCoreException;
import com.caoccao.javet.swc4j.interfaces.ISwc4jLibLoadingListener;
import com.caoccao.javet.swc4j.options.Swc4jDecoratorsTranspileOption;
import com.caoccao.javet.swc4j.options.Swc4jJsxRuntimeOption;
import com.caoccao.javet.swc4j.options.Swc4jTranspileOptions;
import com.caoccao.javet.swc4j.outputs.Swc4jTranspileOutput;
import io.networkruntime.engine.module.ModuleContent.Format;
import io.networkruntime.engine.natives.CacheFolder;
import io.networkruntime.engine.natives.TypeScriptLibrary;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * TypeScript and JSX to JavaScript by swc. Types are erased, not checked. The native library is loaded by the first text, so
 * programs in JavaScript do not pay for it.
 */
public final class TypeScript implements Transpiler {
    private static final Pattern PLACE = Pattern.compile("\\s*\\bat file:///source:(\\d+):(\\d+)");
    private static final URL ANY_URL = anyUrl();

    private final CacheFolder cache;
    private final TypeScriptOptions options;
    private @Nullable Swc4j swc;

    /** A transpiler whose native library is unpacked into a cache when it is needed. */
    public TypeScript(CacheFolder cache, TypeScriptOptions options) {
        this.cache = cache;
        this.options = options;
    }

    @Override
    public Transpiled transpile(String url, String text, Format format) {
        try {
            Swc4jTranspileOutput output = swc().transpile(text, options(format));
            return new Transpiled(output.getCode(), output.getSourceMap());
        } catch (Swc4jCoreException rejected) {
            throw new ImportException(failure(url, text, String.valueOf(rejected.getMessage())));
        }
    }

    /** Everything beside the text that decides on what becomes of it. */
    String settings() {
        return options.toString();
    }

    private Swc4jTranspileOptions options(Format format) {
        Swc4jTranspileOptions chosen = new Swc4jTranspileOptions();
        chosen.setSpecifier(ANY_URL);
        chosen.setMediaType(mediaType(format));
        chosen.setParseMode(Swc4jParseMode.Module);
        chosen.setSourceMap(Swc4jSourceMapOption.Separate);
        chosen.setInlineSources(false);
        chosen.setKeepComments(true);
        chosen.setVerbatimModuleSyntax(options.verbatimModuleSyntax());
        chosen.setDecorators(
                options.legacyDecorators()
                        ? Swc4jDecoratorsTranspileOption.LegacyTypeScript(options.decoratorMetadata())
                        : Swc4jDecoratorsTranspileOption.Ecma());
        chosen.setJsx(jsx());
        return chosen;
    }

    private Swc4jJsxRuntimeOption jsx() {
        return options.jsxAutomatic()
                ? Swc4jJsxRuntimeOption.Automatic().setImportSource(options.jsxImportSource())
                : Swc4jJsxRuntimeOption.Classic()
                        .setFactory(options.jsxFactory())
                        .setFragmentFactory(options.jsxFragmentFactory());
    }

    private static Swc4jMediaType mediaType(Format format) {
        return switch (format) {
            case TSX -> Swc4jMediaType.Tsx;
            case JSX -> Swc4jMediaType.Jsx;
            case TYPESCRIPT, ES_MODULE, COMMON_JS, JSON -> Swc4jMediaType.TypeScript;
        };
    }

    private synchronized Swc4j swc() {
        Swc4j loaded = swc;
        if (loaded == null) {
            Path folder = TypeScriptLibrary.ensureIn(cache);
            Logger.getLogger("com.caoccao.javet").setLevel(Level.OFF);
            Swc4jLibLoader.setLibLoadingListener(new PlainFolder(folder));
            loaded = new Swc4j();
            swc = loaded;
        }
        return loaded;
    }

    /** swc says: the message and the place in one line, then a frame of its own. Only its first error is shown. */
    private static ImportFailure failure(String url, String text, String said) {
        String first = said.lines().findFirst().orElse("The text does not parse");
        String message = PLACE.matcher(first).replaceAll("").replaceFirst("^SyntaxError: ", "");
        Matcher place = PLACE.matcher(said);
        if (!place.find()) {
            return new ImportFailure("SyntaxError", message, "", "\n    at " + url);
        }
        // swc counts columns in code points.
        int line = Integer.parseInt(place.group(1));
        String written = text.lines().skip(line - 1L).findFirst().orElse("");
        int points = Math.min(Integer.parseInt(place.group(2)) - 1, written.codePointCount(0, written.length()));
        Position position = new Position(url, line, written.offsetByCodePoints(0, points) + 1);
        return ImportFailure.syntaxError(message, CodeFrame.of(position, text, 1));
    }

    private static URL anyUrl() {
        try {
            return URI.create("file:///source").toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record PlainFolder(Path folder) implements ISwc4jLibLoadingListener {
        @Override
        public File getLibPath() {
            return folder.toFile();
        }

        @Override
        public boolean isDeploy() {
            return false;
        }
    }
}
