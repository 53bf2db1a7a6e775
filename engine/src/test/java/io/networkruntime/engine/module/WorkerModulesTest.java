package io.networkruntime.engine.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueGlobalObject;
import com.caoccao.javet.values.reference.V8ValuePromise;
import io.networkruntime.engine.natives.EngineFlags;
import io.networkruntime.engine.natives.NativeFiles;
import io.networkruntime.engine.natives.V8Engine;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Modules from memory, in isolates restored from a snapshot, with importers that are not to be trusted. */
final class WorkerModulesTest extends ProgramTest {
    private final Map<String, String> modules = new HashMap<>();

    @Override
    V8Runtime isolate() throws JavetException {
        NativeFiles files = NativeFiles.ensureIn(Program.CACHE);
        V8RuntimeOptions creating = new V8RuntimeOptions();
        creating.setCreateSnapshotEnabled(true);
        byte[] snapshot;
        try (V8Runtime maker = V8Engine.load(files, EngineFlags.standard()).createV8Runtime(creating)) {
            maker.getExecutor("globalThis.fromSnapshot = 'snapshot'").executeVoid();
            snapshot = maker.createSnapshot();
        }
        V8RuntimeOptions restoring = new V8RuntimeOptions();
        restoring.setSnapshotBlob(snapshot);
        return V8Engine.load(files, EngineFlags.standard()).createV8Runtime(restoring);
    }

    private String run(String main) throws JavetException {
        MapModules given = MapModules.of(modules);
        try (ModuleLoader loader = ModuleLoader.open(program.runtime, new ModuleHost(given, given, Transpiler.NONE));
                V8ValuePromise end = loader.runMain(MapModules.url(main))) {
            return program.outcome(end, loader.sourceMaps());
        }
    }

    @Test
    void modulesOfTheMapImportEachOther() throws JavetException {
        modules.put(
                "./main.js",
                "import { a } from './lib/a.js'; import u from 'utils'; import d from './d.json' with { type: 'json' };"
                        + "log(a, u, d.x, (await import('/lib/a.js')).a, import.meta.url, Object.keys(import.meta), fromSnapshot)");
        modules.put("lib/a.js", "import { b } from '../b.js'; export const a = 'a' + b");
        modules.put("/b.js", "export const b = 'b'");
        modules.put("utils", "export default 'u'");
        modules.put("d.json", "{\"x\": 1}");
        assertThat(run("main.js")).isEqualTo("ab u 1 ab module:///main.js url,main,resolve snapshot");
    }

    @Test
    void nothingElseCanBeImported() throws JavetException {
        modules.put("main.js", """
                for (const s of ['fs', 'node:fs', 'file:///etc/passwd', '/etc/passwd', '../../../etc/passwd', 'data:text/javascript,1',
                    'https://example.com/x.js', 'internal:module', 'internal:loader', 'internal:entrance', '', '__proto__', 'constructor',
                    './main.js\\0', 'module:///nope', '.', '..', 'x'.repeat(1e5), '\\u{1F600}', '\\uD800']) {
                  const e = await import(s).then(() => 'IMPORTED ' + s, (e) => e);
                  if (!(e instanceof TypeError) || e.message.length > 300) log('wrong', s.slice(0, 20), e);
                }
                log((await import('./b.js')) === (await import('module:///b.js')));
                """);
        modules.put("b.js", """
                export {};
                """);
        assertThat(run("main.js")).isEqualTo("true");
    }

    @Test
    void staticImportsOfAnythingElseNameTheirPlace() throws JavetException {
        modules.put("main.js", "import './a.js'");
        modules.put("a.js", "\n import 'fs'");
        assertThat(run("main.js"))
                .isEqualTo(
                        "TypeError: Cannot import \"fs\": it is not among the modules that this isolate was given\n    at module:///a.js:2:9");
    }

    @Test
    void aTextOfTheBindingsSpecifierReachesOnlyItsOwn() throws JavetException {
        modules.put(
                "main.js",
                "import { meta, load } from 'internal:module'; import './b.js'; log(meta.url, meta.main, (await load('./b.js')).x, load.constructor === Function)");
        modules.put("b.js", "import { meta } from 'internal:module'; export const x = meta.url");
        assertThat(run("main.js")).isEqualTo("module:///main.js true module:///b.js true");
    }

