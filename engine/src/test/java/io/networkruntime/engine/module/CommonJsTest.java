package io.networkruntime.engine.module;

import static org.assertj.core.api.Assertions.assertThat;

import com.caoccao.javet.exceptions.JavetException;
import org.junit.jupiter.api.Test;

final class CommonJsTest extends ProgramTest {
    @Test
    void aPackageIsImportedByDefaultAndByName() throws JavetException {
        program.file(
                        "a.js",
                        "import p, { one, two, three } from 'p'; import * as ns from 'p'; log(p.one, one, two, three, ns.default === p)")
                .file(
                        "node_modules/p/index.js",
                        "exports.one = 1; Object.defineProperty(exports, 'two', { value: 2 }); module.exports.three = 3");
        assertThat(program.run("a.js")).isEqualTo("1 1 2 3 true");
    }

    @Test
    void anObjectOfExportsIsImportedByName() throws JavetException {
        program.file("a.js", "import { a, b, c, d } from './x.cjs'; log(a, b(), c, d)")
                .file(
                        "x.cjs",
                        "const a = 1; module.exports = { a, b: () => [1, '}', { x: 2 }].length, 'c': \"x,y\", // d\n d() { return 1 } }");
        assertThat(program.run("a.js")).isEqualTo("1 3 x,y d() { return 1 }");
    }

    @Test
    void namesOfARequiredModuleAreReexported() throws JavetException {
        program.file("a.js", "import { deep } from 'p'; log(deep)")
                .file("node_modules/p/package.json", "{\"main\": \"./lib\"}")
                .file("node_modules/p/lib/index.js", "module.exports = require('./inner')")
                .file("node_modules/p/lib/inner.js", "exports.deep = 'deep'");
        assertThat(program.run("a.js")).isEqualTo("deep");
    }

    @Test
    void filesAreEvaluatedInTheImportersTurnAndOnce() throws JavetException {
        program.file("a.js", "import './first.js'; import './x.cjs'; import y from './y.cjs'; log(y)")
                .file("first.js", "log('first')")
                .file("x.cjs", "log('x'); require('./y.cjs')")
                .file("y.cjs", "log('y'); module.exports = 'exports of y'");
        assertThat(program.run("a.js")).isEqualTo("first\nx\ny\nexports of y");
    }

    @Test
    void theWrapperGivesWhatNodeGives() throws JavetException {
        program.file("a.js", "import './sub/x.cjs'").file("sub/x.cjs", """
                #!/usr/bin/env node
                log(this === exports, module.exports === exports, __filename, __dirname, typeof require.resolve);
                log(require.resolve('./y'), module.id, require.cache[__filename] === module, module.loaded, typeof globalThis.require);
                """).file("sub/y.js", "");
        assertThat(program.run("a.js"))
                .isEqualTo("true true ~/sub/x.cjs ~/sub function\n~/sub/y.js ~/sub/x.cjs true false undefined");
    }

    @Test
    void cyclesSeePartialExports() throws JavetException {
        program.file("a.js", "import './x.cjs'")
                .file("x.cjs", "exports.early = 1; const y = require('./y.cjs'); exports.late = 2; log(y.seen)")
                .file("y.cjs", "const x = require('./x.cjs'); exports.seen = JSON.stringify(x)");
        assertThat(program.run("a.js")).isEqualTo("{\"early\":1}");
    }

    @Test
    void jsonAndModulesCanBeRequired() throws JavetException {
        program.file("a.js", "import './x.cjs'")
                .file("x.cjs", "log(require('./d.json').k, require('./m.mjs').x, require('./d').k)")
                .file("d.json", "{\"k\": 1}")
                .file("m.mjs", "export const x = import.meta.url.slice(-5)");
        assertThat(program.run("a.js")).isEqualTo("1 m.mjs 1");
    }

    @Test
    void aRequiredModuleThatThrowsThrowsItsError() throws JavetException {
        program.file("a.js", "import './x.cjs'")
                .file("x.cjs", "try { require('./m.mjs') } catch (e) { log(e.message) }")
                .file("m.mjs", "throw new Error('mine')");
        assertThat(program.run("a.js")).isEqualTo("mine");
    }

    @Test
    void topLevelAwaitAndCyclesCannotBeRequired() throws JavetException {
        program.file("a.js", "import './x.cjs'; export {}")
                .file(
                        "x.cjs",
                        "for (const f of ['./await.mjs', './a.js', './over.mjs']) try { require(f) } catch (e) { log(e.code) }")
                .file("await.mjs", "await 1")
                .file("over.mjs", "import './a.js'");
        assertThat(program.run("a.js"))
                .isEqualTo("ERR_REQUIRE_ASYNC_MODULE\nERR_REQUIRE_CYCLE_MODULE\nERR_REQUIRE_CYCLE_MODULE");
    }

    @Test
    void dynamicImportWorksInside() throws JavetException {
        program.file("a.js", "import p from './x.cjs'; log((await p).x)")
                .file("x.cjs", "module.exports = import('./m.mjs')")
                .file("m.mjs", "export const x = 9");
        assertThat(program.run("a.js")).isEqualTo("9");
    }

    @Test
    void aMissingRequireNamesItsPlace() throws JavetException {
        program.file("a.js", "import './x.cjs'").file("x.cjs", "\n  require('./nope')");
        assertThat(program.run("a.js"))
                .startsWith(
                        "TypeError: Module not found \"file://~/nope\".\n    at Object.<anonymous> (file://~/x.cjs:2:3)");
    }

    @Test
    void errorsKeepTheirPlace() throws JavetException {
        program.file("a.js", "import './x.cjs'").file("x.cjs", "throw new Error('x')");
        assertThat(program.run("a.js")).startsWith("Error: x\n    at Object.<anonymous> (file://~/x.cjs:1:7)");
        program.file("b.js", "import './y.cjs'").file("y.cjs", "let a;\nlet let x");
        assertThat(program.run("b.js")).contains("\n  let let x\n").contains("at file://~/y.cjs:2:");
    }

    @Test
    void aBuiltInModuleOfNodeIsRefusedWithWhatToDo() throws JavetException {
        program.file("a.js", "import 'fs'");
        assertThat(program.run("a.js"))
                .startsWith("TypeError: Cannot find package \"fs\": Node's built-in modules are not available");
    }

    @Test
    void aFailedModuleIsTriedAgain() throws JavetException {
        program.file("a.js", "import './x.cjs'")
                .file("x.cjs", """
                globalThis.tries = 0;
                for (let i = 0; i < 3; i++) try { log(require('./y.cjs')) } catch (e) { log(e) }
                """)
                .file("y.cjs", "if (tries++ < 2) throw tries; module.exports = 'well'");
        assertThat(program.run("a.js")).isEqualTo("1\n2\nwell");
    }
}
