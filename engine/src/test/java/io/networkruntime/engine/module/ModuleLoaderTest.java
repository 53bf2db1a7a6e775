package io.networkruntime.engine.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetTerminatedException;
import com.caoccao.javet.values.reference.V8ValuePromise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class ModuleLoaderTest extends ProgramTest {
    @Test
    void aStaticGraphIsEvaluatedDependenciesFirst() throws JavetException {
        program.file("a.js", "import './b.js'; import './c.js'; log('a')")
                .file("b.js", "import './c.js'; log('b')")
                .file("c.js", "log('c')");
        assertThat(program.run("a.js")).isEqualTo("c\nb\na");
    }

    @Test
    void importMetaTellsWhereTheModuleIs() throws JavetException {
        program.file(
                        "a b.js",
                        "import './sub/b.js'; log(import.meta.url, import.meta.filename, import.meta.dirname, import.meta.main)")
                .file(
                        "sub/b.js",
                        "log(import\n.meta.url, (() => import.meta.main)(), import . meta.resolve('../x y.js?q#f'))");
        assertThat(program.run("a b.js"))
                .isEqualTo("file://~/sub/b.js false file://~/x%20y.js?q#f\nfile://~/a%20b.js ~/a b.js ~ true");
    }

    @Test
    void importMetaIsOneExtensibleObjectWithoutPrototype() throws JavetException {
        program.file(
                "a.js",
                "import.meta.x = 1; log(import.meta.x, Object.getPrototypeOf(import.meta), Object.keys(import.meta))");
        assertThat(program.run("a.js")).isEqualTo("1 null url,filename,dirname,main,resolve,x");
    }

    @Test
    void dynamicImportGivesTheNamespaceLater() throws JavetException {
        program.file(
                        "a.js",
                        "const p = import('./b.js'); log('first'); const b = await p; log(b.x, b.default, p instanceof Promise, Object.prototype.toString.call(b))")
                .file("b.js", "log('b'); export const x = 1; export default 2");
        assertThat(program.run("a.js")).isEqualTo("first\nb\n1 2 true [object Module]");
    }

    @Test
    void concurrentImportsShareOneEvaluationWithTopLevelAwait() throws JavetException {
        program.file(
                        "a.js",
                        "const all = await Promise.all([import('./b.js'), import('./b.js'), import('./c.js')]); log(all[0] === all[1], all[2].b)")
                .file("b.js", "log('b starts'); await null; await null; log('b ends'); export const b = 7")
                .file("c.js", "export { b } from './b.js'; log('c')");
        assertThat(program.run("a.js")).isEqualTo("b starts\nb ends\nc\ntrue 7");
    }

    @Test
    void importOfAModuleThatIsBeingEvaluatedWaitsForItsEnd() throws JavetException {
        program.file("a.js", "import './slow.js'; log('a')")
                .file(
                        "slow.js",
                        "import('./slow.js').then((m) => log('seen', m.done)); await null; await null; export let done = false; await null; done = true; log('slow ends')");
        assertThat(program.run("a.js")).isEqualTo("slow ends\na\nseen true");
    }

    @Test
    void cyclesAreLinked() throws JavetException {
        program.file("a.js", "import { b } from './b.js'; export const a = () => 'a'; log(b())")
                .file("b.js", "import { a } from './a.js'; export const b = () => a() + 'b'");
        assertThat(program.run("a.js")).isEqualTo("ab");
    }

    @Test
    void topLevelAwaitKeepsTheOrderOfSiblings() throws JavetException {
        program.file("a.js", "import './slow.js'; import './fast.js'; log('a')")
                .file("slow.js", "log('slow 1'); await null; log('slow 2')")
                .file("fast.js", "log('fast')");
        assertThat(program.run("a.js")).isEqualTo("slow 1\nfast\nslow 2\na");
    }

    @Test
    void anUncaughtErrorKeepsItsLineAndColumn() throws JavetException {
        program.file("a.js", "import.meta.url; import './b.js'")
                .file("b.js", "\n  await import('data:,1'); throw new Error('x' + import.meta.url.length * 0)");
        assertThat(program.run("a.js")).isEqualTo("Error: x0\n    at file://~/b.js:2:34");
    }

    @Test
    void aThrownValueThatIsNoErrorIsTheReason() throws JavetException {
        program.file("a.js", "try { await import('./b.js') } catch (e) { log('caught', e) }; await import('./b.js')")
                .file("b.js", "throw 42");
        assertThat(program.run("a.js")).isEqualTo("caught 42\n42");
    }

    @Test
    void aFailedModuleFailsEachTimeWithTheSameError() throws JavetException {
        program.file("a.js", """
                        const reason = (s) => import(s).catch((e) => e);
                        log(await reason('./throws.js') === await reason('./throws.js'), (await reason('./throws.js')).message);
                        log(await reason('./syntax.js') === await reason('./syntax.js'), (await reason('./syntax.js')).name);
                        log(await reason('./over.js') === await reason('./throws.js'));
                        """)
                .file("throws.js", "throw new RangeError('no')")
                .file("over.js", "import './throws.js'")
                .file("syntax.js", "let let");
        assertThat(program.run("a.js")).isEqualTo("true no\ntrue SyntaxError\ntrue");
    }

    @Test
    void aMissingFileNamesTheImporterAndItsPlace() throws JavetException {
        program.file("a.js", "\n\nimport x from './b.js';")
                .file("b.js", "// one\n  export * from './nope.js'")
                .file("nope.ts", "");
        assertThat(program.run("a.js"))
                .isEqualTo("TypeError: Module not found \"file://~/nope.js\".\n    at file://~/b.js:2:17");
    }

    @Test
    void aMissingFileOfADynamicImportNamesTheCall() throws JavetException {
        program.file("a.js", "log(1);\n  await import('./nope');").file("nope.js", "");
        assertThat(program.run("a.js"))
                .isEqualTo(
                        "1\nTypeError: Module not found \"file://~/nope\". Maybe add a '.js' extension?\n    at file://~/a.js:2:9");
    }

    @Test
    void aMissingExportNamesTheImporterAndItsPlace() throws JavetException {
        program.file("a.js", "import { x, yy } from './b.js'").file("b.js", "export const x = 1");
        assertThat(program.run("a.js")).isEqualTo("""
                SyntaxError: The requested module './b.js' does not provide an export named 'yy'
                  import { x, yy } from './b.js'
                              ^^
                    at file://~/a.js:1:13""".replace("                    at", "    at"));
    }

    @Test
    void aSyntaxErrorShowsItsLine() throws JavetException {
        program.file("a.js", "import './b.js'").file("b.js", "import.meta;\n\tlet x y;\n");
        assertThat(program.run("a.js"))
                .isEqualTo(
                        "SyntaxError: Unexpected identifier 'y'\n  \tlet x y;\n  \t      ^\n    at file://~/b.js:2:8");
    }

    @Test
    void jsonTextAndBytesAreImportedByType() throws JavetException {
        program.file("a.js", """
                        import j from './d.json' with { type: 'json' };
                        import t from './d.json' with { type: "text", };
                        import b from './d.json' with { 'type': 'bytes' };
                        log(j.a, t, b.length, b instanceof Uint8Array);
                        const again = await import('./d.json', { with: { type: 'json' } });
                        log(again.default === j);
                        """).file("d.json", "{\"a\": [1, 2]}");
        assertThat(program.run("a.js")).isEqualTo("1,2 {\"a\": [1, 2]} 13 true\ntrue");
    }

    @Test
    void invalidJsonNamesItsPlace() throws JavetException {
        program.file("a.js", "import './d.json' with { type: 'json' };").file("d.json", "{\n  \"a\": oops\n}");
        assertThat(program.run("a.js"))
                .startsWith("SyntaxError: Unexpected token 'o'")
                .endsWith("    at file://~/d.json:2:8");
    }

    @Test
    void jsonWithoutItsTypeIsRefused() throws JavetException {
        program.file("a.js", "import './d.json'").file("d.json", "{}");
        assertThat(program.run("a.js"))
                .isEqualTo("TypeError: Expected a JavaScript or TypeScript module, but \"file://~/d.json\" is JSON:"
                        + " import it with { type: \"json\" }\n    at file://~/a.js:1:8");
    }

    @Test
    void attributesThatMeanNothingAreRefused() throws JavetException {
        program.file("a.js", """
                const reason = (...a) => import(...a).catch((e) => log(`${e}`));
                """.replace("import(...a)", "import(a[0], a[1])") + """
                await reason('./b.js', { with: { type: 'css' } });
                await reason('./b.js', { with: { lazy: 'yes' } });
                await reason('./b.js', { with: { type: 1 } });
                await reason('./b.js', 1);
                await reason(Symbol('s'));
                await reason({ toString() { throw new EvalError('mine') } });
                """);
        assertThat(program.run("a.js")).isEqualTo("""
                TypeError: Import attribute type "css" is not supported: use "json", "text" or "bytes"
                TypeError: Import attribute "lazy" is not supported
                TypeError: Import attribute "type" must be a string
                TypeError: The second argument of import() must be an object
                TypeError: Cannot convert a Symbol value to a string
                EvalError: mine""");
    }

    @Test
    void dataUrlsAreModules() throws JavetException {
        program.file("a.js", """
                import { x } from 'data:text/javascript,export const x = 1 %2B 1';
                import y from 'data:text/javascript;base64,ZXhwb3J0IGRlZmF1bHQgMw==';
                import j from 'data:application/json,{"k":4}' with { type: 'json' };
                log(x, y, j.k, (await import('data:text/javascript,export default import.meta.url')).default);
                """);
        assertThat(program.run("a.js")).isEqualTo("2 3 4 data:text/javascript,export default import.meta.url");
    }

    @Test
    void aModuleOnTheNetworkIsRefusedWithWhatToDo() throws JavetException {
        program.file("a.js", "\nimport 'https://example.com/x.js'");
        assertThat(program.run("a.js"))
                .contains("modules are not loaded from the network. Download the file")
                .endsWith("    at file://~/a.js:2:8");
    }

    @Test
    void aTextIsRunUnderAUrl() throws JavetException {
        program.file("b.js", "export const b = 5");
        try (ModuleLoader loader = program.open(Transpiler.NONE);
                V8ValuePromise end = loader.evaluate(
                        program.url("$eval.js"),
                        "import { b } from './b.js'; log(b, import.meta.main)",
                        ModuleContent.Format.ES_MODULE)) {
            assertThat(program.outcome(end, loader.sourceMaps())).isEqualTo("5 true");
        }
    }

    @Test
    void aModuleThatExportsThenIsAThenableOfImport() throws JavetException {
        program.file("a.js", "log(await import('./b.js'))")
                .file("b.js", "export function then(resolve) { resolve('resolved') }");
        assertThat(program.run("a.js")).isEqualTo("resolved");
    }

    @Test
    void aTextThatChoosesItsNameCannotPoseAsAnotherModule() throws JavetException {
        program.file("a.js", "import './evil.js'; import { who } from './b.js'; log(who, import.meta.url)")
                .file("b.js", "export const who = 'b'")
                .file(
                        "evil.js",
                        "import { who } from './b.js'; log(who, import.meta.url); export {};\n//# sourceURL=\u0001./b.js");
        assertThat(program.run("a.js")).isEqualTo("b file://~/evil.js\nb file://~/a.js");
    }

    @Test
    void patchedIntrinsicsAreNotUsed() throws JavetException {
        program.file("a.js", """
                Promise.prototype.then = Map.prototype.get = Object.defineProperty = String.prototype.slice = () => { throw 'patched' };
                Error.prepareStackTrace = () => { log('hook'); return 'x' };
                globalThis.Promise = globalThis.Map = undefined;
                import('./b.js');
                """).file("b.js", "log('b')");
        assertThat(program.run("a.js")).isEqualTo("b");
    }

    @Test
    void aCaughtFailureLeavesNoUnhandledRejection() throws JavetException {
        List<String> events = new ArrayList<>();
        program.runtime.setPromiseRejectCallback((event, _, _) -> events.add(event.name()));
        program.file(
                        "a.js",
                        "for (const s of ['./throws.js', './syntax.js', './nope.js']) await import(s).catch(() => {})")
                .file("throws.js", "throw 1")
                .file("syntax.js", "let let");
        assertThat(program.run("a.js")).isEmpty();
        assertThat(events.stream().filter("PromiseRejectWithNoHandler"::equals).count())
                .isEqualTo(events.stream()
                        .filter("PromiseHandlerAddedAfterReject"::equals)
                        .count());
    }

    @Test
    void theCompiledModulesAreKnown() throws JavetException {
        program.file("a.js", "import './b.js'").file("b.js", "");
        try (ModuleLoader loader = program.open(Transpiler.NONE);
                V8ValuePromise end = loader.load(program.url("a.js"))) {
            assertThat(program.outcome(end, loader.sourceMaps())).isEmpty();
            assertThat(loader.urls()).containsExactlyInAnyOrder(program.url("a.js"), program.url("b.js"));
        }
    }

    @Test
    void typeScriptIsRefusedWhereThereIsNoTranspiler() throws JavetException {
        program.file("a.ts", "let x: number");
        try (ModuleLoader loader = program.open(Transpiler.NONE);
                V8ValuePromise end = loader.load(program.url("a.ts"))) {
            assertThat(program.outcome(end, loader.sourceMaps())).contains("TypeScript and JSX are not available here");
        }
    }

    @Test
    void theEndOfAnIsolateGoesThroughTheLoader() throws Exception {
        program.file("a.js", "log('in'); for (;;) {}");
        Thread killer = Thread.ofPlatform()
                .start(() -> Awaitility.await()
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> {
                            program.runtime.terminateExecution();
                            return killed.get();
                        }));
        try {
            assertThatThrownBy(() -> program.run("a.js")).isInstanceOf(JavetTerminatedException.class);
        } finally {
            killed.set(true);
            killer.join();
        }
    }

    private final AtomicBoolean killed = new AtomicBoolean();
}