    @Test
    void hostileValuesDoNotGetIntoTheLoader() throws JavetException {
        modules.put("b.js", "export const x = 1");
        modules.put("main.js", """
                let reads = 0;
                const specifier = { toString() { reads++; return './b.js' } };
                Error.prepareStackTrace = () => 'm'.repeat(1e7);
                Object.defineProperty(Object.prototype, 'type', { get() { throw 'leak' }, enumerable: true, configurable: true });
                log((await import(specifier, { with: {} })).x, reads);
                delete Object.prototype.type;
                const proxy = new Proxy({}, { get(t, k) { return k === 'with' ? { type: 'json' } : undefined } });
                log(await import('./b.js', proxy).catch((e) => e.name + (typeof e.stack)));
                log(await import('./nope.js').catch((e) => e.stack === String(e)));
                log(await import('x'.repeat(2 ** 21)).catch((e) => e.name));
                Error.stackTraceLimit = Infinity;
                log(await import('./syntax.js').catch((e) => e.name));
                Object.defineProperty(Error, 'prepareStackTrace', { value: () => 'x'.repeat(1e8), configurable: false });
                log(await import('./b.js').catch((e) => e.message));
                """);
        modules.put("syntax.js", "let " + "x".repeat(300_000) + " y");
        assertThat(run("main.js")).isEqualTo("""
                1 1
                SyntaxErrorstring
                true
                RangeError
                SyntaxError
                Modules cannot be imported while Error.prepareStackTrace is not configurable""");
    }

    @Test
    void aThrownGiantStaysInsideTheIsolate() throws JavetException {
        modules.put("main.js", "try { await import('./big.js') } catch (e) { log(e.message.length) }");
        modules.put("big.js", "throw new Error('m'.repeat(1e8))");
        assertThat(run("main.js")).isEqualTo("100000000");
    }

    @Test
    void patchedIntrinsicsHijackNothing() throws JavetException {
        modules.put("main.js", """
                const seen = [];
                const { apply } = Reflect;
                for (const [o, k] of [[Promise.prototype, 'then'], [Map.prototype, 'get'], [Map.prototype, 'set'], [Reflect, 'apply'],
                    [Object, 'defineProperty'], [JSON, 'parse'], [Array.prototype, 'push'], [Function.prototype, 'call'], [Function.prototype, 'apply'],
                    [String.prototype, 'slice'], [Error, 'captureStackTrace']]) {
                  const original = o[k];
                  o[k] = function (...a) { seen[seen.length] = k; return apply(original, this, a) };
                }
                const failure = new Promise((yes) => import('./nope.js').catch(yes));
                seen.length = 0;
                import('./b.js');
                import('./d.json', { with: { type: 'json' } });
                await 0; await 0; await 0; await 0; await 0; await 0; await 0; await 0; await 0; await 0;
                log(seen);
                """);
        modules.put("b.js", "log('b')");
        modules.put("d.json", "[]");
        assertThat(run("main.js")).isEqualTo("b\npush");
    }

    @Test
    void scriptsImportThroughAHiddenBinding() throws JavetException {
        modules.put("b.js", "export const x = 5");
        MapModules given = MapModules.of(modules);
        try (ModuleLoader loader = ModuleLoader.open(program.runtime, new ModuleHost(given, given, Transpiler.NONE));
                V8ValueFunction importer = loader.importer("module:///");
                V8ValueGlobalObject global = program.runtime.getGlobalObject()) {
            ScriptText script =
                    ModuleLoader.script("globalThis.p = import('./b.js').then((b) => b.x); const imp$rt_ = 1");
            global.set("temporary", importer);
            program.runtime
                    .getExecutor("const " + script.importName() + " = temporary; delete globalThis.temporary;")
                    .executeVoid();
            try (V8ValuePromise end = program.runtime
                    .getExecutor("(0, eval)(" + quoted(script.text()) + "); p.then(log)")
                    .execute()) {
                assertThat(program.outcome(end, loader.sourceMaps())).isEqualTo("5");
            }
        }
    }

    private static String quoted(String text) {
        return "`" + text.replace("\\", "\\\\").replace("`", "\\`").replace("$", "\\$") + "`";
    }

    @Test
    void twoKeysOfOnePathAreRefused() {
        modules.put("./a.js", "");
        modules.put("a.js", "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MapModules.of(modules))
                .withMessageContaining("have the same path");
    }
}
