package io.networkruntime.supervisor.main;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.reference.V8ValuePromise;
import io.networkruntime.engine.json.JsonWriter;
import io.networkruntime.engine.module.FileSource;
import io.networkruntime.engine.module.LocalResolver;
import io.networkruntime.engine.module.ModuleContent;
import io.networkruntime.engine.module.ModuleHost;
import io.networkruntime.engine.module.ModuleLoader;
import io.networkruntime.engine.module.TranspileCache;
import io.networkruntime.engine.module.TypeScript;
import io.networkruntime.engine.natives.CacheFolder;
import java.nio.file.Path;

/** What the main isolate is to run: an ES module in a file, or as text. */
public sealed interface Program {
    /** The module's URL, {@code Deno.mainModule}. */
    String url();

    /** A module in a file. */
    record File(Path path) implements Program {
        @Override
        public String url() {
            return path.toUri().toString();
        }
    }

    /** A module that has no file; imports are relative to {@code folder}. */
    record Text(Path folder, String name, String code) implements Program {
        @Override
        public String url() {
            return folder.resolve(name).toUri().toString();
        }
    }

    /** A module in a file whose default export answers requests: {@code export default { fetch }}. */
    record Server(Path path, String host, int port) implements Program {
        private static final String STARTER = """
                import * as main from MODULE_URL;
                const server = main.default;
                if (server?.fetch === undefined) {
                  console.error('network-runtime: serve requires `export default { fetch }` in the main module');
                  Deno.exit(1);
                }
                if (typeof server.fetch !== 'function') throw new TypeError('Invalid type for fetch: must be a function');
                Deno.serve({
                  hostname: SERVER_HOST,
                  port: SERVER_PORT,
                  onListen(addr) {
                    if (typeof server.onListen === 'function') server.onListen(addr);
                    else console.error(`network-runtime serve: Listening on http://${addr.hostname.includes(':')
                      ? `[${addr.hostname}]` : addr.hostname}:${addr.port}/`);
                  },
                }, (request, info) => server.fetch(request, info));
                """;

        @Override
        public String url() {
            return path.toUri().toString();
        }

        private String starter() {
            return STARTER.replace("MODULE_URL", JsonWriter.write(url()))
                    .replace("SERVER_HOST", JsonWriter.write(host))
                    .replace("SERVER_PORT", String.valueOf(port));
        }

        private String starterUrl() {
            return path.resolveSibling("$serve.js").toUri().toString();
        }
    }

    /** Where its configuration is looked for. */
    default Path folder() {
        return switch (this) {
            case File(var path) -> path.toAbsolutePath().resolveSibling("");
            case Server server -> server.path().toAbsolutePath().resolveSibling("");
            case Text(var folder, var _, var _) -> folder;
        };
    }

    /** Makes the loader of its modules. */
    default ModuleLoader open(V8Runtime runtime, ModuleSettings settings, UncaughtErrors errors) throws JavetException {
        CacheFolder cache = CacheFolder.standard();
        FileSource files = new FileSource();
        ModuleHost host = new ModuleHost(
                new LocalResolver(settings.imports()),
                url -> {
                    settings.opened().accept(url);
                    return files.read(url);
                },
                new TranspileCache(cache, new TypeScript(cache, settings.typeScript())));
        ModuleLoader loader = ModuleLoader.open(runtime, host);
        errors.mapStacks(loader.sourceMaps()::originalStack);
        return loader;
    }

    /** Begins; the promise settles when top-level await has ended. */
    default V8ValuePromise start(ModuleLoader loader) throws JavetException {
        return switch (this) {
            case File(var path) -> loader.runMain(path);
            case Server server -> loader.runMain(server.path(), server.starterUrl(), server.starter());
            case Text text -> loader.evaluate(text.url(), text.code(), ModuleContent.Format.ES_MODULE);
        };
    }
}
